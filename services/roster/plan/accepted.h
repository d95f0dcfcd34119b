// Accepted: a planner lets units run without a shift, at the level that leaves.
//
// That holds while they are staffed no worse than then: one absence more, and somebody is searched
// for again. Open gaps do not count here: what was accepted is who is really there.
//
// Source:  domain/acts.h.
#pragma once

#include <string>

#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// How the shift's units are staffed without it, from now to its end. Requires nobody to hold it.
v1::LevelAccepted LevelToAccept(const RosterState& state, const std::string& tenant,
                                const v1::ShiftRow& row, absl::Time now);

// True if nobody need be searched for because of that.
bool IsAccepted(const RosterState& state, const std::string& tenant, const v1::ShiftRow& row,
                absl::Time now);

}  // namespace vagtbro::roster
