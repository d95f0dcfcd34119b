// GiveBack: a shift goes back to the one who had reported sick from it.
//
// Whoever covered it, and had left a shift of their own for it, has that again while nobody else
// has it; who had taken it over from a team shift has the team shift again. The caller watches the
// levels around all of them.
//
// Shape:   emits ShiftRestored for each shift, and GapClosed if somebody was searched for.
#pragma once

#include <string>
#include <vector>

#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// The ids and those of the shifts that were left or given up for them: what GiveBack() touches.
std::vector<std::string> WithLeftShifts(const RosterState& state, const std::string& tenant,
                                        const std::vector<std::string>& shift_ids);

// True if the one who had reported sick may have the whole shift again: employed, fit, and the law
// allows it.
bool MayHaveItBack(const RosterState& state, const std::string& tenant, const v1::ShiftRow& row);

// Requires the shift to be known, and somebody to have reported sick from it.
void GiveBack(const RosterState& state, kit::Commit& commit, const std::string& shift_id);

// Whoever held `row` until now, and had left a shift of their own for it, has that again if it has
// not begun, nobody else has it, and the law allows it. `row`: as it was while they held it.
void GiveLeftBack(const RosterState& state, kit::Commit& commit, const v1::ShiftRow& row);

}  // namespace vagtbro::roster
