// REST-11 and REST-24 as histories, a minute on either side of each limit.
#include <gtest/gtest.h>

#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Ask;
using testing::From;
using testing::kDay;
using testing::kMinute;
using testing::March;
using testing::Nurse;

// --- REST-11 -------------------------------------------------------------------------------------

RuleResult Rest11(std::vector<Duty> planned, Duty proposed) {
  return Ask(RuleId::kRest11, Nurse(std::move(planned)), std::move(proposed));
}

TEST(DailyRestTest, ElevenHoursAfterAnEveningShiftAreEnoughAndAMinuteLessIsNot) {
  const Duty evening = From(March(2, 15), March(2, 23));

  const RuleResult enough = Rest11({evening}, From(March(3, 10), March(3, 18)));
  EXPECT_TRUE(enough.passed);
  EXPECT_EQ(enough.margin_minutes, 0);

  const RuleResult short_of_it = Rest11({evening}, From(March(3, 9, 59), March(3, 18)));
  EXPECT_FALSE(short_of_it.passed);
  EXPECT_EQ(short_of_it.margin_minutes, -1);
}

TEST(DailyRestTest, OneSecondTooFewIsBrokenByAMinute) {
  const Duty evening = From(March(2, 15), March(2, 23));
  const auto start = March(3, 10) - absl::Seconds(1);
  EXPECT_EQ(Rest11({evening}, From(start, March(3, 18))).margin_minutes, -1);
}

TEST(DailyRestTest, ADutyPlannedForTomorrowCountsAsMuchAsYesterdays) {
  const Duty tomorrow = From(March(3, 7), March(3, 15));
  EXPECT_EQ(Rest11({tomorrow}, From(March(2, 12), March(2, 20))).margin_minutes, 0);
  EXPECT_EQ(Rest11({tomorrow}, From(March(2, 12), March(2, 20, 1))).margin_minutes, -1);
}

TEST(DailyRestTest, TheWindowRollsSoALongDayNeedsItsRestWithinTwentyFourHours) {
  // 11 hours lie between the duties, but 14 hours of work push the first of them out of the window
  // that looks back from the last instant.
  const Duty evening = From(March(2, 15), March(2, 23));
  const Duty morning = From(March(3, 10), March(3, 17));
  const RuleResult result = Rest11({evening, morning}, From(March(3, 17), March(4, 0)));
  EXPECT_EQ(result.margin_minutes, -60);
  EXPECT_TRUE(Rest11({evening, morning}, From(March(3, 17), March(3, 23))).passed);
}

TEST(DailyRestTest, TwoShortRestsDoNotMakeALongOne) {
  const Duty day = From(March(2, 7), March(2, 10));
  const Duty night = From(March(3, 5), March(3, 7));
  EXPECT_TRUE(Rest11({day}, night).passed);
  const RuleResult split = Rest11({day, night}, From(March(2, 19), March(2, 20)));
  EXPECT_EQ(split.margin_minutes, (9 - 11) * 60);
}

TEST(DailyRestTest, AMeetingInTheMiddleOfTheRestBreaksIt) {
  const Duty evening = From(March(2, 15), March(2, 23));
  const Duty next_evening = From(March(3, 15), March(3, 23));
  const Duty meeting = From(March(3, 9), March(3, 11), DutyKind::kMeeting);
  EXPECT_EQ(Rest11({evening, next_evening}, meeting).margin_minutes, -60);
}

TEST(DailyRestTest, ASecondEmploymentIsTheSamePerson) {
  const Duty nursing_home = From(March(2, 7), March(2, 15));
  const Duty home_care = From(March(2, 16), March(2, 22));
  EXPECT_EQ(Rest11({nursing_home, home_care}, From(March(3, 7), March(3, 15))).margin_minutes,
            (9 - 11) * 60);
}

TEST(DailyRestTest, AnOlderBreachElsewhereIsNotHeldAgainstTheProposal) {
  const Duty late = From(March(2, 15), March(2, 23));
  const Duty early = From(March(3, 7), March(3, 15));
  ASSERT_FALSE(Rest11({late}, early).passed);
  EXPECT_TRUE(Rest11({late, early}, From(March(6, 7), March(6, 15))).passed);
}

TEST(DailyRestTest, ABreachInAWindowThatHoldsItCountsOnlyIfItMakesItWorse) {
  const Duty late = From(March(2, 15), March(2, 23));
  const Duty early = From(March(3, 7), March(3, 15));
  // A meeting on the morning before is in the window that looks back from 3 March 11:00.
  const Duty before = From(March(2, 10), March(2, 11), DutyKind::kMeeting);
  EXPECT_TRUE(Rest11({late, early}, before).passed);
  // A meeting in the short rest makes it shorter.
  const Duty within = From(March(3, 3), March(3, 4), DutyKind::kMeeting);
  EXPECT_EQ(Rest11({late, early}, within).margin_minutes, (4 - 11) * 60);
  // An hour more on the early day lives on the short rest itself.
  EXPECT_FALSE(Rest11({late, early}, From(March(3, 15), March(3, 16))).passed);
}

