// Fit: how well filling a vacated shift would help its units; decides what is searched for.
//
// Somebody is searched for only if it helps: a unit is below C, or a role that nobody holds comes
// with the shift. A basis shift of units that have no requirement in its whole time is searched for
// too, because nothing says that they can do without. A place at a voluntary meeting is for
// whoever wants it.
//
// Source:  ABC-TRIG, TIER in the rule book.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "roster/domain/shift_row.h"
#include "roster/domain/staffing.h"

namespace vagtbro::roster {

struct Fit {
  bool fills_role = false;
  bool basis = false;
  absl::Duration helped;  // time in which a unit is helped, summed over units
  absl::Time start_time;
  std::string shift_id;
};

// True if `a` is to be filled rather than `b`: a missing role first, basis before team, then what
// helps longer, begins earlier, and at last the smaller id, so that there is always one answer.
bool FitsBetter(const Fit& a, const Fit& b);

// `units` holds the stretches of each of the shift's units over its vacant time, the shift itself
// not counted. nullopt: nobody need be searched for.
std::optional<Fit> FitOf(const v1::ShiftRow& row, const Interval& vacant,
                         const std::vector<std::vector<Stretch>>& units);

// The worst level in `units`; what a gap names as its cause.
v1::ServiceLevel WorstLevel(const std::vector<std::vector<Stretch>>& units);

}  // namespace vagtbro::roster
