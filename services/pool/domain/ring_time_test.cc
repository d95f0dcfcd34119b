// Who may be rung up with an offer, and from when: ring_time.h, each rule in both directions.
#include "pool/domain/ring_time.h"

#include <gtest/gtest.h>

#include "pool/domain/candidates_for_test.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kInstant = absl::Nanoseconds(1);
const absl::Duration kHour = absl::Hours(1);

class RingTimeTest : public testing::Test {
 protected:
  RingTimeTest() { person_.member.set_voice_offers(true); }
  std::optional<absl::Time> Ring(absl::Time now = Noon()) {
    CandidateForTest made(person_);
    made.candidate.at_work = at_work_;
    return RingTime(made.candidate, now + absl::Minutes(20), now);
  }

  PersonForTest person_;
  bool at_work_ = false;
};

TEST_F(RingTimeTest, OnlyWhoAgreedToCallsIsRungUp) {
  EXPECT_EQ(Ring(), Noon());
  person_.member.set_voice_offers(false);
  person_.member.set_night_sms_offers(true);
  EXPECT_EQ(Ring(), std::nullopt);
}

TEST_F(RingTimeTest, NotBeforeElevenHoursAfterTheLastDuty) {
  person_.Works(Noon() - 18 * kHour, 8 * kHour);  // until 02:00
  EXPECT_EQ(Ring(), Noon() + kHour);
  EXPECT_EQ(Ring(Noon() + kHour), Noon() + kHour) << "the rest is over as it ends";
  EXPECT_EQ(Ring(Noon() + kHour - kInstant), Noon() + kHour);
}

TEST_F(RingTimeTest, WhoIsAtWorkMayBeRungUpUnlessTheyGoHomeMeanwhile) {
  person_.Works(Noon() - 4 * kHour, 4 * kHour + absl::Minutes(20));
  EXPECT_EQ(Ring(), Noon()) << "still there as the offer lapses";
  person_.facts.duties[0].interval.end_time -= kInstant;
  EXPECT_EQ(Ring(), person_.facts.duties[0].interval.end_time + 11 * kHour);
  at_work_ = true;
  EXPECT_EQ(Ring(), Noon()) << "they would go over to the other shift at once";
}

TEST_F(RingTimeTest, WhoSleepsBeforeANightWatchIsNotWoken) {
  const absl::Time watch = Noon() + 6 * kHour;
  person_.facts.duties = {{"n", worktime::DutyKind::kNightWaking, {watch, watch + 8 * kHour}}};
  EXPECT_EQ(Ring(), watch);
  EXPECT_EQ(Ring(Noon() - 2 * kHour), Noon() - 2 * kHour);
}

TEST_F(RingTimeTest, ADeskThatNamesWorkersGetsNoCall) {
  auto* employment = person_.member.mutable_employment();
  employment->set_kind(directory::v1::EMPLOYMENT_KIND_AGENCY);
  EXPECT_EQ(Ring(), Noon());
  employment->set_names_workers(true);
  EXPECT_EQ(Ring(), std::nullopt);
}

}  // namespace
}  // namespace vagtbro::pool
