// Merge: several night watches at the same time become one that serves all of their units.
//
// Source:  domain.md 3a, cases 11 and 32: merging n watches saves exactly n - 1 duties.
#pragma once

#include <vector>

#include "kit/base/outcome.h"
#include "roster/domain/shared_watch.h"
#include "roster/domain/shift_row.h"

namespace vagtbro::roster {

enum class MergeRefusal {
  kShiftBegun,
  kTimesDiffer,
  kKindsDiffer,
  kRolesDiffer,
  kNotNeighbours,
  kNoCommonProfession,
  kLaw
};

// The shift that takes the place of all: with the id of the first, held by nobody, a basis shift if
// any of them is. `units` are those of all rows. Requires at least one row.
kit::Outcome<v1::Shift, MergeRefusal> Merged(const std::vector<v1::ShiftRow>& rows,
                                             const Units& units, absl::Time now);

}  // namespace vagtbro::roster
