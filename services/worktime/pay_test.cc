// Pay, reckoned by hand: hours, overtime and what is paid once. The calendar: pay_calendar_test.cc.
#include "worktime/pay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "worktime/testing/pay_stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Agreement;
using testing::At;
using testing::DayShifts;
using ::testing::ElementsAre;
using testing::Extra;
using testing::From;
using testing::kByTheHour;
using testing::kFullTime;
using testing::kPartTime;
using testing::Line;
using testing::March;
using testing::Nurse;
using testing::Priced;
using testing::PrivateFlat;

// Wednesday 4 March 2026 is a day like any other.
const Duty kDayShift = From(March(4, 7), March(4, 15));

TEST(PayTest, ADayShiftCostsItsHoursAndNothingElse) {
  EXPECT_THAT(Priced(kDayShift).items, ElementsAre(PayItem{PayLine::kHours, 480, 160'000}));
}

TEST(PayTest, TheWageIsTheOneOfTheProfession) {
  Profile profile = Agreement();
  profile.pay.hourly_ore[static_cast<std::size_t>(Profession::kSosuHelper)] = 17'000;
  Proposal proposal = Extra(kDayShift);
  proposal.terms.profession = Profession::kSosuHelper;
  EXPECT_EQ(Priced(Nurse(), proposal, profile).ore(), 8 * 17'000);
}

TEST(PayTest, ALineIsRoundedHalfUp) {
  Profile profile = Agreement();
  auto& wage = profile.pay.hourly_ore[static_cast<std::size_t>(Profession::kNurse)];
  wage = 20'001;  // 30 minutes: 10'000.5 øre
  profile.pay.call_in_minimum = {};
  EXPECT_EQ(Priced(From(March(4, 7), absl::Minutes(30)), profile).ore(), 10'001);
  wage = 20'002;  // 20 minutes: 6'667.33
  EXPECT_EQ(Priced(From(March(4, 7), absl::Minutes(20)), profile).ore(), 6'667);
}

TEST(PayTest, WithoutLengthOrBeyondAllReasonADutyHasNoPrice) {
  EXPECT_EQ(Priced(From(March(4, 7), March(4, 7))), Cost());
  EXPECT_EQ(Priced(From(March(4, 7), absl::InfiniteFuture())), Cost());
  EXPECT_EQ(Priced(From(absl::InfinitePast(), absl::InfiniteFuture())), Cost());
  const absl::Duration week = absl::Hours(7 * 24);
  EXPECT_EQ(Line(PayLine::kHours, Priced(From(March(4, 7), week))).minutes, 7 * 24 * 60);
  EXPECT_EQ(Priced(From(March(4, 7), week + absl::Nanoseconds(1))), Cost());
}

TEST(PayTest, APartTimersExtraHoursAreOrdinaryUpToFullTime) {
  // 28 hours planned, 8 more are 36: all ordinary.
  std::vector<Duty> week = DayShifts(2, 3);
  week.push_back(From(March(5, 7), March(5, 11)));
  const Duty friday = From(March(6, 7), March(6, 15));
  EXPECT_EQ(Priced(Nurse(week), Extra(friday)).ore(), 160'000);
  // 10 hours make 38: the last one is overtime.
  const Duty longer = From(March(6, 7), March(6, 17));
  EXPECT_THAT(
      Priced(Nurse(week), Extra(longer)).items,
      ElementsAre(PayItem{PayLine::kHours, 600, 200'000}, PayItem{PayLine::kOvertime, 60, 10'000}));
}

TEST(PayTest, WhoIsPaidByTheHourGetsOvertimeBeyondFullTimeToo) {
  const Proposal friday = Extra(From(March(6, 7), March(6, 15)), kByTheHour);
  // 32 + 8 = 40: three hours beyond 37.
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse(DayShifts(2, 4)), friday)),
            (PayItem{PayLine::kOvertime, 180, 30'000}));
  Profile own_norm = Agreement();
  own_norm.pay.overtime_from_own_norm = true;  // there is none to count from
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse(DayShifts(2, 4)), friday, own_norm)).minutes,
            180);
}

TEST(PayTest, TheOtherReadingPaysOvertimeBeyondTheOwnContract) {
  Profile own_norm = Agreement();
  own_norm.pay.overtime_from_own_norm = true;
  // 24 planned of 28 contracted: 4 of the 8 hours are overtime.
  const Duty friday = From(March(6, 7), March(6, 15));
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse(DayShifts(2, 3)), Extra(friday), own_norm)),
            (PayItem{PayLine::kOvertime, 240, 40'000}));
}

TEST(PayTest, HoursPlannedLaterInTheWeekCountFirst) {
  // Wednesday to Saturday are planned: 32 hours. Monday's 8 are the last ones counted.
  const Duty monday = From(March(2, 7), March(2, 15));
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse(DayShifts(4, 4)), Extra(monday))).minutes, 180);
}

TEST(PayTest, AWeekEndsAtMidnightBeforeMonday) {
  // The night from Sunday 8 to Monday 9 March: one hour in a week of 40, seven in a free one.
  const std::vector<Duty> week = DayShifts(2, 5);
  const Duty night = From(March(8, 23), March(9, 7), DutyKind::kNightWaking);
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse(week), Extra(night))).minutes, 60);
  // 35 hours planned in the next week as well: 2 of the 7 are left.
  std::vector<Duty> both = week;
  for (int day = 10; day <= 14; ++day) both.push_back(From(March(day, 7), March(day, 14)));
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse(both), Extra(night))).minutes, 60 + 5 * 60);
}

