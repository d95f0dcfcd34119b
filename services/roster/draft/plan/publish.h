// Publish: a judged draft comes into force, in the facts that the live acts say.
//
// Who no longer has a shift is told by ShiftReleased, who has it now by ShiftAssigned; a shift that
// is moved is ShiftChanged, a new one ShiftsPublished (then ShiftAssigned if somebody has it), one
// not wanted ShiftCancelled. What changed
// hands stays a planned shift, and an unchanged import leaves it alone.
//
// Shape:   ends with DraftPublished, then what LevelWatch makes of it all.
#pragma once

#include <string>
#include <vector>

#include "kit/journal/commit.h"
#include "roster/draft/judge.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// Requires every change to be allowed.
void Publish(const RosterState& state, kit::Commit& commit, const std::string& unit_id,
             const std::vector<JudgedChange>& changes);

}  // namespace vagtbro::roster
