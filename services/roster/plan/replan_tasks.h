// ReplanTasks: those on duty hear which tasks wait and which are done again.
//
// Shape:   emits TasksReplanned, one a change of level that touches a task; up as down.
#pragma once

#include <string>

#include "kit/journal/commit.h"
#include "roster/domain/staffing.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

void ReplanTasks(const RosterState& state, kit::Commit& commit, const std::string& unit,
                 const LevelChange& change);

}  // namespace vagtbro::roster
