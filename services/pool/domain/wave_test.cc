// Waves: as few as are likely to bring a yes in time, and a wait that fits their chance.
#include "pool/domain/wave.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "pool/domain/candidates_for_test.h"

namespace vagtbro::pool {
namespace {

v1::CoverRow Cover(absl::Duration until_start) {
  v1::CoverRow cover;
  *cover.mutable_open_time() = kit::ToProto(Noon());
  const absl::Time start = Noon() + until_start;
  *cover.mutable_gap()->mutable_interval() = kit::MakeInterval(start, start + absl::Hours(8));
  return cover;
}

absl::Duration Finish(absl::Duration until_start, bool agency_ahead) {
  return FinishTime(Cover(until_start), WithDefaults({}), agency_ahead, Noon()) - Noon();
}

std::vector<double> People(size_t count, double chance) {
  return std::vector<double>(count, chance);
}

TEST(WaveTest, SomebodyIsToBeFoundBeforeTheUnitsTargetAndBeforeAnAgencyMustBeAsked) {
  EXPECT_EQ(Finish(absl::Hours(3), false), absl::Minutes(140)) << "40 minutes before the start";
  EXPECT_EQ(Finish(absl::Hours(3), true), absl::Minutes(120)) << "a desk needs an hour";
  EXPECT_EQ(Finish(absl::Minutes(80), false), absl::Minutes(40));
}

TEST(WaveTest, WithLittleTimeHalfOfItIsSearched) {
  EXPECT_EQ(Finish(absl::Minutes(80), true), absl::Minutes(40));
  EXPECT_EQ(Finish(absl::Minutes(30), true), absl::Minutes(15));
}

TEST(WaveTest, ThePaceIsAQuarterOfTheTimeWithinBounds) {
  EXPECT_EQ(PaceUntil(Noon() + absl::Minutes(12), Noon()), absl::Minutes(3));
  EXPECT_EQ(PaceUntil(Noon() + absl::Minutes(4), Noon()), absl::Minutes(2));
  EXPECT_EQ(PaceUntil(Noon() - absl::Minutes(4), Noon()), absl::Minutes(2));
}

TEST(WaveTest, OnTheSameDayAGapIsClosedSoonHoweverFarAwayItIs) {
  EXPECT_EQ(PaceUntil(Noon() + absl::Minutes(40), Noon()), absl::Minutes(5));
  EXPECT_EQ(PaceUntil(Noon() + absl::Hours(24), Noon()), absl::Minutes(5));
  EXPECT_EQ(PaceUntil(Noon() + absl::Hours(50), Noon()), absl::Hours(1));
}

TEST(WaveTest, AsFewAreAskedAsMakeAYesLikely) {
  const WavePlan plan = ComputedWave({}, People(30, 0.2), absl::Minutes(10));
  EXPECT_EQ(plan.people, 8U) << "1 - 0.8^7 = 0.79, 1 - 0.8^8 = 0.83";
  EXPECT_EQ(plan.wait, absl::Minutes(10));
  EXPECT_GE(plan.chance, kLikely);
}

TEST(WaveTest, WhoseAnswerIsAwaitedCounts) {
  EXPECT_EQ(ComputedWave({0.4}, People(30, 0.2), absl::Minutes(10)).people, 5U);
  EXPECT_EQ(ComputedWave({0.6, 0.6}, People(30, 0.2), absl::Minutes(10)).people, 0U);
}

TEST(WaveTest, ARungWithLittleChanceGetsLittleTime) {
  const WavePlan plan = ComputedWave({}, People(1, 0.14), absl::Minutes(10));
  EXPECT_EQ(plan.people, 1U);
  EXPECT_NEAR(absl::ToDoubleMinutes(plan.wait), 1.75, 0.001);
  EXPECT_EQ(ComputedWave({}, People(1, 0.01), absl::Minutes(10)).wait, absl::Minutes(1));
}

TEST(WaveTest, AWaveHasABiggestSize) {
  EXPECT_EQ(ComputedWave({}, People(90, 0.001), absl::Minutes(10)).people, kBiggestWave);
}

TEST(WaveTest, OneByOneAsksTheNextWhenNobodysAnswerIsAwaited) {
  EXPECT_EQ(OneByOne(0, 9, absl::Minutes(15)).people, 1U);
  EXPECT_EQ(OneByOne(1, 9, absl::Minutes(15)).people, 0U);
  EXPECT_EQ(OneByOne(0, 0, absl::Minutes(15)).people, 0U);
  EXPECT_EQ(OneByOne(0, 9, absl::Minutes(15)).wait, absl::Minutes(15));
}

TEST(WaveTest, ARungLeavesAPaceToEachRungAheadOrHasItsHeadStart) {
  const absl::Time finish = Noon() + absl::Minutes(40);
  const absl::Duration pace = absl::Minutes(10);
  v1::RungPolicy rung;
  EXPECT_EQ(RungEnd(rung, finish, pace, 0, Noon()), finish);
  EXPECT_EQ(RungEnd(rung, finish, pace, 2, Noon()), Noon() + absl::Minutes(20));
  EXPECT_EQ(RungEnd(rung, finish, pace, 9, Noon()), Noon() + pace);
  rung.set_head_start_minutes(7);
  EXPECT_EQ(RungEnd(rung, finish, pace, 9, Noon()), Noon() + absl::Minutes(7));
}

}  // namespace
}  // namespace vagtbro::pool
