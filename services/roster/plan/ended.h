// Ended: nobody stands in the roster after their employment.
//
// Shape:   emits ShiftReleased (ENDED), TeamShiftDropped, and what LevelWatch makes of them. Done
//          again it finds nothing to do.
#pragma once

#include <string>
#include <vector>

#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// Takes the employments off every shift still to come in which they are no longer, or not yet, in
// force. Who is at work when it ends is there until it ends.
void ReleaseEnded(const RosterState& state, kit::Commit& commit,
                  const std::vector<std::string>& employment_ids);

}  // namespace vagtbro::roster
