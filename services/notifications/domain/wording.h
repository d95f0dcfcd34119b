// Wording: what each message says, in Danish and in English. The one place to change a text.
//
// A text knows places, times, codes and rules; there is no slot for a name or for a reason to be
// away. Times are Danish local time.
//
// Shape:   GSM-7; one SMS of 160 places for all but the refusal, whose sentence is the law's.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "vagtbro/notifications/v1/notifications_facts.pb.h"

namespace vagtbro::notifications {

// The text of a message. A place too long for one SMS is shortened; a missing one is left out.
std::string Wording(v1::MessageCause cause, const v1::MessageContent& content, bool danish,
                    absl::Time now);

}  // namespace vagtbro::notifications
