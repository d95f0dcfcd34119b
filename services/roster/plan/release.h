// Release: somebody no longer has a shift, without an absence.
//
// The caller watches the levels around it: LevelWatch::Settle() then finds out whether somebody
// must be searched for.
//
// Shape:   emits ShiftReleased, and TeamShiftDropped for a team shift.
#pragma once

#include <optional>
#include <string>

#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::roster {

// Requires the shift to be known and held. `leave_time`: they are there until then; absent: until
// now, or not at all if it has not begun. `for_shift_id`: the shift they take instead, if any.
void Release(const RosterState& state, kit::Commit& commit, const std::string& shift_id,
             v1::ReleaseCause cause, std::optional<absl::Time> leave_time = std::nullopt,
             const std::string& for_shift_id = "");

// A team shift that nobody holds falls away; nothing for a basis shift.
void DropTeamShift(const v1::Shift& shift, kit::Commit& commit);

}  // namespace vagtbro::roster
