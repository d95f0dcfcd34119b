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

v1::RungPolicy HeadStart(uint32_t minutes) {
  v1::RungPolicy rung;
  rung.set_head_start_minutes(minutes);
  return rung;
}

TEST(TempoTest, TheLessTimeIsLeftTheMoreAreAskedAndTheShorterTheyMayThink) {
  const auto wave = [](absl::Duration left) { return WaveFor(v1::RUNG_SISTER_UNITS, left); };
  EXPECT_EQ(wave(absl::Hours(24) + kSecond).size, 3U);
  EXPECT_EQ(wave(absl::Hours(24) + kSecond).open_for, absl::Minutes(60));
  EXPECT_EQ(wave(absl::Hours(24)).size, 5U);
  EXPECT_EQ(wave(absl::Hours(4)).open_for, absl::Minutes(20));
  EXPECT_EQ(wave(absl::Hours(4) - kSecond).size, 10U);
  EXPECT_EQ(wave(absl::Hours(1)).open_for, absl::Minutes(7));
  EXPECT_EQ(wave(absl::Hours(1) - kSecond).size, 25U);
  EXPECT_EQ(wave(-absl::Hours(1)).open_for, absl::Minutes(3));
}

TEST(TempoTest, AgenciesAreAskedOneAtATime) {
  EXPECT_EQ(WaveFor(v1::RUNG_AGENCY, absl::Minutes(10)).size, 1U);
}

TEST(TempoTest, AnAgencyHasTimeToCallItsPeopleAndTheLeaderKeepsAQuarter) {
  const auto open_for = [](absl::Duration left) { return WaveFor(v1::RUNG_AGENCY, left).open_for; };
  EXPECT_EQ(open_for(absl::Hours(24) + kSecond), absl::Minutes(60)) << "never less than others";
  EXPECT_EQ(open_for(absl::Hours(24)), absl::Minutes(45));
  EXPECT_EQ(open_for(absl::Hours(1)), absl::Minutes(45));
  EXPECT_EQ(open_for(absl::Hours(1) - kSecond), absl::Minutes(45) - kSecond);
  EXPECT_EQ(open_for(absl::Minutes(30)), absl::Minutes(15));
  EXPECT_EQ(open_for(absl::Minutes(18)), absl::Minutes(3));
  EXPECT_EQ(open_for(absl::Minutes(1)), absl::Minutes(3));
  EXPECT_EQ(open_for(-absl::Hours(1)), absl::Minutes(3));
}

TEST(TempoTest, TheRungOfTheAgenciesLastsAsLongAsADeskMayThinkIfTheOthersGetTheirTurn) {
  v1::RungPolicy agencies;
  agencies.set_rung(v1::RUNG_AGENCY);
  EXPECT_EQ(RungEnd(agencies, 4, kNow + absl::Hours(2), kNow), kNow + absl::Minutes(45));
  EXPECT_EQ(RungEnd(agencies, 2, kNow + absl::Hours(2), kNow), kNow + absl::Hours(1));
  EXPECT_EQ(RungEnd(agencies, 9, kNow + absl::Minutes(60), kNow), kNow + absl::Minutes(36));
  EXPECT_EQ(RungEnd(agencies, 1, kNow + absl::Minutes(20), kNow), kNow + absl::Minutes(20));
  agencies.set_head_start_minutes(10);
  EXPECT_EQ(RungEnd(agencies, 4, kNow + absl::Hours(2), kNow), kNow + absl::Minutes(10))
      << "a head start is the municipality's own word";
}

TEST(TempoTest, AHumanIsToldAsTheShiftBeginsButAQuarterIsAlwaysSearched) {
  EXPECT_EQ(SearchDeadline(Cover(kNow, kNow + absl::Hours(2), kNow + absl::Hours(9))),
            kNow + absl::Hours(2));
  EXPECT_EQ(SearchDeadline(Cover(kNow, kNow + absl::Minutes(5), kNow + absl::Hours(9))),
            kNow + absl::Minutes(15));
  EXPECT_EQ(SearchDeadline(Cover(kNow, kNow, kNow + absl::Hours(3))), kNow + absl::Minutes(15));
  EXPECT_EQ(SearchDeadline(Cover(kNow, kNow, kNow + absl::Minutes(4))), kNow + absl::Minutes(4));
}

TEST(TempoTest, WithoutHeadStartTheRungsShareTheTimeLeft) {
  const absl::Time deadline = kNow + absl::Minutes(50);
  EXPECT_EQ(RungEnd({}, 5, deadline, kNow), kNow + absl::Minutes(10));
  EXPECT_EQ(RungEnd({}, 1, deadline, kNow), deadline);
}

TEST(TempoTest, AHeadStartIsGivenAsLongAsTheOthersGetTheirTurn) {
  EXPECT_EQ(RungEnd(HeadStart(10), 5, kNow + absl::Hours(10), kNow), kNow + absl::Minutes(10));
  EXPECT_EQ(RungEnd(HeadStart(60), 3, kNow + absl::Minutes(20), kNow), kNow + absl::Minutes(14));
  EXPECT_EQ(RungEnd(HeadStart(60), 5, kNow + absl::Minutes(5), kNow), kNow + absl::Minutes(1));
}

}  // namespace
}  // namespace vagtbro::pool
