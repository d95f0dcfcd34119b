// SHIFT-MAX, SHIFT-MIN, SPLIT and the protected days off as histories, from both sides.
#include <gtest/gtest.h>

#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Ask;
using testing::From;
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

// --- SHIFT-MIN -----------------------------------------------------------------------------------

RuleResult ShiftMin(std::vector<Duty> planned, Duty proposed, bool hard = false) {
  Profile profile;
  profile.shift_min_hard = hard;
  return Ask(RuleId::kShiftMin, Nurse(std::move(planned)), std::move(proposed), profile);
}

TEST(ShiftMinTest, FiveHoursAreEnoughAndAMinuteLessWarnsOrBreaks) {
  const Duty enough = From(March(2, 7), March(2, 12));
  const Duty brief = From(March(2, 7), March(2, 11, 59));
  EXPECT_FALSE(ShiftMin({}, enough).warned);
  EXPECT_EQ(ShiftMin({}, enough, true).margin_minutes, 0);
  const RuleResult soft = ShiftMin({}, brief);
  EXPECT_TRUE(soft.passed);
  EXPECT_TRUE(soft.warned);
  EXPECT_EQ(soft.margin_minutes, -1);
  const RuleResult hard = ShiftMin({}, brief, true);
  EXPECT_FALSE(hard.passed);
  EXPECT_FALSE(hard.warned);
}

TEST(ShiftMinTest, AnExtensionCountsWithTheDutyItTouches) {
  const Duty day = From(March(2, 7), March(2, 15));
  EXPECT_FALSE(ShiftMin({day}, From(March(2, 15), March(2, 16))).warned);
  EXPECT_TRUE(ShiftMin({day}, From(March(2, 15, 1), March(2, 16))).warned);
}

TEST(ShiftMinTest, AMeetingOfTwoHoursIsNoShift) {
  const auto meeting = [](absl::Time end) {
    return From(March(2, 14), end, DutyKind::kMeeting, "meeting");
  };
  EXPECT_TRUE(ShiftMin({}, meeting(March(2, 16)), true).passed);
  EXPECT_FALSE(ShiftMin({}, meeting(March(2, 16, 1)), true).passed);
}

// --- SPLIT ---------------------------------------------------------------------------------------

Duty Part(absl::Time start, absl::Time end, std::string split = "s-1") {
  Duty duty = From(start, end);
  duty.split = std::move(split);
  return duty;
}

RuleResult Split(std::vector<Duty> planned, Duty proposed) {
  return Ask(RuleId::kSplit, Nurse(std::move(planned)), std::move(proposed));
}

TEST(SplitTest, TwoPartsWithinTwelveHoursAndNoMore) {
  const Duty morning = Part(March(2, 7), March(2, 11));
  EXPECT_EQ(Split({morning}, Part(March(2, 15), March(2, 19))).margin_minutes, 0);
  const RuleResult longer = Split({morning}, Part(March(2, 15), March(2, 19, 1)));
  EXPECT_FALSE(longer.passed);
  EXPECT_EQ(longer.margin_minutes, -1);
  EXPECT_FALSE(
      Split({morning, Part(March(2, 12), March(2, 13))}, Part(March(2, 15), March(2, 16))).passed);
}

TEST(SplitTest, PartsOfOtherShiftsDoNotCount) {
  const Duty yesterday = Part(March(1, 7), March(1, 11), "s-0");
  EXPECT_TRUE(Split({yesterday}, Part(March(2, 7), March(2, 11))).passed);
  EXPECT_FALSE(Split({yesterday}, From(March(2, 7), March(2, 11))).margin_minutes.has_value());
}

// --- DAYOFF-REV, REST-DAYOFF-ONCALL --------------------------------------------------------------

WorkerFacts OffOn(absl::Time start, absl::Time end) {
  WorkerFacts facts = Nurse();
  facts.days_off = {{start, end}};
  return facts;
}

RuleResult WithConsent(RuleId rule, const WorkerFacts& facts, const Duty& duty, bool consented) {
  Proposal proposal = testing::Propose(duty);
  proposal.consented = consented;
  return Evaluate(Worker(facts), proposal, {}).results[static_cast<std::size_t>(rule)];
}

TEST(DayOffTest, IsWorkedOnlyByConsentAndThatWarns) {
  const Duty day = From(March(2, 7), March(2, 15));
  const WorkerFacts off = OffOn(March(2), March(3));
  EXPECT_FALSE(WithConsent(RuleId::kDayOff, off, day, false).passed);
  const RuleResult consented = WithConsent(RuleId::kDayOff, off, day, true);
  EXPECT_TRUE(consented.passed);
  EXPECT_TRUE(consented.warned);
  const RuleResult free = WithConsent(RuleId::kDayOff, Nurse(), day, true);
  EXPECT_TRUE(free.passed);
  EXPECT_FALSE(free.warned);
}

TEST(DayOffTest, AMinuteOfItIsTooMuch) {
  const Duty night = From(March(1, 23), March(2, 7));
  EXPECT_TRUE(WithConsent(RuleId::kDayOff, OffOn(March(2, 7), March(3, 7)), night, false).passed);
  EXPECT_FALSE(
      WithConsent(RuleId::kDayOff, OffOn(March(2, 7) - kMinute, March(3)), night, false).passed);
}

TEST(DayOffTest, NoOnCallLiesOnItConsentOrNot) {
  const WorkerFacts off = OffOn(March(2), March(3));
  for (const DutyKind kind :
       {DutyKind::kOnCallHome, DutyKind::kOnCallSite, DutyKind::kNightSleeping}) {
    const Duty meets = From(March(1, 15), March(2) + kMinute, kind);
    const Duty touches = From(March(1, 15), March(2), kind);
    EXPECT_FALSE(WithConsent(RuleId::kDayOffOnCall, off, meets, true).passed);
    EXPECT_TRUE(WithConsent(RuleId::kDayOffOnCall, off, touches, false).passed);
  }
  const Duty ordinary = From(March(2, 7), March(2, 15));
  EXPECT_TRUE(WithConsent(RuleId::kDayOffOnCall, off, ordinary, true).passed);
}

}  // namespace
}  // namespace vagtbro::worktime
