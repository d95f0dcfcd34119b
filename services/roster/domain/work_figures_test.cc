// What a week comes to: clock changes, shifts over its border, time lost, and groups too small.
#include "roster/domain/work_figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "roster/domain/weeks.h"

namespace vagtbro::roster {
namespace {

const absl::TimeZone kZone = [] {
  absl::TimeZone zone;
  absl::LoadTimeZone("Europe/Copenhagen", &zone);
  return zone;
}();

absl::Time At(int month, int day, int hour) {
  return absl::FromCivil(absl::CivilHour(2026, month, day, hour), kZone);
}

v1::ShiftRow Shift(absl::Time start, absl::Time end, const std::string& holder = "ada") {
  v1::Shift shift;
  shift.set_shift_id("s");
  shift.set_employment_id(holder);
  *shift.mutable_interval() = kit::MakeInterval(start, end);
  return Published(shift);
}

PersonWeek Of(const v1::ShiftRow& row, const Interval& week) {
  return PersonWeekOf({&row}, "ada", week, {22 * 60, 5 * 60}, kZone);
}

TEST(Weeks, RunFromMondayToMondayAndLoseOrGainAnHour) {
  const auto spring = WeeksOf({At(3, 25, 12), At(3, 25, 13)}, kZone);
  ASSERT_EQ(spring.size(), 1u);
  EXPECT_EQ(spring[0], (Interval{At(3, 23, 0), At(3, 30, 0)}));
  EXPECT_EQ(Length(spring[0]), absl::Hours(167));
  EXPECT_EQ(Length(WeeksOf({At(10, 25, 1), At(10, 25, 2)}, kZone)[0]), absl::Hours(169));
  EXPECT_EQ(WeeksOf({At(3, 23, 0), At(3, 30, 0)}, kZone).size(), 1u);
  EXPECT_EQ(WeeksOf({At(3, 22, 23), At(3, 30, 1)}, kZone).size(), 3u);
}

// The night of 28 to 29 March is an hour short, the one of 24 to 25 October an hour long.
TEST(WorkFigures, ANightWithAClockChangeLastsAsLongAsItLasts) {
  const v1::ShiftRow spring = Shift(At(3, 28, 23), At(3, 29, 7));
  EXPECT_EQ(Of(spring, WeeksOf({At(3, 28, 0), At(3, 28, 1)}, kZone)[0]).minutes, 7 * 60);
  const v1::ShiftRow autumn = Shift(At(10, 24, 23), At(10, 25, 7));
  EXPECT_EQ(Of(autumn, WeeksOf({At(10, 24, 0), At(10, 24, 1)}, kZone)[0]).minutes, 9 * 60);
}

TEST(WorkFigures, ANightOverTheBorderGivesItsMinutesToBothWeeksAndCountsOnce) {
  const v1::ShiftRow night = Shift(At(2, 8, 23), At(2, 9, 7));
  const auto weeks = WeeksOf({At(2, 8, 0), At(2, 9, 12)}, kZone);
  ASSERT_EQ(weeks.size(), 2u);
  EXPECT_EQ(Of(night, weeks[0]).minutes, 60);
  EXPECT_EQ(Of(night, weeks[1]).minutes, 7 * 60);
  EXPECT_EQ(Of(night, weeks[0]).shifts, 1u);
  EXPECT_EQ(Of(night, weeks[0]).nights, 1u);
  EXPECT_EQ(Of(night, weeks[0]).weekend_shifts, 1u);
  EXPECT_EQ(Of(night, weeks[1]).shifts, 0u);
}

TEST(WorkFigures, WhatSomebodyCoversIsToldApart) {
  const v1::ShiftRow cover =
      Covered(Vacated(Shift(At(2, 3, 7), At(2, 3, 15), "eva"), "abs", At(2, 3, 5)), "ada",
              {At(2, 3, 9), At(2, 3, 15)});
  const Interval week = WeeksOf({At(2, 3, 7), At(2, 3, 8)}, kZone)[0];
  EXPECT_EQ(Of(cover, week).minutes, 6 * 60);
  EXPECT_EQ(Of(cover, week).cover_minutes, 6 * 60);
}

TEST(WorkFigures, LostIsWhatTheHolderDidNotWorkWhoeverCovers) {
  const Interval week = WeeksOf({At(2, 3, 7), At(2, 3, 8)}, kZone)[0];
  const v1::ShiftRow left = Vacated(Shift(At(2, 3, 7), At(2, 3, 15)), "abs", At(2, 3, 10));
  EXPECT_EQ(PlannedMinutes(left, week), 8 * 60);
  EXPECT_EQ(LostMinutes(left, week), 5 * 60);
  const v1::ShiftRow covered = Covered(left, "bo", {At(2, 3, 10), At(2, 3, 15)});
  EXPECT_EQ(LostMinutes(covered, week), 5 * 60);
  EXPECT_EQ(LostMinutes(Restored(covered, "ada"), week), 0);
  const v1::ShiftRow released =
      Released(Shift(At(2, 3, 7), At(2, 3, 15)), v1::RELEASE_CAUSE_TRAINING, At(2, 3, 5));
  EXPECT_EQ(LostMinutes(released, week), 0) << "nobody was absent";
  EXPECT_THAT(PlannedFor(released), testing::ElementsAre("ada"));
  EXPECT_TRUE(PlannedFor(Cancelled(left, At(2, 3, 11))).empty());
}

TEST(WorkFigures, AUnitOfFourIsLeftOutSoThatNoDifferenceTellsOfIt) {
  const std::set<std::string> five = {"a", "b", "c", "d", "e"}, four = {"f", "g", "h", "i"};
  EXPECT_THAT(LargeEnough({{"fjord", five}, {"skov", four}}), testing::ElementsAre("fjord"));
  EXPECT_TRUE(LargeEnough({{"eng", four}, {"skov", four}}).empty());
}

}  // namespace
}  // namespace vagtbro::roster
