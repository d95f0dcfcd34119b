// Hear: what notifications does with the events of pool, roster and directory, and when an alarm is
// due.
//
// Shape:   with kRings, who has agreed to calls and does not answer an offer is rung up; without a
//          telephone nothing is heard of one, and nobody is. Whatever order they arrive in: an
//          offer or an escalation heard after its gap was closed is not sent; a cover heard before
//          its offer is worded from what the roster said.
// Threads: the owner thread of the journal only.
#pragma once

#include "kit/bus/hearing.h"
#include "notifications/store/notifications_state.h"

namespace vagtbro::notifications {

enum class Telephone { kNone, kRings };

// Registers all reactions. `state` must outlive `hearing`.
void Hear(NotificationsState& state, kit::Hearing& hearing, Telephone telephone = Telephone::kNone);

// "message-retry", "reply-retry": its turn has come again. "voice": patience with an offer's SMS is
// over. "forget": the day's round.
void OnAlarm(NotificationsState& state, kit::Commit& commit, const kit::Alarm& alarm);

// Parts of Hear().
void HearPool(NotificationsState& state, kit::Hearing& hearing, Telephone telephone);
void HearRoster(NotificationsState& state, kit::Hearing& hearing);
void HearPlan(NotificationsState& state, kit::Hearing& hearing);
void HearDirectory(NotificationsState& state, kit::Hearing& hearing);
void HearIvr(NotificationsState& state, kit::Hearing& hearing);

}  // namespace vagtbro::notifications
