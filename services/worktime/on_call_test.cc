// On call at the workplace and at home: what of it is work, rest, or no day off.
#include <gtest/gtest.h>

#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Ask;
using testing::At;
using testing::From;
using testing::kMinute;
using testing::March;
using testing::Nurse;

Duty Home(absl::Time start, absl::Time end, std::vector<Interval> calls = {}) {
  Duty duty = From(start, end, DutyKind::kOnCallHome);
  duty.calls = std::move(calls);
  return duty;
}

Interval Call(absl::Time start, absl::Duration length) { return {start, start + length}; }

const Duty kNextDay = From(March(3, 7), March(3, 15));

RuleResult RestAfter(Duty on_call, const Profile& profile = {}) {
  return Ask(RuleId::kRest11, Nurse({std::move(on_call)}), kNextDay, profile);
}

TEST(OnCallHomeTest, IsRestWhileNobodyCalls) {
  EXPECT_GE(RestAfter(Home(March(2, 15), March(3, 7))).margin_minutes, 0);
}

TEST(OnCallHomeTest, ACallInterruptsTheRestAndIsWork) {
  // Called 21-22: 9 hours of rest until 07:00, and before the call it is 23:00 back to 21:00.
  const Duty called = Home(March(2, 15), March(3, 7), {Call(March(2, 21), absl::Hours(1))});
  const WorkerFacts facts = Nurse({From(March(2, 7), March(2, 15)), called});
  EXPECT_EQ(Ask(RuleId::kRest11, facts, kNextDay).margin_minutes, -2 * 60);
  EXPECT_EQ(Ask(RuleId::kWt48, facts, kNextDay).margin_minutes, (832 - 8 - 8 - 1) * 60);
}

TEST(OnCallHomeTest, MoreThanTwoCallsMakeWorkOfAllOfIt) {
  std::vector<Interval> calls = {Call(March(2, 16), absl::Minutes(5)),
                                 Call(March(2, 17), absl::Minutes(5))};
  EXPECT_TRUE(RestAfter(Home(March(2, 15), March(3, 7), calls)).passed);
  calls.push_back(Call(March(2, 18), absl::Minutes(5)));
  EXPECT_FALSE(RestAfter(Home(March(2, 15), March(3, 7), calls)).passed);
}

TEST(OnCallHomeTest, HavingToBeThereAtOnceIsWork) {
  Duty urgent = Home(March(2, 15), March(3, 7));
  urgent.response_time = absl::Minutes(16);
  EXPECT_TRUE(RestAfter(urgent).passed);
  urgent.response_time = absl::Minutes(15);
  EXPECT_FALSE(RestAfter(urgent).passed);
  Profile other;
  other.on_call_response = absl::Minutes(10);
  EXPECT_TRUE(RestAfter(urgent, other).passed) << "an agreement sets it";
}

TEST(OnCallHomeTest, TwoDutiesAtOnceItIsAllTheSame) {
  const Duty home = Home(March(3, 12), March(3, 20));
  EXPECT_FALSE(Ask(RuleId::kOverlap, Nurse({home}), kNextDay).passed);
  EXPECT_FALSE(Ask(RuleId::kOverlap, Nurse({kNextDay}), home).passed);
}

TEST(OnCallHomeTest, IsNoShiftAndNoStretchUnlessItIsWork) {
  // Two days at home between two shifts: a weekly rest.
  const Duty home = Home(March(3, 15), March(5, 7));
  const WorkerFacts facts = Nurse({kNextDay, From(March(5, 7), March(5, 15))});
  EXPECT_FALSE(Ask(RuleId::kShiftMax, facts, home).margin_minutes.has_value());
  EXPECT_FALSE(Ask(RuleId::kShiftMin, facts, home).margin_minutes.has_value());
  EXPECT_FALSE(Ask(RuleId::kRest24, facts, home).margin_minutes.has_value());
  Duty urgent = home;
  urgent.response_time = absl::Minutes(5);
  EXPECT_LT(Ask(RuleId::kShiftMax, facts, urgent).margin_minutes, 0);
}

TEST(OnCallSiteTest, WasNoWorkBeforeJuly2024ButACallWas) {
  const absl::Time start = At(2024, 6, 10, 20);
  const absl::Time morning = At(2024, 6, 11, 7);
  Duty site = From(start, morning, DutyKind::kOnCallSite);
  const Duty day = From(morning, absl::Hours(8));
  EXPECT_TRUE(Ask(RuleId::kRest11, Nurse({site}), day).passed);
  site.calls = {{At(2024, 6, 11, 2), At(2024, 6, 11, 3)}};
  const WorkerFacts called = Nurse({From(At(2024, 6, 10, 12), At(2024, 6, 10, 20)), site});
  EXPECT_EQ(Ask(RuleId::kRest11, called, day).margin_minutes, (6 - 11) * 60);
}

TEST(OnCallSiteTest, IsWorkFromJuly2024On) {
  const Duty before = From(At(2024, 6, 30, 13), At(2024, 7, 1), DutyKind::kOnCallSite);
  const Duty into = From(At(2024, 6, 30, 13), At(2024, 7, 1) + kMinute, DutyKind::kOnCallSite);
  EXPECT_FALSE(Ask(RuleId::kWt48, Nurse(), before).margin_minutes.has_value());
  EXPECT_EQ(Ask(RuleId::kWt48, Nurse(), into).margin_minutes, 832 * 60 - 1);
}

}  // namespace
}  // namespace vagtbro::worktime
