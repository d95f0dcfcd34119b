// SHIFT-MAX and WT-48 as histories, a minute on either side of each limit.
#include <gtest/gtest.h>

#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Ask;
using testing::At;
using testing::From;
using testing::kDay;
using testing::kMinute;
using testing::March;
using testing::Nurse;

// --- SHIFT-MAX -----------------------------------------------------------------------------------

RuleResult ShiftMax(std::vector<Duty> planned, Duty proposed) {
  return Ask(RuleId::kShiftMax, Nurse(std::move(planned)), std::move(proposed));
}

TEST(ShiftMaxTest, TwelveHoursAreTheMost) {
  EXPECT_EQ(ShiftMax({}, From(March(2, 7), March(2, 19))).margin_minutes, 0);
  const RuleResult longer = ShiftMax({}, From(March(2, 7), March(2, 19, 1)));
  EXPECT_FALSE(longer.passed);
  EXPECT_FALSE(longer.warned);
  EXPECT_EQ(longer.margin_minutes, -1);
}

TEST(ShiftMaxTest, BeyondTenHoursThePlannerGetsAWord) {
  EXPECT_FALSE(ShiftMax({}, From(March(2, 7), March(2, 17))).warned);
  const RuleResult longer = ShiftMax({}, From(March(2, 7), March(2, 17, 1)));
  EXPECT_TRUE(longer.passed);
  EXPECT_TRUE(longer.warned);
}

TEST(ShiftMaxTest, AnExtensionIsOneShiftWithWhatItExtends) {
  const Duty day = From(March(2, 7), March(2, 15));
  EXPECT_TRUE(ShiftMax({day}, From(March(2, 15), March(2, 19))).passed);
  EXPECT_EQ(ShiftMax({day}, From(March(2, 15), March(2, 19, 1))).margin_minutes, -1);
  EXPECT_TRUE(ShiftMax({day}, From(March(2, 15, 1), March(2, 19, 1))).passed);
}

TEST(ShiftMaxTest, AShiftWithoutLengthIsRefused) {
  EXPECT_FALSE(Ask(Nurse(), From(March(2, 7), March(2, 7))).allowed);
  const auto around = Nurse({From(March(2, 5), March(2, 9))});
  EXPECT_FALSE(Ask(around, From(March(2, 8), March(2, 6))).allowed);
}

// --- WT-48 ---------------------------------------------------------------------------------------

// 832 hours in 2,912: 104 shifts of 8 hours, every 28 hours, ending at `end`.
std::vector<Duty> FullPeriodBefore(absl::Time end) {
  std::vector<Duty> duties;
  for (int i = 1; i <= 104; ++i) {
    const absl::Time start = end - i * absl::Hours(28);
    duties.push_back(From(start, start + absl::Hours(8)));
  }
  return duties;
}

RuleResult Wt48(const WorkerFacts& facts, Duty proposed) {
  return Ask(RuleId::kWt48, facts, std::move(proposed));
}

TEST(AverageWeekTest, FortyEightHoursAWeekAreTheLimit) {
  // The oldest shift leaves the period by as much as the new one enters it.
  const absl::Time now = At(2026, 11, 21, 7);
  const auto facts = Nurse(FullPeriodBefore(now));

  const RuleResult full = Wt48(facts, From(now, absl::Hours(8)));
  EXPECT_TRUE(full.passed);
  EXPECT_EQ(full.margin_minutes, 0);
  EXPECT_EQ(full.inputs.Get<std::int64_t>("worked_minutes"), 832 * 60);
  EXPECT_EQ(full.inputs.Get<std::int64_t>("average_minutes"), 48 * 60);

  const RuleResult over = Wt48(facts, From(now - kMinute, absl::Hours(8) + kMinute));
  EXPECT_FALSE(over.passed);
  EXPECT_EQ(over.margin_minutes, -1);
  EXPECT_EQ(over.inputs.Get<std::int64_t>("average_minutes"), 48 * 60 + 1);
}

TEST(AverageWeekTest, PlannedDutiesAheadAreCountedBeforeTheyAreWorked) {
  const absl::Time planned_until = At(2026, 11, 21, 7);
  std::vector<Duty> planned = FullPeriodBefore(planned_until);
  // All of them lie ahead of a duty at the start of the period, and it is one hour too many.
  const absl::Time before = planned.back().interval.start_time - absl::Hours(12);
  const RuleResult result = Wt48(Nurse(planned), From(before + absl::Hours(11), absl::Hours(1)));
  EXPECT_FALSE(result.passed);
  EXPECT_EQ(result.inputs.Get<absl::Time>("period_end"), planned.front().interval.end_time);
}

