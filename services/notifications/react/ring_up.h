// Ring up: an offer by voice as the second try of one that went by SMS.
//
// Shape:   at most one a person and offer. A message of its own, so that its failure says nothing
//          of the SMS, and nobody's contact is counted twice.
// Threads: the owner thread of the journal only.
// Source:  services/DECISIONS.md 46.
#pragma once

#include <string>

#include "kit/journal/commit.h"
#include "notifications/store/notifications_state.h"

namespace vagtbro::notifications {

// The patience with the SMS of this key is over: queues the offer by voice, if it is still open and
// unanswered and the call may ring before it lapses.
void RingUp(const NotificationsState& state, kit::Commit& commit, const std::string& message_key);

// The offer is answered or gone: what has not rung does not ring any more.
void StopRinging(const NotificationsState& state, kit::Commit& commit, const std::string& offer_id,
                 const std::string& employment_id);

}  // namespace vagtbro::notifications