TEST(DailyRestTest, WithNoOtherDutyThirteenHoursAreTheMost) {
  EXPECT_EQ(Rest11({}, From(March(2, 7), March(2, 20))).margin_minutes, 0);
  EXPECT_EQ(Rest11({}, From(March(2, 7), March(2, 20, 1))).margin_minutes, -1);
  EXPECT_EQ(Rest11({}, From(March(2, 7), March(4, 7))).margin_minutes, -11 * 60);
}

// --- REST-24 -------------------------------------------------------------------------------------

RuleResult Rest24(std::vector<Duty> planned, Duty proposed) {
  return Ask(RuleId::kRest24, Nurse(std::move(planned)), std::move(proposed));
}

// Day shifts 07-15, one a day from `first` to `last` of March.
std::vector<Duty> DayShifts(int first, int last) {
  std::vector<Duty> duties;
  for (int day = first; day <= last; ++day) duties.push_back(From(March(day, 7), March(day, 15)));
  return duties;
}

TEST(WeeklyRestTest, SixDaysInARowAreAllowedAndTheSeventhIsNot) {
  EXPECT_TRUE(Rest24(DayShifts(2, 6), From(March(7, 7), March(7, 15))).passed);

  const RuleResult seventh = Rest24(DayShifts(2, 7), From(March(8, 7), March(8, 15)));
  EXPECT_FALSE(seventh.passed);
  EXPECT_EQ(seventh.margin_minutes, -8 * 60);
}

TEST(WeeklyRestTest, TheStretchMayLastExactlySixTimesTwentyFourHours) {
  EXPECT_EQ(Rest24(DayShifts(2, 7), From(March(8, 0), March(8, 7))).margin_minutes, 0);
  EXPECT_EQ(Rest24(DayShifts(2, 7), From(March(8, 0), March(8, 7, 1))).margin_minutes, -1);
}

TEST(WeeklyRestTest, ThirtyFiveHoursAreAWeeklyRestAndAMinuteLessIsNot) {
  // Six days in a row until Saturday 15:00, then on from Monday.
  const auto week = DayShifts(2, 7);
  const absl::Time rested = March(7, 15) + absl::Hours(35);
  EXPECT_EQ(Rest24(week, From(rested, rested + absl::Hours(8))).margin_minutes, (144 - 8) * 60);
  EXPECT_FALSE(Rest24(week, From(rested - kMinute, rested + absl::Hours(8))).passed);
}

TEST(WeeklyRestTest, FillingTheDayOffJoinsTheWeekBeforeAndTheWeekAfter) {
  std::vector<Duty> both = DayShifts(2, 6);
  for (const Duty& duty : DayShifts(8, 12)) both.push_back(duty);
  EXPECT_TRUE(Rest24(DayShifts(2, 6), From(March(8, 7), March(8, 15))).passed);
  EXPECT_EQ(Rest24(both, From(March(7, 7), March(7, 15))).margin_minutes,
            (144 - (10 * 24 + 8)) * 60);
}

TEST(WeeklyRestTest, NightsCountAsDaysDo) {
  std::vector<Duty> nights;
  for (int day = 2; day <= 7; ++day) {
    nights.push_back(From(March(day, 23), March(day + 1, 7), DutyKind::kNightWaking));
  }
  const Duty sixth = nights.back();
  nights.pop_back();
  EXPECT_TRUE(Rest24(nights, sixth).passed);
  nights.push_back(sixth);
  EXPECT_FALSE(Rest24(nights, From(March(8, 23), March(9, 7), DutyKind::kNightWaking)).passed);
}

TEST(WeeklyRestTest, ALeaveDayIsFreeTimeLikeAnyOther) {
  WorkerFacts facts = Nurse(DayShifts(2, 6));
  facts.leaves.push_back({LeaveKind::kHoliday, {March(7), March(8)}});
  EXPECT_TRUE(Ask(RuleId::kRest24, facts, From(March(8, 7), March(8, 15))).passed);
}

TEST(WeeklyRestTest, ALongerStretchIsAnotherProfile) {
  Profile local;
  local.version = "local@2026-01-01";
  local.weekly_stretch = 7 * kDay;
  const auto facts = Nurse(DayShifts(2, 7));
  EXPECT_TRUE(Ask(RuleId::kRest24, facts, From(March(8, 7), March(8, 15)), local).passed);
}

TEST(WeeklyRestTest, AStretchThatWasTooLongBeforeMayNotBecomeLonger) {
  std::vector<Duty> week;
  for (int day = 2; day <= 8; ++day) week.push_back(From(March(day, 7), March(day, 15)));
  const RuleResult within = Rest24(week, From(March(4, 16), March(4, 18)));
  EXPECT_TRUE(within.passed);
  EXPECT_LT(within.margin_minutes, 0);
  EXPECT_FALSE(Rest24(week, From(March(8, 15), March(8, 15, 1))).passed);
  EXPECT_FALSE(Rest24(week, From(March(2, 7) - kMinute, March(2, 7))).passed);
}

}  // namespace
}  // namespace vagtbro::worktime
