// Wall-clock needs in concrete time, over midnight and over both clock changes.
#include "staffing/requirement.h"

#include <gtest/gtest.h>

#include <string>

#include "kit/time/local_time.h"

namespace vagtbro::staffing {
namespace {

absl::Time At(const std::string& local) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime("%Y-%m-%d %H:%M", local, kit::LocalZone(), &time, &error)) << error;
  return time;
}

v1::StaffingRequirementSet Given(uint32_t start_minute, uint32_t length_minutes) {
  v1::StaffingRequirementSet requirement;
  for (uint32_t day = 1; day <= 7; ++day) requirement.add_weekdays(day);
  requirement.set_start_minute(start_minute);
  requirement.set_length_minutes(length_minutes);
  requirement.set_heads_a(3);
  requirement.set_heads_b(2);
  requirement.set_heads_c(1);
  return requirement;
}

std::vector<Need> Needs(const v1::StaffingRequirementSet& requirement, const std::string& from,
                        const std::string& to) {
  return NeedsOf({&requirement}, {At(from), At(to)}, kit::LocalZone());
}

TEST(RequirementTest, ANightOfYesterdayIsInForceInTheMorning) {
  const auto needs = Needs(Given(23 * 60, 480), "2026-02-03 06:00", "2026-02-03 06:30");
  ASSERT_EQ(needs.size(), 1u);
  EXPECT_EQ(needs[0].interval, (Interval{At("2026-02-02 23:00"), At("2026-02-03 07:00")}));
  EXPECT_EQ(needs[0].heads_a, 3u);
  EXPECT_EQ(needs[0].heads_c, 1u);
}

TEST(RequirementTest, TheWeekdayIsThatOfTheStart) {
  v1::StaffingRequirementSet monday_night = Given(23 * 60, 480);
  monday_night.clear_weekdays();
  monday_night.add_weekdays(1);
  EXPECT_EQ(Needs(monday_night, "2026-02-03 01:00", "2026-02-03 02:00").size(), 1u);
  EXPECT_EQ(Needs(monday_night, "2026-02-04 01:00", "2026-02-04 02:00").size(), 0u);
}

TEST(RequirementTest, ItEndsBeforeItsLastInstant) {
  EXPECT_EQ(Needs(Given(7 * 60, 480), "2026-02-03 15:00", "2026-02-03 16:00").size(), 0u);
  EXPECT_EQ(Needs(Given(7 * 60, 480), "2026-02-03 06:00", "2026-02-03 07:00").size(), 0u);
}

TEST(RequirementTest, AWholeDayComesOnceADay) {
  const auto needs = Needs(Given(0, 1440), "2026-02-02 00:00", "2026-02-05 00:00");
  ASSERT_EQ(needs.size(), 3u);
  EXPECT_EQ(needs[1].interval, (Interval{At("2026-02-03 00:00"), At("2026-02-04 00:00")}));
}

TEST(RequirementTest, TheNightInMarchIsAnHourShort) {
  const auto needs = Needs(Given(23 * 60, 480), "2026-03-29 00:00", "2026-03-29 01:00");
  ASSERT_EQ(needs.size(), 1u);
  EXPECT_EQ(Length(needs[0].interval), absl::Hours(7));
  EXPECT_EQ(needs[0].interval.end_time, At("2026-03-29 07:00"));
}

TEST(RequirementTest, TheNightInOctoberIsAnHourLong) {
  const auto needs = Needs(Given(23 * 60, 480), "2026-10-25 00:00", "2026-10-25 01:00");
  ASSERT_EQ(needs.size(), 1u);
  EXPECT_EQ(Length(needs[0].interval), absl::Hours(9));
}

TEST(RequirementTest, OnAPublicHolidayItsOwnRequirementHoldsAlone) {
  const v1::StaffingRequirementSet usual = Given(7 * 60, 480);
  v1::StaffingRequirementSet feast = Given(8 * 60, 360);
  feast.set_public_holidays(true);
  const auto needs = [&](const std::string& from, const std::string& to) {
    return NeedsOf({&usual, &feast}, {At(from), At(to)}, kit::LocalZone());
  };
  const auto whit_monday = needs("2026-05-25 00:00", "2026-05-26 00:00");
  ASSERT_EQ(whit_monday.size(), 1u);
  EXPECT_EQ(whit_monday[0].interval.start_time, At("2026-05-25 08:00"));
  const auto tuesday = needs("2026-05-26 00:00", "2026-05-27 00:00");
  ASSERT_EQ(tuesday.size(), 1u);
  EXPECT_EQ(tuesday[0].interval.start_time, At("2026-05-26 07:00"));
}

TEST(RequirementTest, AUnitWithoutOneForHolidaysGoesByTheDayOfTheWeek) {
  EXPECT_EQ(Needs(Given(7 * 60, 480), "2026-05-25 00:00", "2026-05-26 00:00").size(), 1u);
}

TEST(RequirementTest, ATimeTheClockSkipsBeginsAtTheChange) {
  const auto needs = Needs(Given(2 * 60 + 30, 120), "2026-03-29 00:00", "2026-03-29 12:00");
  ASSERT_EQ(needs.size(), 1u);
  EXPECT_EQ(needs[0].interval, (Interval{At("2026-03-29 03:00"), At("2026-03-29 04:30")}));
}

}  // namespace
}  // namespace vagtbro::staffing
