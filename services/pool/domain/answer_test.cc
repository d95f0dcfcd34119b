// What a yes or a no leads to, as histories of one offer.
#include "pool/domain/answer.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "pool/domain/reply_code.h"

namespace vagtbro::pool {
namespace {

const absl::Time kLapse = absl::FromUnixSeconds(1'770'030'000);
const absl::Time kEnd = kLapse + absl::Hours(8);
const absl::Duration kInstant = absl::Nanoseconds(1);

class AnswerTest : public testing::Test {
 protected:
  AnswerTest() {
    offer_.mutable_offer()->set_offer_id("off-1");
    offer_.mutable_offer()->set_gap_id("gap-1");
    offer_.mutable_offer()->set_employment_id("ada");
    *offer_.mutable_offer()->mutable_lapse_time() = kit::ToProto(kLapse);
    offer_.set_state(v1::OFFER_STATE_OPEN);
    *cover_.mutable_gap()->mutable_interval() = kit::MakeInterval(kLapse, kEnd);
    law_.set_allowed(true);
  }

  kit::Outcome<Facts, AnswerRefusal> Say(bool accept, absl::Time now = kLapse - kInstant) {
    return DecideAnswer(offer_, cover_, {"ada", accept}, {law_, employed_}, now);
  }

  template <class FactType>
  static bool IsOnly(const kit::Outcome<Facts, AnswerRefusal>& outcome) {
    return outcome.has_value() && outcome->size() == 1 &&
           std::holds_alternative<FactType>(outcome->front());
  }

  v1::OfferRow offer_;
  v1::CoverRow cover_;
  types::v1::Verdict law_;
  bool employed_ = true;
};

TEST_F(AnswerTest, TheFirstYesIsAccepted) { EXPECT_TRUE(IsOnly<v1::OfferAccepted>(Say(true))); }

TEST_F(AnswerTest, ALateYesCountsWhileNobodyHasTheShiftUpToButNotIncludingItsEnd) {
  for (const v1::OfferState state : {v1::OFFER_STATE_OPEN, v1::OFFER_STATE_LAPSED}) {
    offer_.set_state(state);  // open: the alarm has yet to fire
    EXPECT_TRUE(IsOnly<v1::OfferAccepted>(Say(true, kLapse))) << v1::OfferState_Name(state);
    EXPECT_TRUE(IsOnly<v1::OfferAccepted>(Say(true, kEnd - kInstant)));
    EXPECT_TRUE(IsOnly<v1::OfferAnsweredTooLate>(Say(true, kEnd)));
  }
}

TEST_F(AnswerTest, ADesksYesNamesTheWorkerWhoGetsTheShift) {
  const auto say = [this](const std::string& worker, bool known) {
    return DecideAnswer(offer_, cover_, {"ada", true, worker}, {law_, employed_, false, known},
                        kLapse - kInstant);
  };
  offer_.mutable_offer()->set_worker_needed(true);
  EXPECT_EQ(say("", true).error(), AnswerRefusal::kWorkerNeeded);
  EXPECT_EQ(say("wanda", false).error(), AnswerRefusal::kWorkerUnheard);
  const auto accepted = say("wanda", true);
  ASSERT_TRUE(IsOnly<v1::OfferAccepted>(accepted));
  EXPECT_EQ(std::get<v1::OfferAccepted>(accepted->front()).employment_id(), "wanda");
  law_.set_allowed(false);
  EXPECT_EQ(say("wanda", true).error(), AnswerRefusal::kWorkerUnfit);
  cover_.set_pending_offer_id("off-2");
  EXPECT_TRUE(IsOnly<v1::OfferAnsweredTooLate>(say("", true))) << "nobody is needed any more";
}

TEST_F(AnswerTest, AYesThatQueuesKeepsTheWorker) {
  cover_.set_held_offer_id("off-2");
  *cover_.mutable_hold_end_time() = kit::ToProto(kLapse + absl::Minutes(1));
  const auto queued =
      DecideAnswer(offer_, cover_, {"ada", true, "wanda"}, {law_, employed_}, kLapse - kInstant);
  ASSERT_TRUE(IsOnly<v1::OfferQueued>(queued));
  EXPECT_EQ(std::get<v1::OfferQueued>(queued->front()).worker_employment_id(), "wanda");
}

TEST_F(AnswerTest, ALateYesCountsAlsoAfterTheLeaderWasTold) {
  offer_.set_state(v1::OFFER_STATE_LAPSED);
  cover_.set_leader_employment_id("lone");
  EXPECT_TRUE(IsOnly<v1::OfferAccepted>(Say(true, kLapse)));
}

TEST_F(AnswerTest, ALateYesIsTooLateOnceSomebodyElseIsFirst) {
  offer_.set_state(v1::OFFER_STATE_LAPSED);
  cover_.set_pending_offer_id("off-2");
  EXPECT_TRUE(IsOnly<v1::OfferAnsweredTooLate>(Say(true, kLapse)));
  cover_.clear_pending_offer_id();
  cover_.set_covered_by_employment_id("bo");
  EXPECT_TRUE(IsOnly<v1::OfferAnsweredTooLate>(Say(true, kLapse)));
  cover_.clear_covered_by_employment_id();
  cover_.set_closed(true);
  EXPECT_TRUE(IsOnly<v1::OfferAnsweredTooLate>(Say(true, kLapse)));
}

TEST_F(AnswerTest, ALateYesThatTheLawForbidsByNowIsRefused) {
  offer_.set_state(v1::OFFER_STATE_LAPSED);
  law_.set_allowed(false);
  EXPECT_EQ(std::get<v1::OfferRefused>(Say(true, kLapse)->at(0)).reason(), "LAW");
}

TEST_F(AnswerTest, AYesToAWithdrawnOfferIsTooLateThoughNobodyHasTheShift) {
  offer_.set_state(v1::OFFER_STATE_WITHDRAWN);
  EXPECT_TRUE(IsOnly<v1::OfferAnsweredTooLate>(Say(true)));
}

TEST_F(AnswerTest, AYesWhileAnotherIsPendingIsTooLate) {
  cover_.set_pending_offer_id("off-2");
  EXPECT_TRUE(IsOnly<v1::OfferAnsweredTooLate>(Say(true)));
}

TEST_F(AnswerTest, AYesToACoveredOrClosedGapIsTooLate) {
  cover_.set_covered_by_employment_id("bo");
  EXPECT_TRUE(IsOnly<v1::OfferAnsweredTooLate>(Say(true)));
  cover_.clear_covered_by_employment_id();
  cover_.set_closed(true);
  EXPECT_TRUE(IsOnly<v1::OfferAnsweredTooLate>(Say(true)));
}

TEST_F(AnswerTest, AYesThatTheLawForbidsByNowIsRefusedAndWithdrawn) {
  law_.set_allowed(false);
  const auto outcome = Say(true);
  ASSERT_EQ(outcome->size(), 2U);
  EXPECT_EQ(std::get<v1::OfferRefused>(outcome->at(0)).reason(), "LAW");
  EXPECT_TRUE(std::holds_alternative<v1::OfferWithdrawn>(outcome->at(1)));
}

TEST_F(AnswerTest, AYesAfterTheEmploymentEndedIsRefused) {
  employed_ = false;
  EXPECT_EQ(std::get<v1::OfferRefused>(Say(true)->at(0)).reason(), "NOT_EMPLOYED");
}

TEST_F(AnswerTest, ARepeatedAnswerLeadsToNothingNew) {
  for (const v1::OfferState state :
       {v1::OFFER_STATE_PENDING, v1::OFFER_STATE_CONFIRMED, v1::OFFER_STATE_REFUSED,
        v1::OFFER_STATE_TOO_LATE, v1::OFFER_STATE_DECLINED}) {
    offer_.set_state(state);
    EXPECT_TRUE(Say(true)->empty()) << v1::OfferState_Name(state);
    EXPECT_TRUE(Say(false)->empty()) << v1::OfferState_Name(state);
  }
}

TEST_F(AnswerTest, ANoIsNotedWhileTheOfferIsOpen) {
  EXPECT_TRUE(IsOnly<v1::OfferDeclined>(Say(false)));
  EXPECT_TRUE(Say(false, kLapse)->empty());
}

TEST_F(AnswerTest, NobodyAnswersForSomebodyElse) {
  EXPECT_EQ(DecideAnswer(offer_, cover_, {"bo", true}, {law_, true}, kLapse - kInstant).error(),
            AnswerRefusal::kNotYourOffer);
}

TEST(ReplyCodeTest, IsFourDigitsFixedByTheOfferAndUniqueAmongThoseInUse) {
  const std::string code = ReplyCode("off-1", {});
  EXPECT_EQ(code.size(), 4U);
  EXPECT_EQ(ReplyCode("off-1", {}), code);
  EXPECT_NE(ReplyCode("off-1", {code}), code);
}

}  // namespace
}  // namespace vagtbro::pool