TEST(AverageWeekTest, WhatLiesBeyondThePeriodDoesNotCount) {
  const absl::Time end = At(2026, 11, 21, 7);
  const absl::Duration period = Profile().reference_period;
  const Duty old = From(end - period - kDay, end - period);
  EXPECT_EQ(Wt48(Nurse({old}), From(end - absl::Hours(8), end)).margin_minutes, (832 - 8) * 60);
  // A minute later in the past and that minute counts.
  const Duty reaching_in = From(end - period - kDay, end - period + kMinute);
  EXPECT_EQ(Wt48(Nurse({reaching_in}), From(end - absl::Hours(8), end)).margin_minutes,
            (832 - 8) * 60 - 1);
}

TEST(AverageWeekTest, HolidayAndSicknessAreNeutralSoThePeriodReachesFurtherBack) {
  const absl::Time end = At(2026, 11, 21, 7);
  const absl::Time three_weeks_before = end - absl::Hours(28) - 21 * kDay;
  WorkerFacts facts = Nurse(FullPeriodBefore(three_weeks_before));
  const Duty duty = From(end - absl::Hours(16), absl::Hours(16));
  EXPECT_TRUE(Wt48(facts, duty).passed);

  // Two weeks of holiday and one of sickness: now the full period before them is in the sum.
  const absl::Time holiday = end - absl::Hours(24) - 21 * kDay;
  facts.leaves.push_back({LeaveKind::kHoliday, {holiday, holiday + 14 * kDay}});
  facts.sick.push_back({holiday + 14 * kDay, holiday + 21 * kDay});
  const RuleResult neutral = Wt48(facts, duty);
  EXPECT_FALSE(neutral.passed);
  EXPECT_EQ(neutral.inputs.Get<absl::Time>("period_start"),
            end - Profile().reference_period - 21 * kDay);
}

TEST(AverageWeekTest, OtherLeaveIsNotNeutral) {
  const absl::Time end = At(2026, 11, 21, 7);
  WorkerFacts facts = Nurse();
  facts.leaves.push_back({LeaveKind::kOther, {end - 14 * kDay, end - 7 * kDay}});
  const RuleResult result = Wt48(facts, From(end - absl::Hours(8), end));
  EXPECT_EQ(result.inputs.Get<absl::Time>("period_start"), end - Profile().reference_period);
}

TEST(AverageWeekTest, HolidayAndSicknessAtOnceAreLeftOutOnce) {
  const absl::Time end = At(2026, 11, 21, 7);
  WorkerFacts facts = Nurse();
  facts.leaves.push_back({LeaveKind::kHoliday, {end - 14 * kDay, end - 7 * kDay}});
  facts.sick.push_back({end - 10 * kDay, end - 5 * kDay});
  const RuleResult result = Wt48(facts, From(end - absl::Hours(8), end));
  EXPECT_EQ(result.inputs.Get<absl::Time>("period_start"),
            end - Profile().reference_period - 9 * kDay);
}

TEST(AverageWeekTest, TheFirstShiftAfterFourMonthsAwayIsNotAnAverageOfItself) {
  const absl::Time back = At(2026, 11, 21, 7);
  WorkerFacts facts = Nurse();
  facts.sick.push_back({back - 130 * kDay, back});
  EXPECT_TRUE(Wt48(facts, From(back, absl::Hours(12))).passed);
}

TEST(AverageWeekTest, AnHourOnDutyInTwoEmploymentsIsWorkedOnce) {
  const absl::Time end = At(2026, 11, 21, 7);
  const Duty nursing_home = From(end - 3 * kDay, absl::Hours(8));
  const Duty home_care = From(end - 3 * kDay + absl::Hours(6), absl::Hours(4));
  EXPECT_EQ(Wt48(Nurse({nursing_home, home_care}), From(end - absl::Hours(8), end)).margin_minutes,
            (832 - 8 - 10) * 60);
  EXPECT_EQ(Wt48(Nurse({nursing_home}), home_care).margin_minutes, (832 - 10) * 60);
}

}  // namespace
}  // namespace vagtbro::worktime
