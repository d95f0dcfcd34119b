// Day type: on which local days a requirement or a task list holds.
//
// A unit that has anything of its own for public holidays goes by that alone on them; one that has
// not goes by the day of the week.
//
// Source:  worktime/holidays.h for what a public holiday is.
#pragma once

#include <algorithm>
#include <vector>

#include "absl/time/civil_time.h"
#include "worktime/holidays.h"

namespace vagtbro::staffing {

// 1 Monday to 7 Sunday.
inline uint32_t WeekdayNumber(absl::CivilDay day) {
  return static_cast<uint32_t>(absl::GetWeekday(day)) + 1;
}

// True if any of one unit's is meant for public holidays.
template <class Dated>
bool HolidaysApart(const std::vector<const Dated*>& all) {
  return std::any_of(all.begin(), all.end(),
                     [](const Dated* dated) { return dated->public_holidays(); });
}

// `holidays_apart`: what HolidaysApart() says of all of the unit's.
template <class Dated>
bool HoldsOn(const Dated& dated, absl::CivilDay day, bool holidays_apart) {
  const bool holiday = holidays_apart && worktime::IsPublicHoliday(day);
  if (holiday || dated.public_holidays()) return holiday && dated.public_holidays();
  const auto& weekdays = dated.weekdays();
  return std::find(weekdays.begin(), weekdays.end(), WeekdayNumber(day)) != weekdays.end();
}

}  // namespace vagtbro::staffing
