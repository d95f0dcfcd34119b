// REST-08 and REST-COMP as histories: when rest may be cut short, and what must follow.
#include <gtest/gtest.h>

#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Ask;
using testing::From;
using testing::kMinute;
using testing::March;
using testing::Nurse;

Profile EightHours() {
  Profile profile;
  profile.reduced_rest = ReducedRest{};
  return profile;
}

Duty Evening(int day) { return From(March(day, 15), March(day, 23)); }
Duty Day(int day) { return From(March(day, 7), March(day, 15)); }

RuleResult Rest11(std::vector<Duty> planned, Duty proposed, const Profile& profile = EightHours()) {
  return Ask(RuleId::kRest11, Nurse(std::move(planned)), std::move(proposed), profile);
}

RuleResult RestComp(std::vector<Duty> planned, Duty proposed) {
  return Ask(RuleId::kRestComp, Nurse(std::move(planned)), std::move(proposed), EightHours());
}

// --- REST-08 -------------------------------------------------------------------------------------

TEST(ReducedRestTest, EveningAndDayWithEightHoursBetweenPassOnlyByAgreement) {
  EXPECT_EQ(Rest11({Evening(2)}, Day(3), Profile()).margin_minutes, -3 * 60);
  const RuleResult agreed = Rest11({Evening(2)}, Day(3));
  EXPECT_TRUE(agreed.passed);
  EXPECT_TRUE(agreed.warned);
  EXPECT_EQ(agreed.margin_minutes, 0);
  EXPECT_EQ(agreed.inputs.Get<std::int64_t>("required_minutes"), 8 * 60);
}

TEST(ReducedRestTest, AMinuteLessThanEightHoursIsTooLittle) {
  const RuleResult result = Rest11({Evening(2)}, From(March(3, 7) - kMinute, March(3, 15)));
  EXPECT_FALSE(result.passed);
  EXPECT_EQ(result.margin_minutes, -1);
}

TEST(ReducedRestTest, ItIsTheSameWhicheverOfTheTwoIsProposed) {
  EXPECT_TRUE(Rest11({Day(3)}, Evening(2)).warned);
  EXPECT_TRUE(Rest11({Day(3)}, Evening(2)).passed);
}

TEST(ReducedRestTest, AFullRestIsNoReduction) {
  const RuleResult full = Rest11({Evening(2)}, From(March(3, 10), March(3, 15)));
  EXPECT_TRUE(full.passed);
  EXPECT_FALSE(full.warned);
  EXPECT_EQ(full.margin_minutes, 0);
}

TEST(ReducedRestTest, AShortRestInADayThatHasItsElevenHoursIsNoReduction) {
  // A meeting at 10-12 and an evening from 20 on: 9 hours between, and 11 before the meeting.
  const Duty meeting = From(March(3, 10), March(3, 11), DutyKind::kMeeting);
  const RuleResult result = Rest11({Evening(2), meeting}, From(March(3, 20), March(3, 22)));
  EXPECT_TRUE(result.passed);
  EXPECT_FALSE(result.warned);
  EXPECT_EQ(result.margin_minutes, 0);
}

TEST(ReducedRestTest, TwoInSevenDaysAreTheMost) {
  // Short rests end on the mornings of the 3rd, the 5th and the 7th.
  const std::vector<Duty> two = {Evening(2), Day(3), Evening(4), Day(5)};
  EXPECT_TRUE(Rest11({Evening(2), Day(3), Evening(4)}, Day(5)).passed);
  std::vector<Duty> and_an_evening = two;
  and_an_evening.push_back(Evening(6));
  const RuleResult third = Rest11(and_an_evening, Day(7));
  EXPECT_FALSE(third.passed);
  EXPECT_EQ(third.margin_minutes, -3 * 60);
  EXPECT_EQ(third.inputs.Get<std::int64_t>("reductions_used_up"), 1);
}

TEST(ReducedRestTest, SevenDaysLaterTheFirstNoLongerCounts) {
  const std::vector<Duty> planned = {Evening(2), Day(3), Evening(5), Day(6), Evening(9)};
  EXPECT_TRUE(Rest11(planned, Day(10)).passed);  // ends exactly 7 døgn after the first
  // A minute earlier it does; the evening before ends earlier too, so that 8 hours are left.
  const std::vector<Duty> a_minute_earlier = {Evening(2), Day(3), Evening(5), Day(6),
                                              From(March(9, 15), March(9, 23) - kMinute)};
  EXPECT_FALSE(Rest11(a_minute_earlier, From(March(10, 7) - kMinute, March(10, 15))).passed);
}

