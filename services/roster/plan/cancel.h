// Cancel: a shift is not wanted any more, and a search for it ends with it.
//
// Who stands in for it from a team shift, or left an own shift for it, has that again. The caller
// watches the levels around all of them: WithLeftShifts().
//
// Shape:   emits ShiftCancelled; GapClosed with the reason given, if somebody was searched for.
#pragma once

#include <string>

#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// Requires the shift to be known and not to be over.
void Cancel(const RosterState& state, kit::Commit& commit, const std::string& shift_id,
            v1::GapCloseReason reason);

}  // namespace vagtbro::roster
