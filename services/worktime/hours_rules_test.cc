// WT-48 and PT-MER as histories, a minute on either side of each limit.
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

TEST(AverageWeekTest, WhoHasSignedItAwayIsOnlyWarnedWhereTheAgreementOpensForIt) {
  const absl::Time now = At(2026, 11, 21, 7);
  WorkerFacts facts = Nurse(FullPeriodBefore(now));
  const Duty over = From(now - kMinute, absl::Hours(8) + kMinute);
  Profile open;
  open.opt_out = true;
  EXPECT_FALSE(Ask(RuleId::kWt48, facts, over, open).passed);
  facts.opted_out = true;
  EXPECT_FALSE(Ask(RuleId::kWt48, facts, over).passed);
  const RuleResult signed_away = Ask(RuleId::kWt48, facts, over, open);
  EXPECT_TRUE(signed_away.passed);
  EXPECT_TRUE(signed_away.warned);
  EXPECT_EQ(signed_away.margin_minutes, -1);
  EXPECT_FALSE(Ask(RuleId::kWt48, facts, From(now, absl::Hours(8)), open).warned);
}

TEST(AverageWeekTest, TheSiftAnswersAsTheFullRuleDoes) {
  // Just at the limit and just over it, where the quick bound must not decide.
  const absl::Time now = At(2026, 11, 21, 7);
  Profile lenient;  // in everything else
  lenient.daily_rest = lenient.weekly_rest = absl::ZeroDuration();
  const Worker worker(Nurse(FullPeriodBefore(now)));
  const Proposal at = testing::Propose(From(now, absl::Hours(8)));
  const Proposal over = testing::Propose(From(now, absl::Hours(8) + kMinute));
  EXPECT_EQ(FirstBroken(worker, at, lenient), std::nullopt);
  EXPECT_EQ(FirstBroken(worker, over, lenient), RuleId::kWt48);
}

// --- PT-MER --------------------------------------------------------------------------------------

// A duty of `length` in each of the 12 weeks before, and one of 10 hours proposed.
RuleResult Extra(int weekly_minutes, absl::Duration length) {
  const absl::Time end = At(2026, 11, 21, 15);
  std::vector<Duty> duties;
  for (int week = 1; week < 13; ++week) duties.push_back(From(end - week * 7 * kDay, length));
  Proposal proposal = testing::Propose(From(end - absl::Hours(10), absl::Hours(10)));
  proposal.terms.weekly_minutes = weekly_minutes;
  return Evaluate(Worker(Nurse(duties)), proposal, {})
      .results[static_cast<std::size_t>(RuleId::kExtraHours)];
}

TEST(ExtraHoursTest, MoreThanTwoHoursAWeekBeyondTheContractOverThreeMonthsWarn) {
  // 12 weeks of 10 hours and one proposal of 10 hours: 10 hours a week on average.
  const RuleResult enough = Extra(8 * 60, absl::Hours(10));
  EXPECT_FALSE(enough.warned);
  EXPECT_EQ(enough.margin_minutes, 0);
  const RuleResult many = Extra(8 * 60 - 1, absl::Hours(10));
  EXPECT_TRUE(many.passed);
  EXPECT_TRUE(many.warned);
  EXPECT_EQ(many.margin_minutes, -1);
}

TEST(ExtraHoursTest, OnlyPartTimersHaveThem) {
  EXPECT_FALSE(Extra(0, absl::Hours(12)).margin_minutes.has_value());
  EXPECT_FALSE(Extra(37 * 60, absl::Hours(12)).margin_minutes.has_value());
  EXPECT_TRUE(Extra(37 * 60 - 1, absl::Hours(12)).margin_minutes.has_value());
}

}  // namespace
}  // namespace vagtbro::worktime
