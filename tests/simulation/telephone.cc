#include "simulation/telephone.h"

namespace vagtbro::simulation {

absl::Status Telephone::Reply() {
  if (faulty_ && random_.Percent(20)) return absl::UnavailableError(std::string("reply lost"));
  return absl::OkStatus();
}

absl::Status Telephone::Offer(const notifications::VoiceCall& offer) {
  if (taken_.insert(offer.reference).second) {
    calls_[offer.reference] = {offer, random_.Below(100), false};
  }
  return Reply();
}

absl::Status Telephone::Withdraw(const std::string& /*tenant*/, const std::string& reference) {
  const auto call = calls_.find(reference);
  if (call != calls_.end()) call->second.withdrawn = true;
  return Reply();
}

ivr::v1::VoiceOutcome OutcomeOf(const std::string& pool_outcome) {
  static const std::map<std::string, ivr::v1::VoiceOutcome> outcomes = {
      {"CONFIRMED", ivr::v1::VOICE_OUTCOME_ACCEPTED}, {"PENDING", ivr::v1::VOICE_OUTCOME_PENDING},
      {"QUEUED", ivr::v1::VOICE_OUTCOME_PENDING},     {"STANDBY", ivr::v1::VOICE_OUTCOME_PENDING},
      {"REFUSED", ivr::v1::VOICE_OUTCOME_REFUSED},    {"DECLINED", ivr::v1::VOICE_OUTCOME_DECLINED},
  };
  const auto found = outcomes.find(pool_outcome);
  return found == outcomes.end() ? ivr::v1::VOICE_OUTCOME_TOO_LATE : found->second;
}

}  // namespace vagtbro::simulation
