// Offers by voice as stories: when the telephone takes over, and what becomes of the call.
#include <gtest/gtest.h>

#include "notifications/testing/house.h"
#include "vagtbro/ivr/v1/ivr_events.pb.h"

namespace vagtbro::notifications {
namespace {

template <class Medium>
class VoiceTest : public House<Medium> {
 protected:
  // An offer by SMS at 05:45, open until 06:00, to somebody who has agreed to calls.
  void OffersAda(absl::Time ring = Local(5, 45), absl::Time lapse = Local(6, 0)) {
    pool::v1::ShiftOffered offer = OfferTo("offer-1", "ada", "4821", lapse);
    offer.add_unit_ids("beech");
    *offer.mutable_ring_time() = kit::ToProto(ring);
    this->Hears(this->pool, offer);
    this->SendsAll();
  }
  void PatienceIsOver() {
    this->Passes(absl::Minutes(5));
    this->SendsAll();
  }
  void RingsAda() {
    OffersAda();
    PatienceIsOver();
  }
  template <class Event>
  Event Of(Event event) {
    event.set_offer_id("offer-1");
    event.set_employment_id("ada");
    return event;
  }
  void CallEnds(ivr::v1::VoiceOutcome outcome, const std::string& reference) {
    auto ended = Of(ivr::v1::OfferCallEnded());
    ended.set_reference(reference);
    ended.set_outcome(outcome);
    this->Hears(this->ivr, ended);
  }
  void CallEnds(ivr::v1::VoiceOutcome outcome) {
    CallEnds(outcome, this->telephone.calls().back().reference);
  }
  // The message by voice, or the SMS.
  v1::MessageRow Row(const std::string& occasion) {
    const auto found =
        this->state->messages.About(kTenant, "offer-1", v1::MESSAGE_CAUSE_OFFER, "ada", occasion);
    return found ? this->state->messages.Get(*found) : v1::MessageRow();
  }
  v1::MessageRow Voice() { return Row("voice"); }
  size_t Calls() const { return this->telephone.calls().size(); }
};
TYPED_TEST_SUITE(VoiceTest, BothDisks);

TYPED_TEST(VoiceTest, WhoDoesNotAnswerTheSmsIsRungUpWithTheSameOffer) {
  this->OffersAda();
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 1u);
  this->Passes(absl::Minutes(5) - absl::Nanoseconds(1));
  this->SendsAll();
  EXPECT_EQ(this->Calls(), 0u);
  this->Passes(absl::Nanoseconds(1));
  this->SendsAll();
  ASSERT_EQ(this->Calls(), 1u);
  const VoiceCall call = this->telephone.calls()[0];
  EXPECT_EQ(call.tenant, kTenant);
  EXPECT_EQ(call.employment_id, "ada");
  EXPECT_EQ(call.offer_id, "offer-1");
  EXPECT_EQ(call.number_index, 0u);
  EXPECT_EQ(call.unit_id, "beech");
  EXPECT_EQ(kit::Start(call.interval), Local(7, 0));
  EXPECT_EQ(call.ring_time, Local(5, 50));
  EXPECT_EQ(call.lapse_time, Local(6, 0));
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 1u) << "it is no second SMS";
  EXPECT_EQ(this->Voice().channel(), v1::CHANNEL_VOICE);
}

TYPED_TEST(VoiceTest, NobodyIsRungUpWithoutHavingAgreedOrBeforeTheirRestIsOver) {
  this->HearsOffer("offer-2", "bo", "1111", Local(6, 0));
  this->OffersAda(Local(5, 58));
  this->PatienceIsOver();
  ASSERT_EQ(this->Calls(), 1u);
  EXPECT_EQ(this->telephone.calls()[0].ring_time, Local(5, 58));
}

TYPED_TEST(VoiceTest, ARestThatOutlastsTheOfferMeansNoCall) {
  this->OffersAda(Local(6, 0));
  this->PatienceIsOver();
  EXPECT_EQ(this->Calls(), 0u);
  EXPECT_EQ(this->state->messages.rows().size(), 1u);
}

TYPED_TEST(VoiceTest, AnSmsThatFailsForGoodIsFollowedByTheCallAtOnce) {
  this->carrier.Answer(absl::InvalidArgumentError(std::string("no such number")));
  this->OffersAda();
  this->Passes(absl::ZeroDuration());
  this->SendsAll();
  EXPECT_EQ(this->Calls(), 1u);
  this->PatienceIsOver();
  EXPECT_EQ(this->Calls(), 1u) << "one call an offer";
}

