// NIGHT-MAX and NIGHT-8 as histories, from both sides of each limit.
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

Duty Night(int day) { return From(March(day, 23), March(day + 1, 7), DutyKind::kNightWaking); }

// --- NIGHT-MAX -----------------------------------------------------------------------------------

RuleResult NightMax(int nights, std::vector<Duty> planned, Duty proposed) {
  WorkerFacts facts = Nurse(std::move(planned));
  facts.restrictions = {{{March(1), March(31)}, "", false, nights}};
  return Ask(RuleId::kNightMax, facts, std::move(proposed));
}

TEST(NightMaxTest, OneNightAWeekMeansSevenDaysBetween) {
  EXPECT_TRUE(NightMax(1, {Night(2)}, Night(9)).passed);
  EXPECT_FALSE(NightMax(1, {Night(2)}, From(March(9, 23) - kMinute, March(10, 7))).passed);
  EXPECT_FALSE(NightMax(1, {Night(9)}, Night(3)).passed) << "the planned one lies after it";
  EXPECT_TRUE(NightMax(2, {Night(2)}, Night(5)).passed);
  EXPECT_TRUE(NightMax(2, {Night(2), Night(9)}, Night(5)).passed);
  EXPECT_FALSE(NightMax(2, {Night(2), Night(8)}, Night(5)).passed);
  EXPECT_FALSE(NightMax(0, {}, Night(2)).passed);
}

TEST(NightMaxTest, DaysAreNoNightsAndAnEveningUntilTenIsNone) {
  const Duty day = From(March(5, 5), March(5, 22));
  EXPECT_TRUE(NightMax(1, {Night(2)}, day).passed);
  EXPECT_TRUE(NightMax(1, {day}, Night(2)).passed);
  EXPECT_FALSE(NightMax(1, {Night(2)}, From(March(5, 14), March(5, 22, 1))).passed);
}

TEST(NightMaxTest, ANightBeforeItWasSetDoesNotCount) {
  WorkerFacts facts = Nurse({Night(2)});
  facts.restrictions = {{{March(3, 7), March(31)}, "", false, 1}};
  EXPECT_TRUE(Ask(RuleId::kNightMax, facts, Night(5)).passed);
  facts.restrictions.front().interval.start_time -= kMinute;
  EXPECT_FALSE(Ask(RuleId::kNightMax, facts, Night(5)).passed);
}

TEST(NightMaxTest, HoldsOnlyWhileItIsSetAndTellsNoReason) {
  WorkerFacts facts = Nurse({Night(2)});
  facts.restrictions = {{{March(1), March(3, 23)}, "", false, 1}};
  EXPECT_TRUE(Ask(RuleId::kNightMax, facts, Night(3)).passed);
  facts.restrictions.front().interval.end_time += kMinute;
  const RuleResult result = Ask(RuleId::kNightMax, facts, Night(3));
  EXPECT_FALSE(result.passed);
  EXPECT_EQ(result.inputs.size(), 2u);
}

// --- NIGHT-8 -------------------------------------------------------------------------------------

const absl::Time kEnd = At(2026, 11, 21, 7);

// A short period of 14 døgn: 8 h x 14 x 6/7 = 96 hours.
Profile Fortnight() {
  Profile profile;
  profile.reference_period = 14 * kDay;
  return profile;
}

// Before a night that ends at kEnd: nights of `length` that end at 07:00, `count` of them running.
std::vector<Duty> NightsBefore(int count, absl::Duration length) {
  std::vector<Duty> nights;
  for (int i = 1; i <= count; ++i) nights.push_back(From(kEnd - i * kDay - length, length));
  return nights;
}

RuleResult Night8(std::vector<Duty> planned, Duty proposed, const Profile& profile = Fortnight()) {
  return Ask(RuleId::kNight8, Nurse(std::move(planned)), std::move(proposed), profile);
}

TEST(NightAverageTest, EightHoursInTwentyFourOnAverageAreTheLimit) {
  // 11 nights of 8 hours and one more: 96 hours.
  const RuleResult full =
      Night8(NightsBefore(11, absl::Hours(8)), From(kEnd - absl::Hours(8), kEnd));
  EXPECT_TRUE(full.passed);
  EXPECT_EQ(full.margin_minutes, 0);
  const RuleResult over =
      Night8(NightsBefore(11, absl::Hours(8)), From(kEnd - absl::Hours(8) - kMinute, kEnd));
  EXPECT_FALSE(over.passed);
  EXPECT_EQ(over.margin_minutes, -1);
}

TEST(NightAverageTest, WhoWorksByDayIsNoNightWorker) {
  std::vector<Duty> days;
  for (int i = 0; i < 12; ++i)
    days.push_back(From(kEnd - i * kDay - absl::Hours(24), absl::Hours(8)));
  EXPECT_FALSE(Night8(days, From(kEnd, absl::Hours(8))).margin_minutes.has_value());
}

