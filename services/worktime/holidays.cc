#include "worktime/holidays.h"

#include <algorithm>
#include <array>

namespace vagtbro::worktime {
namespace {

// Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Sunday and Monday, Store Bededag,
// Ascension, Whit Sunday and Monday.
constexpr int kStoreBededag = 26;
constexpr int kLastStoreBededag = 2023;
constexpr std::array<int, 8> kMovable = {-3, -2, 0, 1, kStoreBededag, 39, 49, 50};

struct MonthDay {
  int month;
  int day;
};
constexpr std::array<MonthDay, 3> kFixed = {{{1, 1}, {12, 25}, {12, 26}}};
constexpr std::array<MonthDay, 3> kHalf = {{{5, 1}, {6, 5}, {12, 31}}};

template <std::size_t kCount>
bool IsAmong(const std::array<MonthDay, kCount>& days, absl::CivilDay day) {
  return std::any_of(days.begin(), days.end(), [day](const MonthDay& each) {
    return each.month == day.month() && each.day == day.day();
  });
}

bool Celebrated(int days_from_easter, int year) {
  return days_from_easter != kStoreBededag || year <= kLastStoreBededag;
}

}  // namespace

absl::CivilDay EasterSunday(int year) {
  // The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).
  const int lunar = year % 19;
  const int century = year / 100;
  const int of_century = year % 100;
  const int lunar_shift = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * lunar + century - century / 4 - lunar_shift + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
  const int late = (lunar + 11 * epact + 22 * weekday) / 451;
  const int days = epact + weekday - 7 * late + 114;
  return absl::CivilDay(year, days / 31, days % 31 + 1);
}

std::vector<absl::CivilDay> PublicHolidays(int year) {
  std::vector<absl::CivilDay> days;
  for (const MonthDay& fixed : kFixed) days.emplace_back(year, fixed.month, fixed.day);
  for (const int from_easter : kMovable) {
    if (Celebrated(from_easter, year)) days.push_back(EasterSunday(year) + from_easter);
  }
  std::sort(days.begin(), days.end());
  return days;
}

bool IsPublicHoliday(absl::CivilDay day) {
  if (IsAmong(kFixed, day)) return true;
  if (day.month() < 3 || day.month() > 6) return false;  // from 19 March to 14 June
  const int year = static_cast<int>(day.year());
  const auto from_easter = day - EasterSunday(year);
  return std::any_of(kMovable.begin(), kMovable.end(), [from_easter, year](int movable) {
    return movable == from_easter && Celebrated(movable, year);
  });
}

bool IsHalfHoliday(absl::CivilDay day) { return IsAmong(kHalf, day); }

}  // namespace vagtbro::worktime
