// Unsocial hours by the Danish clock: windows, half hours, holidays and both clock changes.
#include <gtest/gtest.h>

#include "worktime/pay.h"
#include "worktime/testing/pay_stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Agreement;
using testing::At;
using testing::DayShifts;
using testing::Extra;
using testing::From;
using testing::Line;
using testing::March;
using testing::Nurse;
using testing::Priced;

std::int64_t Evening(const Duty& duty) { return Line(PayLine::kEvening, Priced(duty)).minutes; }
std::int64_t Night(const Duty& duty) { return Line(PayLine::kNight, Priced(duty)).minutes; }
std::int64_t Saturday(const Duty& duty) { return Line(PayLine::kSaturday, Priced(duty)).minutes; }
std::int64_t Sunday(const Duty& duty) { return Line(PayLine::kSunday, Priced(duty)).minutes; }

TEST(PayCalendarTest, AnEveningAndItsNight) {
  // Wednesday 4 March, 15-01: 17-23 is evening, 23-01 night.
  const Duty duty = From(March(4, 15), March(5, 1));
  EXPECT_EQ(Line(PayLine::kEvening, Priced(duty)), (PayItem{PayLine::kEvening, 360, 12 * 3'600}));
  EXPECT_EQ(Line(PayLine::kNight, Priced(duty)), (PayItem{PayLine::kNight, 120, 4 * 4'000}));
  EXPECT_EQ(Priced(duty).ore(), 200'000 + 43'200 + 16'000);
}

TEST(PayCalendarTest, AStartedHalfHourIsPaidWholeOnEitherSide) {
  EXPECT_EQ(Evening(From(March(4, 9), March(4, 17))), 0);
  EXPECT_EQ(Evening(From(March(4, 9), March(4, 17, 1))), 30);
  EXPECT_EQ(Evening(From(March(4, 9), March(4, 17, 30))), 30);
  EXPECT_EQ(Evening(From(March(4, 9), March(4, 17, 30) + absl::Nanoseconds(1))), 60);
  EXPECT_EQ(Evening(From(March(4, 22, 29), March(4, 23))), 60);
  EXPECT_EQ(Evening(From(March(4, 22, 30), March(4, 23))), 30);
  EXPECT_EQ(Evening(From(March(4, 17, 20), March(4, 17, 40))), 60);
}

TEST(PayCalendarTest, AHalfHourThatIsPaidAlreadyIsNotPaidTwice) {
  const auto evening = [](const std::vector<Duty>& planned) {
    const Proposal extra = Extra(From(March(4, 17, 15), March(4, 18, 45)));
    return Line(PayLine::kEvening, Priced(Nurse(planned), extra)).minutes;
  };
  EXPECT_EQ(evening({}), 120);
  EXPECT_EQ(evening({From(March(4, 9), March(4, 17, 15))}), 90);
  EXPECT_EQ(evening({From(March(4, 9), March(4, 17))}), 120);
  EXPECT_EQ(evening({From(March(4, 9), March(4, 17, 15)), From(March(4, 18, 50), March(4, 20))}),
            60);
}

TEST(PayCalendarTest, MidnightPartsTheDays) {
  // Friday 6 to Saturday 7 March, 22-09: 22-23 evening, 23-06 night, 06-08 nothing, then Saturday.
  const Duty into_saturday = From(March(6, 22), March(7, 9));
  EXPECT_EQ(Evening(into_saturday), 60);
  EXPECT_EQ(Night(into_saturday), 420);
  EXPECT_EQ(Saturday(into_saturday), 60);
  // Sunday ends at midnight; Monday's night is a night.
  const Duty into_monday = From(March(8, 22), March(9, 7));
  EXPECT_EQ(Sunday(into_monday), 120);
  EXPECT_EQ(Night(into_monday), 360);
}

TEST(PayCalendarTest, SaturdayIsFromEightToMidnightAndThenSunday) {
  const Duty duty = From(March(7, 7), March(8, 7));
  EXPECT_EQ(Saturday(duty), 16 * 60);
  EXPECT_EQ(Sunday(duty), 7 * 60);
  EXPECT_EQ(Evening(duty), 0);
  EXPECT_EQ(Night(duty), 0);
  EXPECT_EQ(Line(PayLine::kSaturday, Priced(duty)).ore, 32 * 3'200);
  EXPECT_EQ(Line(PayLine::kSunday, Priced(duty)).ore, 14 * 5'000);
}

TEST(PayCalendarTest, OutsideTheirWindowsWeekendsHaveEveningsAndNights) {
  Profile profile = Agreement();
  profile.pay.sunday = {6 * 60, 17 * 60, 5'000};
  profile.pay.saturday.share = 0;
  const Cost weekend = Priced(From(March(7, 7), March(8, 19)), profile);
  EXPECT_EQ(Line(PayLine::kSaturday, weekend).minutes, 0);
  EXPECT_EQ(Line(PayLine::kEvening, weekend).minutes, 6 * 60 + 2 * 60);
  EXPECT_EQ(Line(PayLine::kNight, weekend).minutes, 7 * 60);
  EXPECT_EQ(Line(PayLine::kSunday, weekend).minutes, 11 * 60);
}

TEST(PayCalendarTest, AHolidayOnAWeekdayIsASunday) {
  // Maundy Thursday, 2 April 2026, after a Wednesday evening.
  const Duty duty = From(At(2026, 4, 1, 22), At(2026, 4, 2, 7));
  EXPECT_EQ(Evening(duty), 60);
  EXPECT_EQ(Night(duty), 60);
  EXPECT_EQ(Sunday(duty), 420);
  EXPECT_EQ(Sunday(From(At(2026, 4, 2, 7), At(2026, 4, 2, 15))), 480);
  EXPECT_EQ(Sunday(From(At(2023, 5, 5, 7), At(2023, 5, 5, 15))), 480);  // Store Bededag
  EXPECT_EQ(Sunday(From(At(2024, 4, 26, 7), At(2024, 4, 26, 15))), 0);  // is no more
}

TEST(PayCalendarTest, AHolidayOnASaturdayIsASundayToo) {
  // 26 December 2026.
  const Duty duty = From(At(2026, 12, 26, 7), At(2026, 12, 26, 15));
  EXPECT_EQ(Sunday(duty), 480);
  EXPECT_EQ(Saturday(duty), 0);
}

TEST(PayCalendarTest, NewYearsEveCountsAsSundayFromNoon) {
  // Thursday 31 December 2026, and New Year's Day to be.
  const Duty duty = From(At(2026, 12, 31, 10), At(2027, 1, 1, 2));
  EXPECT_EQ(Sunday(duty), 14 * 60);
  EXPECT_EQ(Evening(duty), 0);
  EXPECT_EQ(Priced(From(At(2026, 12, 31, 4), At(2026, 12, 31, 12))).items.size(), 2u);
  EXPECT_EQ(Night(From(At(2026, 12, 31, 4), At(2026, 12, 31, 12))), 120);
  Profile never = Agreement();
  never.pay.half_holiday_start_minute = 24 * 60;
  EXPECT_EQ(Line(PayLine::kSunday, Priced(From(At(2026, 12, 31, 10), At(2026, 12, 31, 24)), never))
                .minutes,
            0);
}

TEST(PayCalendarTest, TheFirstOfMayAndConstitutionDayCountFromNoonToo) {
  EXPECT_EQ(Sunday(From(At(2026, 5, 1, 7), At(2026, 5, 1, 15))), 180);
  EXPECT_EQ(Sunday(From(At(2026, 6, 5, 7), At(2026, 6, 5, 15))), 180);
  // On a Saturday the rest of the window is Saturday's: 1 May 2027.
  const Duty saturday = From(At(2027, 5, 1, 7), At(2027, 5, 1, 15));
  EXPECT_EQ(Saturday(saturday), 240);
  EXPECT_EQ(Sunday(saturday), 180);
  // Christmas Eve is a Thursday like any other.
  EXPECT_EQ(Sunday(From(At(2026, 12, 24, 7), At(2026, 12, 24, 15))), 0);
}

TEST(PayCalendarTest, InTheNightIntoSummerTimeAnHourIsNeitherWorkedNorPaid) {
  // 28 to 29 March 2026, 22-07: eight hours lived.
  const Cost cost = Priced(From(March(28, 22), March(29, 7), DutyKind::kNightWaking));
  EXPECT_EQ(Line(PayLine::kHours, cost).minutes, 480);
  EXPECT_EQ(Line(PayLine::kSaturday, cost).minutes, 120);
  EXPECT_EQ(Line(PayLine::kSunday, cost).minutes, 360);
  EXPECT_EQ(Line(PayLine::kOvertime, cost).minutes, 0);
}

TEST(PayCalendarTest, InTheNightIntoWinterTimeTheSecondHourIsPaidAndOvertime) {
  // 24 to 25 October 2026, 22-07: ten hours lived, 00-07 on the clock are eight.
  const Duty night = From(At(2026, 10, 24, 22), At(2026, 10, 25, 7), DutyKind::kNightWaking);
  const Cost cost = Priced(night);
  EXPECT_EQ(Line(PayLine::kHours, cost).minutes, 600);
  EXPECT_EQ(Line(PayLine::kSaturday, cost).minutes, 120);
  EXPECT_EQ(Line(PayLine::kSunday, cost).minutes, 480);
  EXPECT_EQ(Line(PayLine::kOvertime, cost), (PayItem{PayLine::kOvertime, 60, 10'000}));
  EXPECT_EQ(cost.ore(), 200'000 + 10'000 + 4 * 3'200 + 16 * 5'000);
}

TEST(PayCalendarTest, TheNightSupplementIsPaidTwiceInTheHourThatComesTwice) {
  Profile weekdays_only = Agreement();
  weekdays_only.pay.sunday.share = 0;
  const Duty night = From(At(2026, 10, 25, 0), At(2026, 10, 25, 6), DutyKind::kNightWaking);
  EXPECT_EQ(Line(PayLine::kNight, Priced(night, weekdays_only)).minutes, 420);
}

TEST(PayCalendarTest, OnlyTheSecondOfTheTwoHoursIsOvertime) {
  const absl::Time change = At(2026, 10, 25, 0) + absl::Hours(3);  // 03:00 becomes 02:00
  const auto overtime = [](absl::Time start_time, absl::Time end_time) {
    return Line(PayLine::kOvertime, Priced(From(start_time, end_time))).minutes;
  };
  EXPECT_EQ(overtime(change - absl::Hours(3), change), 0);
  EXPECT_EQ(overtime(change - absl::Hours(3), change + absl::Minutes(20)), 20);
  EXPECT_EQ(overtime(change + absl::Minutes(20), change + absl::Hours(5)), 40);
  EXPECT_EQ(overtime(change + absl::Hours(1), change + absl::Hours(6)), 0);
}

TEST(PayCalendarTest, AnHourIsOvertimeOnlyOnce) {
  // 36 hours planned in the week of the change: of the ten hours one is ordinary, 22 to 23.
  std::vector<Duty> week;
  for (int day = 19; day <= 22; ++day) {
    week.push_back(From(At(2026, 10, day, 7), At(2026, 10, day, 16)));
  }
  const Duty night = From(At(2026, 10, 24, 22), At(2026, 10, 25, 7), DutyKind::kNightWaking);
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse(week), Extra(night))).minutes, 540);
}

TEST(PayCalendarTest, TheWeeksAroundTheClockChangesAreWholeWeeks) {
  // Monday 23 to Sunday 29 March: 34 hours planned, and Sunday evening until midnight is 4 more.
  // The evening of the Sunday before is in another week.
  std::vector<Duty> week = DayShifts(23, 4);
  week.push_back(From(March(27, 7), March(27, 9)));
  week.push_back(From(March(22, 20), March(23)));
  const Duty sunday = From(March(29, 20), March(30));
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse(week), Extra(sunday))).minutes, 60);
  const Duty monday = From(March(30), March(30, 4));
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse(week), Extra(monday))).minutes, 0);
}

TEST(PayCalendarTest, TheLeapDayIsADayOfItsWeek) {
  // Tuesday 29 February 2028.
  const Duty duty = From(At(2028, 2, 28, 22), At(2028, 2, 29, 7), DutyKind::kNightWaking);
  EXPECT_EQ(Evening(duty), 60);
  EXPECT_EQ(Night(duty), 420);
  EXPECT_EQ(Priced(duty).ore(), 9 * 20'000 + 2 * 3'600 + 14 * 4'000);
  // Thursday 29 February 2024 and the Saturday two days later.
  EXPECT_EQ(Saturday(From(At(2024, 2, 29, 7), At(2024, 2, 29, 15))), 0);
  EXPECT_EQ(Saturday(From(At(2024, 3, 2, 7), At(2024, 3, 2, 15))), 420);
}

}  // namespace
}  // namespace vagtbro::worktime