TEST(NightAverageTest, HalfOfTheDutiesAtNightMakeTheHabit) {
  const Duty night = From(kEnd - absl::Hours(8), kEnd);
  const Duty day_a = From(kEnd - 5 * kDay, absl::Hours(8));
  const Duty day_b = From(kEnd - 6 * kDay, absl::Hours(8));
  std::vector<Duty> planned = NightsBefore(1, absl::Hours(8));
  planned.push_back(day_a);
  EXPECT_TRUE(Night8(planned, night).margin_minutes.has_value());
  planned.push_back(day_b);
  EXPECT_FALSE(Night8(planned, night).margin_minutes.has_value());
  // What began 28 døgn before no longer counts.
  planned.back() = From(night.interval.start_time - 28 * kDay, absl::Hours(2));
  EXPECT_FALSE(Night8(planned, night).margin_minutes.has_value());
  planned.back().interval.start_time -= kMinute;
  EXPECT_TRUE(Night8(planned, night).margin_minutes.has_value());
}

TEST(NightAverageTest, ThreeHoursOfTheProposalLieInTheNight) {
  const Duty enough = From(At(2026, 11, 20, 17), At(2026, 11, 21, 1));
  EXPECT_TRUE(Night8({}, enough).margin_minutes.has_value());
  const Duty less = From(At(2026, 11, 20, 17), At(2026, 11, 21, 1) - kMinute);
  EXPECT_FALSE(Night8({}, less).margin_minutes.has_value());
}

TEST(NightAverageTest, ThreeHundredHoursInAYearMakeANightWorkerOfADayShift) {
  // 42 nights in winter and spring, of 7 hours but for the one into summer time, and one in June.
  std::vector<Duty> planned;
  for (int i = 0; i < 42; ++i) {
    planned.push_back(From(At(2026, 2, 2 + 2 * i, 22), At(2026, 2, 3 + 2 * i, 5)));
  }
  planned.push_back(From(At(2026, 6, 1, 22), absl::Hours(6)));
  const Duty day = From(At(2026, 11, 20, 7), At(2026, 11, 20, 15));
  EXPECT_FALSE(Night8(planned, day).margin_minutes.has_value()) << "41 x 7 + 6 + 6 = 299";
  planned.back().interval.end_time += absl::Hours(1);
  EXPECT_TRUE(Night8(planned, day).margin_minutes.has_value());
  // A year after the first night it is gone.
  const Duty next_year = From(At(2027, 2, 3, 7), At(2027, 2, 3, 15));
  EXPECT_FALSE(Night8(planned, next_year).margin_minutes.has_value());
}

TEST(NightAverageTest, UnderHeavyStrainNoDayWithNightWorkIsLonger) {
  Profile strict = Fortnight();
  strict.night_strict = true;
  const Duty night = From(kEnd - absl::Hours(8), kEnd);
  EXPECT_EQ(Night8({}, night, strict).margin_minutes, 0);
  EXPECT_EQ(Night8({}, From(kEnd - absl::Hours(9), kEnd), strict).margin_minutes, -60);
  // A meeting of two hours that is in the same 24 hours as all of the night, and one that is not.
  const Duty earlier_night = From(kEnd - 3 * kDay - absl::Hours(8), absl::Hours(8));
  const Duty meeting = From(kEnd - absl::Hours(24), absl::Hours(2), DutyKind::kMeeting);
  const RuleResult both = Night8({earlier_night, meeting}, night, strict);
  EXPECT_EQ(both.margin_minutes, -120);
  EXPECT_EQ(both.inputs.Get<std::int64_t>("day_minutes"), 10 * 60);
  EXPECT_GT(Night8({earlier_night, meeting}, night).margin_minutes, 0);
  const Duty before = From(kEnd - absl::Hours(26), absl::Hours(2), DutyKind::kMeeting);
  EXPECT_EQ(Night8({earlier_night, before}, night, strict).margin_minutes, 0);
}

TEST(NightAverageTest, AnotherNightPeriodIsCountedAnew) {
  Profile later = Fortnight();
  later.night_start_minute = 23 * 60;
  later.night_end_minute = 6 * 60;
  const Duty evening = From(At(2026, 11, 20, 17), At(2026, 11, 21, 1));
  EXPECT_TRUE(Night8({}, evening).margin_minutes.has_value());
  EXPECT_FALSE(Night8({}, evening, later).margin_minutes.has_value());
  const Worker worker(Nurse(NightsBefore(3, absl::Hours(8))));
  EXPECT_EQ(worker.night_work(), absl::Hours(3 * 6));
  EXPECT_EQ(worker.Under(CountingOf(later)).night_work(), absl::Hours(3 * 7));
  EXPECT_EQ(worker.Under(CountingOf(later)).facts_hash(), worker.facts_hash());
}

}  // namespace
}  // namespace vagtbro::worktime
