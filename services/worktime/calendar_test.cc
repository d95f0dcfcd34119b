// The odd days of the calendar: both clock changes, the leap day, and 1 July 2024.
#include <gtest/gtest.h>

#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Ask;
using testing::At;
using testing::From;
using testing::Nurse;

TEST(CalendarTest, TheNightIntoSummerTimeIsAnHourShorter) {
  // 19-08 on the clock is 12 hours lived; 19-07 is 11.
  const Duty long_night = From(At(2026, 3, 28, 19), At(2026, 3, 29, 8), DutyKind::kNightWaking);
  EXPECT_EQ(Ask(RuleId::kShiftMax, Nurse(), long_night).margin_minutes, 0);
  // And so is the rest across it: 22-09 on the clock is 10 hours.
  const Duty evening = From(At(2026, 3, 28, 15), At(2026, 3, 28, 22));
  const Duty day = From(At(2026, 3, 29, 9), At(2026, 3, 29, 15));
  EXPECT_EQ(Ask(RuleId::kRest11, Nurse({evening}), day).margin_minutes, -60);
}

TEST(CalendarTest, TheNightIntoWinterTimeIsAnHourLonger) {
  const Duty long_night = From(At(2026, 10, 24, 19), At(2026, 10, 25, 7), DutyKind::kNightWaking);
  EXPECT_EQ(Ask(RuleId::kShiftMax, Nurse(), long_night).margin_minutes, -60);
  // The rest is longer too: 23-09 on the clock is 11 hours.
  const Duty evening = From(At(2026, 10, 24, 15), At(2026, 10, 24, 23));
  const Duty day = From(At(2026, 10, 25, 9), At(2026, 10, 25, 15));
  EXPECT_EQ(Ask(RuleId::kRest11, Nurse({evening}), day).margin_minutes, 0);
}

TEST(CalendarTest, TheLookBackIsTwentyFourHoursNotADayOnTheClock) {
  // In the winter night 24 hours back from Sunday 07:00 is Saturday 08:00.
  const Duty morning = From(At(2026, 10, 24, 6), At(2026, 10, 24, 8));
  const Duty night = From(At(2026, 10, 24, 19), At(2026, 10, 25, 7));
  EXPECT_EQ(Ask(RuleId::kRest11, Nurse({morning}), night).margin_minutes, 0);
  const Duty longer = From(At(2026, 10, 24, 6), At(2026, 10, 24, 8, 1));
  EXPECT_EQ(Ask(RuleId::kRest11, Nurse({longer}), night).margin_minutes, -1);
}

TEST(CalendarTest, TheLeapDayIsADayOfWork) {
  // 24 February to 1 March 2028: 24, 25, 26, 27, 28, 29 are six; 1 March is the seventh.
  std::vector<Duty> week;
  for (int day = 24; day <= 29; ++day) {
    week.push_back(From(At(2028, 2, day, 7), At(2028, 2, day, 15)));
  }
  const Duty leap_day = week.back();
  const Duty first_of_march = From(At(2028, 3, 1, 7), At(2028, 3, 1, 15));
  EXPECT_FALSE(Ask(RuleId::kRest24, Nurse(week), first_of_march).passed);
  week.pop_back();
  EXPECT_TRUE(Ask(RuleId::kRest24, Nurse(week), leap_day).passed);
  EXPECT_TRUE(Ask(RuleId::kRest24, Nurse(week), first_of_march).passed);
}

TEST(CalendarTest, TheNightIntoTheLeapDayNeedsItsRest) {
  const Duty night = From(At(2028, 2, 28, 23), At(2028, 2, 29, 7), DutyKind::kNightWaking);
  EXPECT_EQ(Ask(RuleId::kRest11, Nurse({night}), From(At(2028, 2, 29, 18), At(2028, 3, 1)))
                .margin_minutes,
            0);
  EXPECT_EQ(Ask(RuleId::kRest11, Nurse({night}), From(At(2028, 2, 29, 17), At(2028, 3, 1)))
                .margin_minutes,
            -60);
}

