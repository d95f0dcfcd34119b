// Risk: where a unit is short, or one absence away from it.
//
// Shape:   pure; by start. Touching stretches that are at risk for the same reason are one, told
//          with its worst moment. None where nothing is required.
// Units:   intervals are half-open; heads count, whoever they are.
#pragma once

#include <cstdint>
#include <vector>

#include "roster/domain/staffing.h"

namespace vagtbro::roster {

enum class RiskKind {
  kSearched,     // below C, and somebody is searched for
  kNoShift,      // below C, and nobody is: no shift of the roster could help
  kAccepted,     // below C, and a planner lets it be
  kNoMargin,     // not below C yet: one absence more and it is
  kRoleMissing,  // not below C, but somebody with a role is missing
};

struct Risk {
  Interval interval;
  RiskKind kind = RiskKind::kNoMargin;
  staffing::v1::ServiceLevel level = staffing::v1::SERVICE_LEVEL_UNSPECIFIED;  // the worst
  uint32_t heads = 0;                              // at the worst moment: where most are missing
  uint32_t heads_c = 0;                            // that the C-plan needs then
  std::vector<types::v1::RoleSlot> missing_roles;  // ascending, each once

  bool operator==(const Risk&) const = default;
};

// What a unit asks for and who is there, as Stretches() has it; when somebody is searched for, and
// when a planner lets it run without a shift.
struct UnitPlan {
  std::vector<Need> needs;
  std::vector<Presence> presences;
  std::vector<Interval> searched;
  std::vector<Interval> accepted;
};

// Requires `within` not to be empty.
std::vector<Risk> RisksOf(const UnitPlan& plan, const Interval& within);

}  // namespace vagtbro::roster
