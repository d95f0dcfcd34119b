// Danish holidays against printed calendars.
#include "worktime/holidays.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace vagtbro::worktime {
namespace {

using absl::CivilDay;

TEST(HolidaysTest, EasterIsWhereTheCalendarsOf2020To2030HaveIt) {
  const std::vector<CivilDay> printed = {
      CivilDay(2020, 4, 12), CivilDay(2021, 4, 4),  CivilDay(2022, 4, 17), CivilDay(2023, 4, 9),
      CivilDay(2024, 3, 31), CivilDay(2025, 4, 20), CivilDay(2026, 4, 5),  CivilDay(2027, 3, 28),
      CivilDay(2028, 4, 16), CivilDay(2029, 4, 1),  CivilDay(2030, 4, 21)};
  for (const CivilDay easter : printed) {
    EXPECT_EQ(EasterSunday(static_cast<int>(easter.year())), easter);
  }
}

TEST(HolidaysTest, EasterIsRightAtTheEndsOfTheCentury) {
  EXPECT_EQ(EasterSunday(2000), CivilDay(2000, 4, 23));
  EXPECT_EQ(EasterSunday(2008), CivilDay(2008, 3, 23));  // the earliest for long
  EXPECT_EQ(EasterSunday(2011), CivilDay(2011, 4, 24));
  EXPECT_EQ(EasterSunday(2019), CivilDay(2019, 4, 21));
  EXPECT_EQ(EasterSunday(2038), CivilDay(2038, 4, 25));  // the latest there is
  EXPECT_EQ(EasterSunday(2049), CivilDay(2049, 4, 18));
  EXPECT_EQ(EasterSunday(2076), CivilDay(2076, 4, 19));
  EXPECT_EQ(EasterSunday(2100), CivilDay(2100, 3, 28));
}

TEST(HolidaysTest, TheYear2023IsTheLastWithStoreBededag) {
  EXPECT_THAT(
      PublicHolidays(2023),
      testing::ElementsAre(CivilDay(2023, 1, 1), CivilDay(2023, 4, 6), CivilDay(2023, 4, 7),
                           CivilDay(2023, 4, 9), CivilDay(2023, 4, 10), CivilDay(2023, 5, 5),
                           CivilDay(2023, 5, 18), CivilDay(2023, 5, 28), CivilDay(2023, 5, 29),
                           CivilDay(2023, 12, 25), CivilDay(2023, 12, 26)));
  EXPECT_FALSE(IsPublicHoliday(CivilDay(2024, 4, 26)));
}

TEST(HolidaysTest, TheYear2026HasTenHolidays) {
  EXPECT_THAT(
      PublicHolidays(2026),
      testing::ElementsAre(CivilDay(2026, 1, 1), CivilDay(2026, 4, 2), CivilDay(2026, 4, 3),
                           CivilDay(2026, 4, 5), CivilDay(2026, 4, 6), CivilDay(2026, 5, 14),
                           CivilDay(2026, 5, 24), CivilDay(2026, 5, 25), CivilDay(2026, 12, 25),
                           CivilDay(2026, 12, 26)));
}

TEST(HolidaysTest, TheQuestionAndTheListAgreeOnEveryDayOfTheCentury) {
  for (int year = 2000; year <= 2100; ++year) {
    const std::vector<CivilDay> holidays = PublicHolidays(year);
    EXPECT_EQ(absl::GetWeekday(EasterSunday(year)), absl::Weekday::sunday) << year;
    for (CivilDay day(year, 1, 1); day.year() == year; ++day) {
      const bool listed = std::find(holidays.begin(), holidays.end(), day) != holidays.end();
      ASSERT_EQ(IsPublicHoliday(day), listed) << absl::FormatCivilTime(day);
    }
  }
}

TEST(HolidaysTest, ChristmasEveIsNoHalfHolidayAndNewYearsEveIs) {
  EXPECT_TRUE(IsHalfHoliday(CivilDay(2026, 5, 1)));
  EXPECT_TRUE(IsHalfHoliday(CivilDay(2026, 6, 5)));
  EXPECT_TRUE(IsHalfHoliday(CivilDay(2026, 12, 31)));
  EXPECT_FALSE(IsHalfHoliday(CivilDay(2026, 12, 24)));
  EXPECT_FALSE(IsPublicHoliday(CivilDay(2026, 12, 31)));
}

}  // namespace
}  // namespace vagtbro::worktime
