// Levels of a unit as the roster stands.
//
// Units:   intervals are half-open.
#pragma once

#include <string>
#include <vector>

#include "roster/domain/level.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {

// Who counts as there.
enum class Counting {
  kHolders,         // those who hold a shift, or worked a part of it
  kHoldersAndGaps,  // and one head for each open gap, as if it were filled already
};

// The unit's stretches over `within`; the shift `without` (empty: none) is not counted.
std::vector<Stretch> LevelsOf(const RosterState& state, const std::string& tenant,
                              const std::string& unit, const Interval& within,
                              Counting counting = Counting::kHolders,
                              const std::string& without = "");

}  // namespace vagtbro::roster
