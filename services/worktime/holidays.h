// Holidays: which days of the Danish calendar are public holidays, or count as one from noon on.
//
// Shape:   any year from 2000 to 2100; pure, no time zone.
// Source:  the holidays of the national church; Store Bededag is none from 2024 on (act 214 of
//          2023). Half holidays as in domain.md 2b, the table of unsocial hours: Christmas Eve is
//          not in it.
#pragma once

#include <vector>

#include "absl/time/civil_time.h"

namespace vagtbro::worktime {

// By the Gregorian computus.
absl::CivilDay EasterSunday(int year);

// In order, each once: Easter Sunday and Whit Sunday included.
std::vector<absl::CivilDay> PublicHolidays(int year);

// As PublicHolidays(), without making the list.
bool IsPublicHoliday(absl::CivilDay day);

// 1 May, Constitution Day (5 June) and New Year's Eve, on whatever day of the week. The hour from
// which they count is PayRates::half_holiday_start_minute.
bool IsHalfHoliday(absl::CivilDay day);

}  // namespace vagtbro::worktime
