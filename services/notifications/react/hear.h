// Hear: what notifications does with the events of pool, roster and directory, and when an alarm is
// due.
//
// Shape:   whatever order they arrive in: an offer or an escalation heard after its gap was
//          closed is not sent; a cover heard before its offer is worded from what the roster said.
// Threads: the owner thread of the journal only.
#pragma once

#include "kit/bus/hearing.h"
#include "notifications/store/notifications_state.h"

namespace vagtbro::notifications {

// Registers all reactions. `state` must outlive `hearing`.
void Hear(NotificationsState& state, kit::Hearing& hearing);

// "message-retry", "reply-retry": its turn has come again. "forget": the day's round.
void OnAlarm(NotificationsState& state, kit::Commit& commit, const kit::Alarm& alarm);

// Parts of Hear().
void HearPool(NotificationsState& state, kit::Hearing& hearing);
void HearRoster(NotificationsState& state, kit::Hearing& hearing);
void HearPlan(NotificationsState& state, kit::Hearing& hearing);
void HearDirectory(kit::Hearing& hearing);

}  // namespace vagtbro::notifications