TEST(ReducedRestTest, OneProposalInTheMiddleMayBeTheOneTooMany) {
  // Fri 3rd and Fri 9th have theirs; the one in between makes three in seven days.
  const std::vector<Duty> planned = {Evening(2), Day(3), Evening(8), Day(9), Evening(5)};
  EXPECT_FALSE(Rest11(planned, Day(6)).passed);
}

TEST(ReducedRestTest, NotOnTwoDaysRunningUnlessAgreed) {
  const std::vector<Duty> planned = {Evening(2), From(March(3, 7), March(3, 11)),
                                     From(March(3, 22), March(3, 23))};
  const Duty next_day = From(March(4, 7), March(4, 15));
  EXPECT_FALSE(Rest11(planned, next_day).passed);
  Profile profile = EightHours();
  profile.reduced_rest->consecutive = true;
  EXPECT_TRUE(Rest11(planned, next_day, profile).passed);
}

TEST(ReducedRestTest, ExactlyTwoDaysApartIsNotRunning) {
  EXPECT_TRUE(Rest11({Evening(2), Day(3), Evening(4)}, Day(5)).passed);
  const Duty evening = From(March(4, 15), March(4, 23) - kMinute);
  EXPECT_FALSE(
      Rest11({Evening(2), Day(3), evening}, From(March(5, 7) - kMinute, March(5, 15))).passed);
}

TEST(ReducedRestTest, WhatWasTooMuchBeforeIsNotHeldAgainstADutyThatAddsNothing) {
  // Three in a week are planned already; the proposal lengthens the last day by an hour.
  const std::vector<Duty> three = {Evening(2), Day(3), Evening(4), Day(5), Evening(6), Day(7)};
  const RuleResult result = Rest11(three, From(March(7, 15), March(7, 16)));
  EXPECT_TRUE(result.passed);
}

// --- REST-COMP -----------------------------------------------------------------------------------

TEST(CompensatingRestTest, AfterEightHoursTheNextRestIsFourteen) {
  const RuleResult enough = RestComp({Evening(2), Day(3)}, From(March(4, 5), March(4, 13)));
  EXPECT_TRUE(enough.passed);
  EXPECT_EQ(enough.margin_minutes, 0);
  const RuleResult less = RestComp({Evening(2), Day(3)}, From(March(4, 5) - kMinute, March(4, 13)));
  EXPECT_FALSE(less.passed);
  EXPECT_EQ(less.margin_minutes, -1);
  EXPECT_EQ(less.inputs.Get<std::int64_t>("required_minutes"), 14 * 60);
}

TEST(CompensatingRestTest, WhoeverCausesTheShortRestOwesTheLongOne) {
  const Duty early = From(March(4, 4), March(4, 12));
  EXPECT_EQ(RestComp({Evening(2), early}, Day(3)).margin_minutes, -60);
  EXPECT_EQ(RestComp({Day(3), early}, Evening(2)).margin_minutes, -60);
}

TEST(CompensatingRestTest, LengtheningTheWorkInBetweenCutsIntoIt) {
  const Duty early = From(March(4, 5), March(4, 13));
  EXPECT_EQ(RestComp({Evening(2), Day(3), early}, From(March(3, 15), March(3, 16))).margin_minutes,
            -60);
}

TEST(CompensatingRestTest, WhatWasMissingBeforeIsNotHeldAgainstWhatTakesNothing) {
  const Duty early = From(March(4, 4), March(4, 12));
  const RuleResult longer = RestComp({Evening(2), Day(3), early}, From(March(4, 12), March(4, 13)));
  EXPECT_TRUE(longer.passed);
  EXPECT_FALSE(longer.margin_minutes.has_value());
}

TEST(CompensatingRestTest, WithoutAnAgreementOrAReductionThereIsNothingToGiveBack) {
  EXPECT_FALSE(Ask(RuleId::kRestComp, Nurse({Evening(2)}), Day(3)).margin_minutes.has_value());
  EXPECT_FALSE(RestComp({Evening(2)}, From(March(3, 10), March(3, 18))).margin_minutes.has_value());
  EXPECT_FALSE(RestComp({Evening(2)}, Day(3)).margin_minutes.has_value()) << "nothing is planned";
}

}  // namespace
}  // namespace vagtbro::worktime
