// Call-back table: the open tasks and those done in the last week, findable by what is open.
//
// The indexes follow from the rows alone and are built anew when the rows are loaded, so that what
// follows each write looks at what is open, and never at the past.
//
// Shape:   keys are kit::Key(tenant, task id). A row is open or done.
// Threads: the owner thread of the journal only.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "kit/journal/table.h"
#include "vagtbro/ivr/v1/ivr_facts.pb.h"

namespace vagtbro::ivr {

class CallBackTable final : public kit::Table<v1::CallBackRow> {
 public:
  explicit CallBackTable(kit::Tables& tables) : Table(tables, "call-back") {}

  // Puts a row and moves it in the indexes. Called by State::Apply() alone, as is Forget().
  void Keep(const std::string& key, v1::CallBackRow row);
  // Erases what was done before `before`.
  void Forget(absl::Time before);
  void Loaded() override;

  // A tenant's open tasks, the longest waiting first.
  std::vector<v1::CallBackRow> Open(const std::string& tenant) const;

 private:
  using Turns = std::set<std::pair<absl::Time, std::string>>;
  void Index(const std::string& key, const v1::CallBackRow& row);
  void Unindex(const std::string& key, const v1::CallBackRow& row);

  Turns open_;  // with the time since when somebody waits
  Turns done_;  // with the time it was done
};

}  // namespace vagtbro::ivr
