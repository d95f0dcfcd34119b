// The rules of tempo.h at their edges.
#include "pool/domain/tempo.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::pool {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'770'000'000);
const absl::Duration kSecond = absl::Seconds(1);

v1::CoverRow Cover(absl::Time open, absl::Time start, absl::Time end) {
  v1::CoverRow cover;
  *cover.mutable_open_time() = kit::ToProto(open);
  *cover.mutable_gap()->mutable_interval() = kit::MakeInterval(start, end);
  return cover;
}

TEST(TempoTest, TheLessTimeIsLeftTheShorterTheyMayThink) {
  const auto open_for = [](absl::Duration left) { return OpenFor(v1::RUNG_SISTER_UNITS, left); };
  EXPECT_EQ(open_for(absl::Hours(24) + kSecond), absl::Minutes(60));
  EXPECT_EQ(open_for(absl::Hours(24)), absl::Minutes(20));
  EXPECT_EQ(open_for(absl::Hours(4)), absl::Minutes(20));
  EXPECT_EQ(open_for(absl::Hours(4) - kSecond), absl::Minutes(7));
  EXPECT_EQ(open_for(absl::Hours(1)), absl::Minutes(7));
  EXPECT_EQ(open_for(absl::Hours(1) - kSecond), absl::Minutes(3));
  EXPECT_EQ(open_for(-absl::Hours(1)), absl::Minutes(3));
}

TEST(TempoTest, AnAgencyHasTimeToCallItsPeopleAndTheLeaderKeepsAQuarter) {
  const auto open_for = [](absl::Duration left) { return OpenFor(v1::RUNG_AGENCY, left); };
  EXPECT_EQ(open_for(absl::Hours(24) + kSecond), absl::Minutes(60)) << "never less than others";
  EXPECT_EQ(open_for(absl::Hours(24)), absl::Minutes(45));
  EXPECT_EQ(open_for(absl::Hours(1)), absl::Minutes(45));
  EXPECT_EQ(open_for(absl::Hours(1) - kSecond), absl::Minutes(45) - kSecond);
  EXPECT_EQ(open_for(absl::Minutes(30)), absl::Minutes(15));
  EXPECT_EQ(open_for(absl::Minutes(18)), absl::Minutes(3));
  EXPECT_EQ(open_for(absl::Minutes(1)), absl::Minutes(3));
  EXPECT_EQ(open_for(-absl::Hours(1)), absl::Minutes(3));
}

TEST(TempoTest, AHumanIsToldAsTheShiftBeginsButAQuarterIsAlwaysSearched) {
  EXPECT_EQ(SearchDeadline(Cover(kNow, kNow + absl::Hours(2), kNow + absl::Hours(9)), {}),
            kNow + absl::Hours(2));
  EXPECT_EQ(SearchDeadline(Cover(kNow, kNow + absl::Minutes(5), kNow + absl::Hours(9)), {}),
            kNow + absl::Minutes(15));
  EXPECT_EQ(SearchDeadline(Cover(kNow, kNow, kNow + absl::Hours(3)), {}), kNow + absl::Minutes(15));
  EXPECT_EQ(SearchDeadline(Cover(kNow, kNow, kNow + absl::Minutes(4)), {}),
            kNow + absl::Minutes(4));
}

TEST(TempoTest, WherePolicySaysSoTheSearchGoesOnAfterTheShiftHasBegun) {
  v1::PolicySet policy;
  policy.set_after_start_minutes(30);
  const absl::Time start = kNow + absl::Hours(2);
  EXPECT_EQ(SearchDeadline(Cover(kNow, start, start + absl::Hours(8)), policy),
            start + absl::Minutes(30));
  EXPECT_EQ(SearchDeadline(Cover(kNow, start, start + absl::Minutes(20)), policy),
            start + absl::Minutes(20))
      << "never beyond its end";
}

}  // namespace
}  // namespace vagtbro::pool
