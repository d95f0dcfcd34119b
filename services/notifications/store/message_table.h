// Message table: every message of the last 90 days, findable by what it is about, by its turn to be
// sent, by age and by the number it went to.
//
// The indexes follow from the rows alone and are built anew when the rows are loaded.
//
// Shape:   keys are kit::Key(tenant, message id).
// Threads: the owner thread of the journal only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "kit/journal/table.h"
#include "vagtbro/notifications/v1/notifications_facts.pb.h"

namespace vagtbro::notifications {

class MessageTable final : public kit::Table<v1::MessageRow> {
 public:
  explicit MessageTable(kit::Tables& tables) : Table(tables, "message") {}

  // Puts a row and moves it in the indexes. Called by State::Apply() alone, as is Forget().
  void Keep(const std::string& key, v1::MessageRow row);
  void Forget(const std::string& key);
  void Loaded() override;

  // Key of the message to somebody about something; nullopt: never queued. `occasion_id`: of which
  // time, where the like may happen again.
  std::optional<std::string> About(const std::string& tenant, const std::string& cause_id,
                                   v1::MessageCause cause, const std::string& employment_id,
                                   const std::string& occasion_id = "") const;
  // Keys of all messages of one cause about something, e.g. to every leader told of a gap.
  std::vector<std::string> AllAbout(const std::string& tenant, const std::string& cause_id,
                                    v1::MessageCause cause) const;

  // The message whose turn comes next behind `ready_sequence`; nullopt: none is ready.
  std::optional<std::string> NextReady(uint64_t ready_sequence) const;
  size_t ready() const { return ready_.size(); }

  // Keys of messages to a number, by its hash, newest first.
  std::vector<std::string> SentTo(const std::string& address_hash) const;
  // Keys of a tenant's messages older than `queue_sequence`, newest first; visit returns false to
  // end.
  template <class Visit>
  void ForEachOlder(const std::string& tenant, uint64_t queue_sequence, const Visit& visit) const {
    const auto first = by_age_.lower_bound({tenant, 0});
    for (auto at = by_age_.lower_bound({tenant, queue_sequence}); at != first;) {
      --at;
      if (!visit(at->second)) return;
    }
  }

 private:
  using Subject = std::tuple<std::string, std::string, int, std::string, std::string>;
  static Subject SubjectOf(const std::string& key, const v1::MessageRow& row);
  void Index(const std::string& key, const v1::MessageRow& row);
  void Unindex(const std::string& key, const v1::MessageRow& row);

  std::map<Subject, std::string> by_subject_;
  std::map<uint64_t, std::string> ready_;
  std::map<std::pair<std::string, uint64_t>, std::string> by_age_;      // tenant, queue sequence
  std::map<std::pair<std::string, uint64_t>, std::string> by_address_;  // hash, queue sequence
};

// Tenant of a row's key.
std::string TenantOf(const std::string& key);

}  // namespace vagtbro::notifications