TEST(PayTest, AFullTimersLongerDayIsOvertimeFromTheFirstMinute) {
  const Duty longer = From(March(4, 15), March(4, 16, 30));
  const Cost cost = Priced(Nurse({kDayShift}), Extra(longer, kFullTime));
  EXPECT_THAT(cost.items, ElementsAre(PayItem{PayLine::kHours, 90, 30'000},
                                      PayItem{PayLine::kOvertime, 90, 15'000}));
  // The same by a part-timer, or by a full-timer whose day is free in a week with room.
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse({kDayShift}), Extra(longer))).minutes, 0);
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse(), Extra(longer, kFullTime))).minutes, 0);
}

TEST(PayTest, AFullTimersSecondDutyOfTheDayIsOvertimeToo) {
  const Duty evening = From(March(4, 19), March(4, 23));
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse({kDayShift}), Extra(evening, kFullTime))).minutes,
            240);
  const Duty next_day = From(March(5, 0), March(5, 4));
  EXPECT_EQ(
      Line(PayLine::kOvertime, Priced(Nurse({kDayShift}), Extra(next_day, kFullTime))).minutes, 0);
  // A night that is made longer the morning after is lengthened all the same.
  const Duty night = From(March(4, 23), March(5, 7), DutyKind::kNightWaking);
  const Duty morning = From(March(5, 7), March(5, 8));
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse({night}), Extra(morning, kFullTime))).minutes,
            60);
}

TEST(PayTest, OnCallAtHomeIsNoPlannedTimeToLengthen) {
  const Duty on_call = From(March(4, 7), March(4, 15), DutyKind::kOnCallHome);
  const Duty evening = From(March(4, 15), March(4, 19));
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse({on_call}), Extra(evening, kFullTime))).minutes,
            0);
}