TEST(CalendarTest, SleepingWatchesBecameWorkAtMidnightInDenmark) {
  EXPECT_EQ(SleepingWatchIsWorkFrom(), At(2024, 7, 1));
}

TEST(CalendarTest, ASleepingWatchWasRestUntilThenAndIsWorkSince) {
  const auto day_after_sleeping_watch = [](int year, int month, int day) {
    const Duty watch = From(At(year, month, day, 22), At(year, month, day, 22) + absl::Hours(9),
                            DutyKind::kNightSleeping);
    const absl::Time morning = At(year, month, day, 22) + absl::Hours(9);
    return Ask(RuleId::kRest11, Nurse({watch}), From(morning, absl::Hours(8)));
  };
  EXPECT_TRUE(day_after_sleeping_watch(2024, 6, 10).passed);
  EXPECT_FALSE(day_after_sleeping_watch(2024, 7, 10).passed);
}

TEST(CalendarTest, SoItIsWhenTheSleepingWatchIsWhatIsProposed) {
  const auto sleeping_watch_after_a_day = [](int year, int month, int day) {
    const Duty day_shift = From(At(year, month, day, 7), At(year, month, day, 15));
    const Duty watch =
        From(At(year, month, day, 22), At(year, month, day + 1, 7), DutyKind::kNightSleeping);
    return Ask(RuleId::kRest11, Nurse({day_shift}), watch);
  };
  EXPECT_TRUE(sleeping_watch_after_a_day(2024, 6, 10).passed);
  EXPECT_EQ(sleeping_watch_after_a_day(2024, 7, 10).margin_minutes, (7 - 11) * 60);
}

TEST(CalendarTest, TheSleepingWatchOfThatNightIsWorkFromMidnightOn) {
  const Duty watch = From(At(2024, 6, 30, 22), At(2024, 7, 1, 7), DutyKind::kNightSleeping);
  const RuleResult result = Ask(RuleId::kWt48, Nurse(), watch);
  EXPECT_EQ(result.inputs.Get<std::int64_t>("worked_minutes"), 7 * 60);
  const Duty older = From(At(2024, 6, 29, 22), At(2024, 6, 30, 7), DutyKind::kNightSleeping);
  EXPECT_EQ(Ask(RuleId::kWt48, Nurse({older}), watch).margin_minutes, result.margin_minutes);
}

TEST(CalendarTest, ASleepingWatchWasNeverAWeeklyDayOffNorAChanceToBeElsewhere) {
  std::vector<Duty> week;
  for (int day = 3; day <= 8; ++day) {
    week.push_back(From(At(2024, 6, day, 7), At(2024, 6, day, 15)));
  }
  const Duty watch = From(At(2024, 6, 9, 1), At(2024, 6, 9, 9), DutyKind::kNightSleeping);
  EXPECT_FALSE(Ask(RuleId::kRest24, Nurse(week), watch).passed);
  std::vector<Duty> with_watch = week;
  with_watch.push_back(watch);
  const Duty monday = From(At(2024, 6, 10, 7), At(2024, 6, 10, 15));
  EXPECT_TRUE(Ask(RuleId::kRest24, Nurse(week), monday).passed);
  EXPECT_FALSE(Ask(RuleId::kRest24, Nurse(with_watch), monday).passed);
  EXPECT_FALSE(
      Ask(RuleId::kOverlap, Nurse({watch}), From(At(2024, 6, 9, 8), At(2024, 6, 9, 12))).passed);
}

TEST(CalendarTest, TheProfileInForceIsTheLatestThatHasBegun) {
  Profile later;
  later.version = "statute@2027-01-01";
  later.in_force_time = At(2027, 1, 1);
  const std::vector<Profile> profiles = {later, Profile()};
  EXPECT_EQ(InForce(profiles, At(2024, 6, 30)), nullptr);
  EXPECT_EQ(InForce(profiles, At(2026, 12, 31))->version, Profile().version);
  EXPECT_EQ(InForce(profiles, At(2027, 1, 1))->version, later.version);
}

}  // namespace
}  // namespace vagtbro::worktime
