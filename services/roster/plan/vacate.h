// VacateAway: nobody who is reported away stands in the roster.
//
// A sick person is sick in all of their employments. A shift that has begun is left from now on,
// one that is over stays as it was. Done again it finds nothing to do, so it may follow any event
// that could put a person who is away on a shift.
//
// Who is away from what they cover, and left a later shift for it in which they are not, has that
// again.
//
// Shape:   emits ShiftVacated, TeamShiftDropped, and what LevelWatch makes of them.
#pragma once

#include <set>
#include <string>

#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// Takes the people behind `employments` off every shift in which they are reported away.
void VacateAway(const RosterState& state, kit::Commit& commit,
                const std::set<std::string>& employments);

}  // namespace vagtbro::roster
