// Holds, queues and standbys as stories: a shift is kept for whoever listens, and a late yes is not
// wasted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

// A gap today 14:00 to 22:00; ada, bo and cy have been asked at 12:00.
class HoldTest : public testing::Test {
 protected:
  HoldTest() {
    for (const char* id : {"ada", "bo", "cy"}) house_.Employ(Staff(id, "sol-1"));
    house_.OpenGap("gap-1", Local("2026-02-02 14:00"), Local("2026-02-02 22:00"));
  }
  ~HoldTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  std::string IdOf(const std::string& who) {
    return house_.OfferTo("gap-1", who).offer().offer_id();
  }
  v1::AnswerOutcome Say(const std::string& who, bool yes) {
    return house_.Answer(IdOf(who), who, yes).outcome();
  }
  v1::OfferState StateOf(const std::string& who) { return house_.OfferTo("gap-1", who).state(); }
  absl::StatusOr<v1::HoldOfferResponse> Listen(const std::string& who) {
    return house_.Hold(IdOf(who), who);
  }
  void MayStandBy(const std::string& who) {
    directory::v1::OfferConsentGiven consent;
    consent.set_employment_id(who);
    consent.set_sms_offers(true);
    consent.set_standby(true);
    house_.FromDirectory(consent);
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
};

TEST_F(HoldTest, WhileSomebodyListensAnothersYesIsQueuedAndCountsWhenTheyHangUp) {
  ASSERT_TRUE(Listen("ada").ok());
  EXPECT_EQ(Say("bo", true), v1::ANSWER_OUTCOME_QUEUED);
  EXPECT_EQ(Say("cy", true), v1::ANSWER_OUTCOME_QUEUED);
  ASSERT_TRUE(house_.Hold(IdOf("ada"), "ada", true).ok());
  house_.Settle();
  EXPECT_EQ(StateOf("bo"), v1::OFFER_STATE_PENDING);
  house_.Confirm("gap-1");
  EXPECT_EQ(StateOf("bo"), v1::OFFER_STATE_CONFIRMED);
  EXPECT_EQ(StateOf("cy"), v1::OFFER_STATE_TOO_LATE);
}

TEST_F(HoldTest, TheListenersYesWinsOverThoseWhoQueued) {
  ASSERT_TRUE(Listen("ada").ok());
  EXPECT_EQ(Say("bo", true), v1::ANSWER_OUTCOME_QUEUED);
  EXPECT_EQ(Say("ada", true), v1::ANSWER_OUTCOME_PENDING);
  house_.Confirm("gap-1");
  EXPECT_EQ(house_.Cover("gap-1").covered_by_employment_id(), "ada");
  EXPECT_EQ(StateOf("bo"), v1::OFFER_STATE_TOO_LATE);
}

TEST_F(HoldTest, IfTheRosterRefusesTheFirstTheQueuedIsNext) {
  ASSERT_TRUE(Listen("ada").ok());
  EXPECT_EQ(Say("bo", true), v1::ANSWER_OUTCOME_QUEUED);
  EXPECT_EQ(Say("ada", true), v1::ANSWER_OUTCOME_PENDING);
  house_.Refuse("gap-1", "LAW");
  house_.Settle();
  EXPECT_EQ(StateOf("bo"), v1::OFFER_STATE_PENDING);
}

TEST_F(HoldTest, AHoldEndsByItselfUpToButNotIncludingItsEnd) {
  const auto held = Listen("ada");
  ASSERT_TRUE(held.ok());
  const absl::Time end = kit::FromProto(held->end_time());
  EXPECT_EQ(end, Local("2026-02-02 12:01"));
  EXPECT_EQ(Say("bo", true), v1::ANSWER_OUTCOME_QUEUED);
  house_.MoveTo(end - absl::Nanoseconds(1));
  EXPECT_EQ(StateOf("bo"), v1::OFFER_STATE_QUEUED);
  house_.MoveTo(end);
  EXPECT_EQ(StateOf("bo"), v1::OFFER_STATE_PENDING);
}

TEST_F(HoldTest, AHoldCanBeProlongedUpToFourLengths) {
  for (int i = 0; i < 9; ++i) {
    ASSERT_TRUE(Listen("ada").ok());
    house_.MoveTo(house_.now() + absl::Seconds(30));
    if (house_.Cover("gap-1").held_offer_id().empty()) break;
  }
  EXPECT_EQ(house_.now(), Local("2026-02-02 12:04"));
}

TEST_F(HoldTest, OnlyOneListensAtATimeAndOnlyToTheirOwnOffer) {
  ASSERT_TRUE(Listen("ada").ok());
  EXPECT_EQ(Listen("bo").status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(house_.Hold(IdOf("bo"), "ada").status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(house_.Hold("off-x", "ada").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(HoldTest, ATakenShiftCannotBeHeld) {
  EXPECT_EQ(Say("bo", true), v1::ANSWER_OUTCOME_PENDING);
  EXPECT_EQ(Listen("ada").status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(HoldTest, ALateYesStandsByWithConsentUntilTheShiftBegins) {
  MayStandBy("bo");
  EXPECT_EQ(Say("ada", true), v1::ANSWER_OUTCOME_PENDING);
  house_.Confirm("gap-1");
  EXPECT_EQ(Say("bo", true), v1::ANSWER_OUTCOME_STANDBY);
  EXPECT_EQ(Say("cy", true), v1::ANSWER_OUTCOME_TOO_LATE) << "has not agreed to stand by";
  house_.MoveTo(Local("2026-02-02 14:00") - absl::Nanoseconds(1));
  EXPECT_EQ(StateOf("bo"), v1::OFFER_STATE_STANDBY);
  house_.MoveTo(Local("2026-02-02 14:00"));
  EXPECT_EQ(StateOf("bo"), v1::OFFER_STATE_TOO_LATE);
}

TEST_F(HoldTest, WhoStandsByComesFirstIfTheCoverCannotCome) {
  MayStandBy("bo");
  Say("ada", true);
  house_.Confirm("gap-1");
  ASSERT_EQ(Say("bo", true), v1::ANSWER_OUTCOME_STANDBY);
  house_.MoveTo(Local("2026-02-02 13:00"));
  house_.ReopenGap("gap-2", "gap-1");
  EXPECT_EQ(house_.Cover("gap-2").pending_offer_id(),
            house_.OfferTo("gap-2", "bo").offer().offer_id());
  house_.Confirm("gap-2");
  EXPECT_EQ(house_.Cover("gap-2").covered_by_employment_id(), "bo");
}

TEST_F(HoldTest, OnlySoManyStandByAsThePolicySays) {
  v1::PolicySet policy;
  policy.set_standbys(1);
  house_.SetPolicy(policy);
  MayStandBy("bo");
  MayStandBy("cy");
  Say("ada", true);
  house_.Confirm("gap-1");
  EXPECT_EQ(Say("bo", true), v1::ANSWER_OUTCOME_STANDBY);
  EXPECT_EQ(Say("cy", true), v1::ANSWER_OUTCOME_TOO_LATE);
}

}  // namespace
}  // namespace vagtbro::pool
