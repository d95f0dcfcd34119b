// What the roster does with the events of others and at its own deadlines.
//
// Every reaction may come twice in meaning and in any order between upstreams: one that changes
// nothing emits nothing.
//
// Errors:  INVALID_ARGUMENT: the event makes no sense and is parked as a dead letter.
// Threads: the owner thread of the journal only.
#pragma once

#include <string>

#include "kit/bus/hearing.h"
#include "kit/journal/alarms.h"
#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// Fills `hearing` with everything below; `state` must outlive it.
void Hear(const RosterState& state, kit::Hearing& hearing);

// Directory: who is employed, on leave, or gone.
void HearDirectory(const RosterState& state, kit::Hearing& hearing);

// Sickness: shifts are vacated, and given back after recovery.
void HearSickness(const RosterState& state, kit::Hearing& hearing);

// Pool: an accepted offer becomes an assignment, or is refused with the reason.
void HearPool(const RosterState& state, kit::Hearing& hearing);

// Who covers the shift should have come by now: if not, it is searched for again.
void OnCheckInDue(const RosterState& state, kit::Commit& commit, const std::string& shift_id);

// The time of a gap is over: it is closed. A check-in is due.
void OnAlarm(const RosterState& state, kit::Commit& commit, const kit::Alarm& alarm);

}  // namespace vagtbro::roster
