// The chance of a yes: what is learned of people, how it fades, and what it never learns.
#include "pool/domain/chance.h"

#include <gtest/gtest.h>

#include "pool/domain/candidates_for_test.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kDay = absl::Hours(24);

std::vector<SeenOffer> Every(absl::Duration step, int count, bool answered,
                             absl::Time last = Noon() - kDay) {
  std::vector<SeenOffer> seen;
  for (int i = 0; i < count; ++i) seen.push_back({last - i * step, answered});
  return seen;
}

TEST(ChanceTest, NobodyIsKnownAtFirst) { EXPECT_DOUBLE_EQ(ReachOf({}, Noon()), 0.65); }

TEST(ChanceTest, WhoAnswersIsReachedMoreOftenThanWhoIsSilent) {
  EXPECT_GT(ReachOf(Every(kDay, 8, true), Noon()), 0.80);
  EXPECT_LT(ReachOf(Every(kDay, 8, false), Noon()), 0.35);
}

TEST(ChanceTest, OneSilenceProvesLittle) {
  EXPECT_GT(ReachOf(Every(kDay, 1, false), Noon()), 0.52);
}

TEST(ChanceTest, WhatWasSeenFadesAndIsGoneAfterThirtyDays) {
  const double fresh = ReachOf(Every(kDay, 1, false), Noon());
  const double old = ReachOf(Every(kDay, 1, false, Noon() - 20 * kDay), Noon());
  EXPECT_LT(fresh, old);
  EXPECT_LT(old, 0.65);
  const absl::Time last_day = Noon() - 30 * kDay;
  EXPECT_DOUBLE_EQ(ReachOf(Every(kDay, 9, false, last_day), Noon()), 0.65);
  EXPECT_LT(ReachOf(Every(kDay, 1, false, last_day + absl::Nanoseconds(1)), Noon()), 0.65);
}

TEST(ChanceTest, SilenceAtNightSaysNothingAboutTheDay) {
  const absl::Time night = Noon() - absl::Hours(10);  // 02:00
  EXPECT_DOUBLE_EQ(ReachOf(Every(kDay, 8, false, night), Noon()), 0.65);
  EXPECT_LT(ReachOf(Every(kDay, 8, false, night - kDay), night), 0.35);
}

TEST(ChanceTest, HalfOfTheAnswersComeInSixMinutesByDayAndTwentyFiveByNight) {
  EXPECT_NEAR(AnsweredWithin(absl::Minutes(6), Noon()), 0.5, 1e-9);
  EXPECT_NEAR(AnsweredWithin(absl::Minutes(25), Noon() - absl::Hours(10)), 0.5, 1e-9);
  EXPECT_EQ(AnsweredWithin(-absl::Minutes(1), Noon()), 0);
  EXPECT_LT(AnsweredWithin(absl::Hours(9), Noon()), 1.0 + 1e-9);
}

TEST(ChanceTest, AtLeastOneOfSome) {
  EXPECT_EQ(AtLeastOne({}), 0);
  EXPECT_DOUBLE_EQ(AtLeastOne({0.5, 0.5}), 0.75);
}

TEST(ChanceTest, ThePoolSaysYesMoreOftenThanSisterUnits) {
  EXPECT_GT(YesShare(v1::RUNG_SUBSTITUTE_POOL), YesShare(v1::RUNG_OWN_OFF_DUTY));
  EXPECT_GT(YesShare(v1::RUNG_OWN_OFF_DUTY), YesShare(v1::RUNG_SISTER_UNITS));
}

}  // namespace
}  // namespace vagtbro::pool