TYPED_TEST(VoiceTest, ACarrierThatIsDownDoesNotKeepThePhoneFromRinging) {
  this->carrier.Answer(absl::UnavailableError(std::string("down")));
  this->RingsAda();
  EXPECT_EQ(this->Calls(), 1u);
}

TYPED_TEST(VoiceTest, WhoAnsweredBySmsIsNotRungUp) {
  this->OffersAda();
  this->Replies("sms-1", kAdasPhone, "nej 4821");
  this->SettlesAll();
  this->PatienceIsOver();
  EXPECT_EQ(this->Calls(), 0u);
}

TYPED_TEST(VoiceTest, AReplyThatStillWaitsForThePoolKeepsThePhoneSilent) {
  this->OffersAda();
  this->Replies("sms-1", kAdasPhone, "ja 4821");
  this->PatienceIsOver();
  EXPECT_EQ(this->Calls(), 0u);
}

TYPED_TEST(VoiceTest, WhoRangBackAndAnsweredIsNotRungUp) {
  this->OffersAda();
  this->Hears(this->pool, this->Of(pool::v1::OfferDeclined()));
  EXPECT_TRUE(this->Row("").has_accept());
  EXPECT_FALSE(this->Row("").accept());
  this->PatienceIsOver();
  EXPECT_EQ(this->Calls(), 0u);
}

TYPED_TEST(VoiceTest, AnOfferThatIsGoneIsNotRungFor) {
  this->OffersAda();
  this->Hears(this->pool, this->Of(pool::v1::OfferWithdrawn()));
  this->PatienceIsOver();
  EXPECT_EQ(this->Calls(), 0u);
}

TYPED_TEST(VoiceTest, WhoseYesCameTooLateIsNotRungUp) {
  this->OffersAda();
  this->Hears(this->pool, this->Of(pool::v1::OfferAnsweredTooLate()));
  this->PatienceIsOver();
  EXPECT_EQ(this->Calls(), 0u);
}

TYPED_TEST(VoiceTest, WhatTheTelephoneHasIsTakenBackWhenTheOfferGoes) {
  this->RingsAda();
  this->Hears(this->pool, this->Of(pool::v1::OfferWithdrawn()));
  this->telephone.Answer(absl::UnavailableError(std::string("down")));
  this->SendsAll();
  this->telephone.Answer(absl::OkStatus());
  this->Passes(absl::Seconds(15));
  this->Boot();
  this->SendsAll();
  const std::string reference = this->telephone.calls()[0].reference;
  EXPECT_EQ(this->telephone.withdrawn(), std::vector<std::string>{reference});
  this->Boot();
  this->SendsAll();
  EXPECT_EQ(this->telephone.withdrawn().size(), 1u) << "told once";
  this->CallEnds(ivr::v1::VOICE_OUTCOME_NOT_RUNG);
  EXPECT_EQ(this->Voice().failure(), "NOT_RUNG");
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 2u) << "too late, once, by SMS";
}

TYPED_TEST(VoiceTest, AnAnswerBySmsSilencesThePhoneThoughThePoolHasNotDecided) {
  this->RingsAda();
  this->desk.Say("QUEUED");
  this->Replies("sms-1", kAdasPhone, "ja 4821");
  this->SettlesAll();
  this->SendsAll();
  EXPECT_EQ(this->telephone.withdrawn().size(), 1u);
}

TYPED_TEST(VoiceTest, AYesOrANoOnTheTelephoneIsTheAnswerAndIsNotGivenAgain) {
  this->RingsAda();
  this->CallEnds(ivr::v1::VOICE_OUTCOME_ACCEPTED);
  EXPECT_EQ(this->Voice().state(), v1::MESSAGE_STATE_DELIVERED);
  EXPECT_TRUE(this->Voice().accept());
  this->SettlesAll();
  EXPECT_TRUE(this->desk.answers().empty());
  this->Hears(this->pool, this->Of(pool::v1::OfferAccepted()));
  EXPECT_TRUE(this->Row("").accept()) << "the SMS is answered too";
  this->SendsAll();
  EXPECT_TRUE(this->telephone.withdrawn().empty());
}

TYPED_TEST(VoiceTest, TooLateIsNoAnswerAndARefusedYesIsOne) {
  this->RingsAda();
  this->CallEnds(ivr::v1::VOICE_OUTCOME_TOO_LATE);
  EXPECT_EQ(this->Voice().state(), v1::MESSAGE_STATE_DELIVERED);
  EXPECT_FALSE(this->Voice().has_accept());
}

