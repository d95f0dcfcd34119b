#include "ivr/store/voice_offer_table.h"

#include <algorithm>

#include "kit/base/proto_time.h"

namespace vagtbro::ivr {

void VoiceOfferTable::Index(const std::string& key, const v1::VoiceOfferRow& row) {
  if (row.ringing()) ringing_.insert(key);
  if (row.has_ring_time()) waiting_.emplace(kit::FromProto(row.ring_time()), key);
  if (row.outcome() != v1::VOICE_OUTCOME_UNSPECIFIED) {
    over_.emplace(kit::FromProto(row.take_time()), key);
  }
}

void VoiceOfferTable::Unindex(const std::string& key, const v1::VoiceOfferRow& row) {
  ringing_.erase(key);
  waiting_.erase({kit::FromProto(row.ring_time()), key});
  over_.erase({kit::FromProto(row.take_time()), key});
}

void VoiceOfferTable::Keep(const std::string& key, v1::VoiceOfferRow row) {
  if (const v1::VoiceOfferRow* old = Find(key)) Unindex(key, *old);
  Index(key, row);
  Put(key, std::move(row));
}

void VoiceOfferTable::Forget(absl::Time before) {
  while (!over_.empty() && over_.begin()->first < before) {
    Erase(over_.begin()->second);
    over_.erase(over_.begin());
  }
}

void VoiceOfferTable::Loaded() {
  for (const auto& [key, row] : rows()) Index(key, row);
}

bool VoiceOfferTable::Rings(const std::string& employment_id) const {
  return std::any_of(ringing_.begin(), ringing_.end(), [&](const std::string& key) {
    return Find(key)->offer().employment_id() == employment_id;
  });
}

std::vector<const v1::VoiceOfferRow*> VoiceOfferTable::NewestFirst(
    const std::string& tenant) const {
  std::vector<const v1::VoiceOfferRow*> newest;
  for (const auto& [key, row] : Under(tenant + "/")) newest.push_back(&row);
  std::stable_sort(newest.begin(), newest.end(), [](const auto* a, const auto* b) {
    return kit::FromProto(a->take_time()) > kit::FromProto(b->take_time());
  });
  return newest;
}

}  // namespace vagtbro::ivr
