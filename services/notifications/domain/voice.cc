#include "notifications/domain/voice.h"

#include <algorithm>
#include <cstdlib>

namespace vagtbro::notifications {
namespace {

constexpr absl::Duration kLeastPatience = absl::Minutes(2);
constexpr absl::Duration kMostPatience = absl::Minutes(5);

}  // namespace

bool IsByVoice(const v1::MessageQueued& message) {
  return message.cause() == v1::MESSAGE_CAUSE_OFFER && message.occasion_id() == kVoiceOccasion;
}

absl::Time VoiceTime(absl::Time offer_time, absl::Time lapse_time) {
  return offer_time + std::clamp((lapse_time - offer_time) / 3, kLeastPatience, kMostPatience);
}

std::string VoiceReference(const std::string& message_id, uint32_t way) {
  return way == 0 ? message_id : message_id + "." + std::to_string(way);
}

VoiceWay ParseVoiceReference(const std::string& reference) {
  const size_t dot = reference.rfind('.');
  if (dot == std::string::npos) return {reference, 0};
  return {reference.substr(0, dot), std::atoi(reference.c_str() + dot + 1)};
}

}  // namespace vagtbro::notifications
