// Voice: when an offer that nobody has answered is made by telephone too, and how calls are named.
//
// The SMS goes at once. Somebody who has agreed to calls and has not answered after a while is rung
// up with the same offer: a message of its own, of the occasion "voice".
//
// Units:   instants; a reference has the shape of an id, one for each number that is tried.
// Source:  services/DECISIONS.md 46.
#pragma once

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "vagtbro/notifications/v1/notifications_facts.pb.h"

namespace vagtbro::notifications {

inline constexpr char kVoiceOccasion[] = "voice";

bool IsByVoice(const v1::MessageQueued& message);

// When the telephone takes over: after a third of the time that the offer is open, but neither
// within two minutes nor later than after five.
absl::Time VoiceTime(absl::Time offer_time, absl::Time lapse_time);

// "<message id>", for the numbers behind the first "<message id>.<way>"; and back.
std::string VoiceReference(const std::string& message_id, uint32_t way);
struct VoiceWay {
  std::string message_id;
  int way = 0;
  bool operator==(const VoiceWay&) const = default;
};
VoiceWay ParseVoiceReference(const std::string& reference);

}  // namespace vagtbro::notifications
