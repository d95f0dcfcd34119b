// TendGaps: somebody is searched for exactly where that is needed.
//
// Afterwards no vacated shift in the areas would help its units any more, and no gap is open that
// does not help: a gap counts as if it were filled already, so a unit short of one has one gap. A
// shift without which a planner lets its units run counts so, too, until they are staffed worse.
//
// Shape:   emits GapOpened, those that fit best first, then GapClosed (NOT_NEEDED).
// Source:  ABC-TRIG in the rule book; domain/fit.h.
#pragma once

#include <string>
#include <vector>

#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// A unit in a time.
struct Area {
  std::string unit_id;
  Interval interval;
};

// What is left of the shift from `now` on, in each of its units; empty if it is over.
std::vector<Area> AreasOf(const v1::Shift& shift, absl::Time now);

// The same instants with each unit's times joined; by unit, then start.
std::vector<Area> Joined(const std::vector<Area>& areas);

// Somebody is searched for. Requires nobody to hold the shift, and something to be left of it.
void OpenGap(const RosterState& state, kit::Commit& commit, const v1::ShiftRow& row);

// The search is over.
void CloseGap(kit::Commit& commit, const std::string& gap_id, v1::GapCloseReason reason);

void TendGaps(const RosterState& state, kit::Commit& commit, const std::vector<Area>& areas);

}  // namespace vagtbro::roster
