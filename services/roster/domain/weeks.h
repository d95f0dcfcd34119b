// Weeks: local Monday midnight to the next.
//
// Units:   a week in which the clock changes lasts 167 or 169 hours.
#pragma once

#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "roster/domain/staffing.h"

namespace vagtbro::roster {

// Weeks that share an instant with `within`, ascending. Requires it not to be empty.
inline std::vector<Interval> WeeksOf(const Interval& within, const absl::TimeZone& zone) {
  const absl::CivilDay first = absl::ToCivilDay(within.start_time, zone);
  absl::CivilDay monday = absl::PrevWeekday(first + 1, absl::Weekday::monday);
  std::vector<Interval> weeks;
  while (weeks.empty() || weeks.back().end_time < within.end_time) {
    weeks.push_back({absl::FromCivil(monday, zone), absl::FromCivil(monday + 7, zone)});
    monday += 7;
  }
  return weeks;
}

}  // namespace vagtbro::roster