TEST(PayTest, AMovedDutyIsPaidForShortNoticeByTheStartedHalfHour) {
  Proposal moved = Extra(From(March(4, 7, 10), March(4, 12, 10)));
  moved.rescheduled = true;
  moved.ask_time = March(4, 7, 10) - absl::Hours(96) + absl::Nanoseconds(1);
  // 07:00 to 12:30 are eleven half hours: 5.5 x 44.07 = 242.385.
  EXPECT_EQ(Line(PayLine::kShortNotice, Priced(Nurse(), moved)),
            (PayItem{PayLine::kShortNotice, 330, 24'239}));
  EXPECT_EQ(Line(PayLine::kLateNotice, Priced(Nurse(), moved)).ore, 0);
  moved.ask_time = March(4, 7, 10) - absl::Hours(96);
  EXPECT_EQ(Line(PayLine::kShortNotice, Priced(Nurse(), moved)).ore, 0);
}

TEST(PayTest, AMovedOnCallDutyHasItsOwnRate) {
  Proposal moved = Extra(From(March(4, 7), March(4, 12), DutyKind::kOnCallSite));
  moved.rescheduled = true;
  moved.ask_time = March(3, 12);
  EXPECT_EQ(Line(PayLine::kShortNotice, Priced(Nurse(), moved)).ore, 5 * 2'004);
}

TEST(PayTest, ExtraWorkOfMoreThanAnHourIsNotifiedTheDayBefore) {
  const auto notice = [](absl::Duration length, absl::Time ask_time) {
    Proposal proposal = Extra(From(March(4, 7), length));
    proposal.ask_time = ask_time;
    return Line(PayLine::kLateNotice, Priced(Nurse({From(March(4, 5), March(4, 7))}), proposal));
  };
  const PayItem once = {PayLine::kLateNotice, 0, 5'469};
  EXPECT_EQ(notice(absl::Hours(8), March(3, 23, 59)).ore, 0);
  EXPECT_EQ(notice(absl::Hours(8), March(4)), once);
  EXPECT_EQ(notice(absl::Hours(1), March(4)).ore, 0);
  EXPECT_EQ(notice(absl::Hours(1) + absl::Nanoseconds(1), March(4)), once);
}

TEST(PayTest, ARevokedDayOffCostsItsHoursAndASum) {
  WorkerFacts facts = Nurse();
  facts.days_off = {{March(4), March(5)}};
  // 22-06: two of the hours are on the day off.
  const Duty night = From(March(4, 22), March(5, 6), DutyKind::kNightWaking);
  EXPECT_EQ(Line(PayLine::kRevokedDayOff, Priced(facts, Extra(night))),
            (PayItem{PayLine::kRevokedDayOff, 120, 20'000 + 30'000}));
  const Duty day_after = From(March(5), March(5, 6));
  EXPECT_EQ(Line(PayLine::kRevokedDayOff, Priced(facts, Extra(day_after))).ore, 0);
}

TEST(PayTest, ACallInIsPaidAtLeastItsMinimum) {
  const Duty call_in = From(March(4, 8), March(4, 9, 30));
  EXPECT_THAT(Priced(call_in).items, ElementsAre(PayItem{PayLine::kHours, 90, 30'000},
                                                 PayItem{PayLine::kCallInMinimum, 90, 30'000}));
  EXPECT_EQ(Priced(From(March(4, 8), March(4, 11))).ore(), 60'000);
  // Whoever is kept on is not called in; a meeting has no minimum, nor a part of a split shift.
  const WorkerFacts night = Nurse({From(March(4), March(4, 8))});
  EXPECT_EQ(Priced(night, Extra(call_in)).ore(), 30'000);
  Duty meeting = call_in;
  meeting.kind = DutyKind::kMeeting;
  EXPECT_EQ(Priced(meeting).ore(), 30'000);
  Duty part = call_in;
  part.split = "split";
  EXPECT_EQ(Priced(part).ore(), 30'000);
}

TEST(PayTest, ASplitShiftIsPaidOnceWhenItBecomesOne) {
  Duty morning = From(March(4, 7), March(4, 11));
  Duty afternoon = From(March(4, 13), March(4, 17));
  Duty evening = From(March(4, 18), March(4, 19));
  morning.split = afternoon.split = evening.split = "split";
  EXPECT_EQ(Line(PayLine::kSplitShift, Priced(morning)).ore, 0);
  EXPECT_EQ(Line(PayLine::kSplitShift, Priced(Nurse({afternoon}), Extra(morning))),
            (PayItem{PayLine::kSplitShift, 0, 2'500}));
  EXPECT_EQ(Line(PayLine::kSplitShift, Priced(Nurse({morning}), Extra(afternoon))).ore, 2'500);
  EXPECT_EQ(Line(PayLine::kSplitShift, Priced(Nurse({morning, afternoon}), Extra(evening))).ore, 0);
}

TEST(PayTest, ASleepingWatchIsPaidLikeAWakingOne) {
  const Duty sleeping = From(March(4, 23), March(5, 7), DutyKind::kNightSleeping);
  Duty waking = sleeping;
  waking.kind = DutyKind::kNightWaking;
  EXPECT_EQ(Priced(sleeping), Priced(waking));
  // 8 hours of 200 kr., and 23-06 are 14 half hours of 40 kr.
  EXPECT_EQ(Priced(sleeping).ore(), 160'000 + 14 * 4'000);
}

TEST(PayTest, OnCallAtHomeCostsItsCallsUnlessItIsWork) {
  Duty on_call = From(March(4, 16), March(4, 22), DutyKind::kOnCallHome);
  EXPECT_EQ(Priced(on_call), Cost());
  // 16:50-17:10 is 20 minutes and one half hour of evening, 17:20-17:40 one more.
  on_call.calls = {{March(4, 17, 20), March(4, 17, 40)}, {March(4, 16, 50), March(4, 17, 10)}};
  EXPECT_EQ(Priced(on_call).items.front(), (PayItem{PayLine::kHours, 40, 13'333}));
  EXPECT_EQ(Line(PayLine::kEvening, Priced(on_call)).minutes, 60);
  on_call.response_time = absl::Minutes(15);  // no time of one's own
  EXPECT_EQ(Priced(on_call).ore(), 6 * 20'000 + 10 * 3'600);
}

TEST(PayTest, CallsShareWhatIsLeftOfTheNorm) {
  // 36 hours planned and two calls of an hour: the second one is overtime.
  std::vector<Duty> week = DayShifts(2, 4);
  week.push_back(From(March(6, 7), March(6, 11)));
  Duty on_call = From(March(7, 7), March(7, 22), DutyKind::kOnCallHome);
  on_call.calls = {{March(7, 9), March(7, 10)}, {March(7, 12), March(7, 13)}};
  EXPECT_EQ(Line(PayLine::kOvertime, Priced(Nurse(week), Extra(on_call))).minutes, 60);
}

TEST(PayTest, AFlatWageIsHoursAndNothingElse) {
  WorkerFacts facts = Nurse(DayShifts(2, 5));
  facts.days_off = {{March(7), March(9)}};
  Proposal long_sunday = Extra(From(March(7, 20), absl::Hours(22)), kFullTime);
  long_sunday.ask_time = March(7, 19);
  Profile profile = PrivateFlat();
  profile.pay.revoked_day_off_share = 0;
  EXPECT_THAT(Priced(facts, long_sunday, profile).items,
              ElementsAre(PayItem{PayLine::kHours, 22 * 60, 440'000}));
  EXPECT_EQ(Priced(From(March(7, 20), absl::Hours(1)), profile).ore(), 20'000);
}

TEST(PayTest, AnAgencyHasOnePrice) {
  EXPECT_THAT(AgencyCost({March(4, 7), March(4, 14, 30)}, 52'550).items,
              ElementsAre(PayItem{PayLine::kAgency, 450, 394'125}));
  EXPECT_EQ(AgencyCost({March(4, 7), March(4, 7)}, 52'550), Cost());
}

TEST(PayTest, AgreementOnTheWholeBill) {
  // A full-timer's day off, Saturday 7 March, 14:45 to 23:15, asked for the same morning, with 37
  // hours planned Monday to Friday.
  std::vector<Duty> week = DayShifts(2, 4);
  week.push_back(From(March(6, 7), March(6, 12)));
  WorkerFacts facts = Nurse(week);
  facts.days_off = {{March(7), March(8)}};
  Proposal saturday = Extra(From(March(7, 14, 45), March(7, 23, 15)), kFullTime);
  saturday.ask_time = March(7, 9);
  const Cost cost = Priced(facts, saturday);
  EXPECT_THAT(cost.items, ElementsAre(PayItem{PayLine::kHours, 510, 170'000},
                                      PayItem{PayLine::kOvertime, 510, 85'000},
                                      PayItem{PayLine::kSaturday, 540, 18 * 3'200},
                                      PayItem{PayLine::kLateNotice, 0, 5'469},
                                      PayItem{PayLine::kRevokedDayOff, 510, 85'000 + 30'000}));
  EXPECT_EQ(cost.ore(), 170'000 + 85'000 + 57'600 + 5'469 + 115'000);
}

}  // namespace
}  // namespace vagtbro::worktime
