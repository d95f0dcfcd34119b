// Levels of a unit as the roster stands.
//
// Units:   intervals are half-open.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "roster/domain/staffing.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// Who counts as there.
enum class Counting {
  kHolders,         // those who hold a shift, or worked a part of it
  kHoldersAndGaps,  // and one head for each open gap, as if it were filled already, and for each
                    // shift without which a planner lets its units run
};

// Shifts as they would stand after something that is only thought of yet, by id.
using Imagined = std::map<std::string, v1::ShiftRow>;

// What of `parts` lies outside `hole`, or outside all of the holes.
std::vector<Interval> Outside(const std::vector<Interval>& parts, const Interval& hole);
std::vector<Interval> Outside(std::vector<Interval> parts, const std::vector<Interval>& holes);

// True if all of the shift's units are closed in all of the interval.
bool IsClosed(const RosterState& state, const std::string& tenant, const v1::Shift& shift,
              const Interval& interval);

// What the unit's requirements ask for within a time, while it is open.
std::vector<Need> OpenNeedsOf(const RosterState& state, const std::string& tenant,
                              const std::string& unit, const Interval& within);

// Who is there; the rest as LevelsOf().
std::vector<Presence> PresencesOf(const RosterState& state, const std::string& tenant,
                                  const std::string& unit, const Interval& within,
                                  Counting counting = Counting::kHolders,
                                  const std::string& without = "", const Imagined& imagined = {});

// The unit's stretches over `within`. While it is closed nothing is required, and who is at a
// meeting is not there. The shift `without` (empty: none) is not counted, and the imagined ones
// count as they would stand. Requires those to keep their units and times.
std::vector<Stretch> LevelsOf(const RosterState& state, const std::string& tenant,
                              const std::string& unit, const Interval& within,
                              Counting counting = Counting::kHolders,
                              const std::string& without = "", const Imagined& imagined = {});

}  // namespace vagtbro::roster
