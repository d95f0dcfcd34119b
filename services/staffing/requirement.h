// Needs: what a unit's requirement asks for in concrete time.
//
// A requirement is written in wall-clock time, so a night from 23 to 07 lasts 7, 8 or 9 hours.
//
// Units:   intervals are half-open; weekdays 1 Monday to 7 Sunday, of the day the need begins.
// Source:  SHIFT-DST in the rule book.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/time/time.h"
#include "vagtbro/roster/v1/roster_events.pb.h"
#include "worktime/interval.h"

namespace vagtbro::staffing {

namespace v1 = roster::v1;
using worktime::Interval;

// One requirement, in force once.
struct Need {
  Interval interval;
  uint32_t heads_a = 0;
  uint32_t heads_b = 0;
  uint32_t heads_c = 0;
  std::vector<types::v1::RoleSlot> roles;  // each must be held by somebody
};

// What all requirements of one unit ask for within a time; those of one requirement ascend. Local
// times follow `zone`: a start that a clock change skips is the instant of the change, one that
// comes twice is the first.
std::vector<Need> NeedsOf(const std::vector<const v1::StaffingRequirementSet*>& requirements,
                          const Interval& within, const absl::TimeZone& zone);

}  // namespace vagtbro::staffing