TYPED_TEST(VoiceTest, ANumberThatReachesNobodyIsFollowedByTheNext) {
  this->contacts.Put(kTenant, "ada", {kAdasPhone, true, {"+4520000011"}});
  this->RingsAda();
  this->CallEnds(ivr::v1::VOICE_OUTCOME_BUSY);
  this->SendsAll();
  ASSERT_EQ(this->Calls(), 2u);
  EXPECT_EQ(this->telephone.calls()[1].number_index, 1u);
  EXPECT_NE(this->telephone.calls()[1].reference, this->telephone.calls()[0].reference);
  this->CallEnds(ivr::v1::VOICE_OUTCOME_MACHINE, this->telephone.calls()[0].reference);
  EXPECT_EQ(this->Voice().failed_ways_size(), 1) << "what is said of the first number is old";
  this->CallEnds(ivr::v1::VOICE_OUTCOME_NO_ANSWER);
  EXPECT_EQ(this->Voice().state(), v1::MESSAGE_STATE_FAILED);
  EXPECT_EQ(this->Voice().failure(), "NO_ANSWER");
  EXPECT_EQ(this->Row("").state(), v1::MESSAGE_STATE_SENT) << "the SMS stands";
}

TYPED_TEST(VoiceTest, WhoRefusedTheCallOrPickedUpIsNotRungOnTheirOtherNumber) {
  this->contacts.Put(kTenant, "ada", {kAdasPhone, true, {"+4520000011"}});
  this->RingsAda();
  this->CallEnds(ivr::v1::VOICE_OUTCOME_REJECTED);
  this->SendsAll();
  EXPECT_EQ(this->Calls(), 1u);
  EXPECT_EQ(this->Voice().failure(), "REJECTED");
}

TYPED_TEST(VoiceTest, OnceTheOfferHasLapsedNoOtherNumberIsTried) {
  this->contacts.Put(kTenant, "ada", {kAdasPhone, true, {"+4520000011"}});
  this->RingsAda();
  this->Passes(absl::Minutes(10));
  this->CallEnds(ivr::v1::VOICE_OUTCOME_NO_ANSWER);
  this->SendsAll();
  EXPECT_EQ(this->Calls(), 1u);
  EXPECT_EQ(this->Voice().failure(), "NO_ANSWER");
}

TYPED_TEST(VoiceTest, ATelephoneThatIsDownIsAskedAgainUnderTheSameReference) {
  this->telephone.Answer(absl::UnavailableError(std::string("down")));
  this->RingsAda();
  EXPECT_EQ(this->Voice().state(), v1::MESSAGE_STATE_QUEUED);
  this->telephone.Answer(absl::OkStatus());
  this->Boot();
  this->Passes(absl::Seconds(5));
  this->SendsAll();
  EXPECT_EQ(this->telephone.tries(), 2u);
  EXPECT_EQ(this->Calls(), 1u);
  EXPECT_EQ(this->Voice().state(), v1::MESSAGE_STATE_SENT);
}

TYPED_TEST(VoiceTest, ACallThatEndsBeforeTheHandOverIsNotedCounts) {
  this->telephone.Answer(absl::UnavailableError(std::string("the reply was lost")));
  this->RingsAda();
  this->CallEnds(ivr::v1::VOICE_OUTCOME_DECLINED, this->Voice().message().message_id());
  EXPECT_EQ(this->Voice().state(), v1::MESSAGE_STATE_DELIVERED);
  EXPECT_TRUE(this->Voice().has_accept());
  EXPECT_FALSE(this->Voice().accept());
  this->Passes(absl::Minutes(1));
  this->SendsAll();
  EXPECT_EQ(this->Calls(), 0u);
}

TYPED_TEST(VoiceTest, AHouseWithoutATelephoneChangesNothing) {
  this->journal.reset();
  this->state = std::make_unique<NotificationsState>();
  this->hearing = std::make_unique<kit::Hearing>();
  Hear(*this->state, *this->hearing);
  this->journal =
      std::move(*kit::Journal::Open("notifications", *this->disk, this->clock, *this->state));
  this->RingsAda();
  EXPECT_EQ(this->Calls(), 0u);
  EXPECT_EQ(this->state->messages.rows().size(), 1u);
  EXPECT_FALSE(this->Row("").content().has_ring_time());
}

}  // namespace
}  // namespace vagtbro::notifications
