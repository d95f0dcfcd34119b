// Voice offer table: offers by voice of the last week, findable by who rings and whose turn it is.
//
// The indexes follow from the rows alone and are built anew when the rows are loaded.
//
// Shape:   keys are kit::Key(tenant, reference). A row rings, waits or is over.
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

class VoiceOfferTable final : public kit::Table<v1::VoiceOfferRow> {
 public:
  explicit VoiceOfferTable(kit::Tables& tables) : Table(tables, "voice-offer") {}

  // Puts a row and moves it in the indexes. Called by State::Apply() alone, as is Forget().
  void Keep(const std::string& key, v1::VoiceOfferRow row);
  // Erases what is over and was taken before `before`.
  void Forget(absl::Time before);
  void Loaded() override;

  // Ringing, or being talked about.
  const std::set<std::string>& ringing() const { return ringing_; }
  // With the time of the next try, the longest due first.
  using Turns = std::set<std::pair<absl::Time, std::string>>;
  const Turns& waiting() const { return waiting_; }
  // True if somebody is rung, whatever about.
  bool Rings(const std::string& employment_id) const;
  // A tenant's rows, the one that was taken last first.
  std::vector<const v1::VoiceOfferRow*> NewestFirst(const std::string& tenant) const;

 private:
  void Index(const std::string& key, const v1::VoiceOfferRow& row);
  void Unindex(const std::string& key, const v1::VoiceOfferRow& row);

  std::set<std::string> ringing_;
  Turns waiting_;
  Turns over_;  // with the time they were taken
};

}  // namespace vagtbro::ivr
