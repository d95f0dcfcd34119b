// Messages from the event heard to the carrier's receipt, on both disks.
#include "notifications/effects/delivery.h"

#include "notifications/testing/house.h"

namespace vagtbro::notifications {
namespace {

template <class Medium>
class DeliveryTest : public House<Medium> {};
TYPED_TEST_SUITE(DeliveryTest, BothDisks);

TYPED_TEST(DeliveryTest, AnOfferIsSentInTheRecipientsLanguage) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->HearsOffer("offer-2", "bo", "1111");
  this->SendsAll();
  ASSERT_EQ(this->TextsTo(kAdasPhone).size(), 1u);
  EXPECT_EQ(this->TextsTo(kAdasPhone)[0].rfind("Ledig vagt: Bøgehuset", 0), 0u);
  ASSERT_EQ(this->TextsTo(kBosPhone).size(), 1u);
  EXPECT_EQ(this->TextsTo(kBosPhone)[0].rfind("Open shift: Bøgehuset", 0), 0u);
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").state(), v1::MESSAGE_STATE_SENT);
}

TYPED_TEST(DeliveryTest, TheSameCauseIsToldOnceHoweverOftenItIsHeard) {
  this->HearsOffer("offer-1", "ada", "4821");
  ASSERT_EQ(this->pool.Deliver(*this->journal, *this->hearing), kit::Digested::kDone);
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  EXPECT_EQ(this->carrier.sent().size(), 1u);
  EXPECT_EQ(this->state->messages.rows().size(), 1u);
}

TYPED_TEST(DeliveryTest, NeitherNumberNorTextOfAReplyIsEverKept) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  this->Replies("sms-1", kAdasPhone, "ja tak 4821 hemmelig");
  this->disk->Scan("", "\xff", [](const std::string& row_key, const std::string& value) {
    EXPECT_EQ((row_key + value).find("20000001"), std::string::npos);
    EXPECT_EQ((row_key + value).find("hemmelig"), std::string::npos);
    return true;
  });
}

TYPED_TEST(DeliveryTest, ACarrierThatIsDownIsTriedAgainAfterGrowingWaits) {
  this->HearsOffer("offer-1", "ada", "4821", Local(9, 0));
  this->carrier.Answer(absl::UnavailableError(std::string("down")));
  size_t tries = 0;
  for (const int seconds : {5, 15, 60, 300, 300}) {
    this->SendsAll();
    EXPECT_EQ(this->carrier.tries(), ++tries);
    this->Passes(absl::Seconds(seconds) - absl::Nanoseconds(1));
    this->SendsAll();
    EXPECT_EQ(this->carrier.tries(), tries) << "tried too early";
    this->Passes(absl::Nanoseconds(1));
  }
  this->carrier.Answer(absl::OkStatus());
  this->SendsAll();
  EXPECT_EQ(this->carrier.sent().size(), 1u);
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").attempts(), 6u);
}

TYPED_TEST(DeliveryTest, TheWaitGoesOnAfterARestart) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->carrier.Answer(absl::UnavailableError(std::string("down")));
  this->SendsAll();
  this->carrier.Answer(absl::OkStatus());
  this->Boot();
  this->SendsAll();
  EXPECT_EQ(this->carrier.sent().size(), 0u);
  this->Passes(absl::Seconds(5));
  this->SendsAll();
  EXPECT_EQ(this->carrier.sent().size(), 1u);
}

TYPED_TEST(DeliveryTest, AnOfferIsNotSentOnceItHasLapsed) {
  this->HearsOffer("offer-1", "ada", "4821", Local(5, 52));
  this->Passes(absl::Minutes(7));
  this->SendsAll();
  EXPECT_EQ(this->carrier.tries(), 0u);
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").failure(), "GIVEN_UP");
}

TYPED_TEST(DeliveryTest, AMessageThatNobodyTakesForHalfADayIsGivenUp) {
  this->HearsEscalated();
  this->contacts.SetAvailable(false);
  for (int i = 0; i < 200; ++i) {
    this->SendsAll();
    this->Passes(absl::Minutes(5));
  }
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_ESCALATED, "leader").failure(), "GIVEN_UP");
}

TYPED_TEST(DeliveryTest, AnEscalationThatReachesNobodyIsCountedAndARecalledOneIsNot) {
  this->HearsGap();
  this->HearsOffer("offer-1", "nobody", "4821");
  this->Hears(this->pool, EscalatedTo("nobody"));
  this->SendsAll();
  EXPECT_EQ(this->state->untold_escalations(), 1u);
  this->HearsEscalated();
  this->HearsCovered("ada", "");
  this->SendsAll();
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_ESCALATED, "leader").failure(), "GIVEN_UP");
  EXPECT_EQ(this->state->untold_escalations(), 1u);
}

TYPED_TEST(DeliveryTest, AProcessThatDiesWhereItWaitsForTheDiskDoublesNothing) {
  this->HearsOffer("offer-1", "ada", "4821");
  for (const int flushes : {0, 1}) {
    int left = flushes;
    const Flush dies = [&] {
      if (left-- > 0) return this->journal->Flush().ok();
      this->Boot();
      return false;
    };
    EXPECT_TRUE(DeliverNext(*this->state, *this->journal, this->contacts, this->carrier, this->key,
                            &this->message_turn, dies));
    EXPECT_EQ(this->carrier.tries(), static_cast<size_t>(flushes));
    EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").state(), v1::MESSAGE_STATE_QUEUED);
  }
  this->SendsAll();
  EXPECT_EQ(this->carrier.tries(), 2u);
  EXPECT_EQ(this->carrier.sent().size(), 1u);
}

TYPED_TEST(DeliveryTest, SomebodyWithoutContactAndARefusalOfTheCarrierFailAtOnce) {
  this->HearsOffer("offer-1", "nobody", "4821");
  this->contacts.Put(kTenant, "mute", {"", true});
  this->HearsOffer("offer-2", "mute", "4822");
  this->SendsAll();
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "nobody").failure(), "NO_CONTACT");
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "mute").failure(), "NO_CONTACT");
  this->carrier.Answer(absl::InvalidArgumentError(std::string("0x0217")));
  this->HearsOffer("offer-3", "ada", "4823");
  this->SendsAll();
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").failure(), "CARRIER_REFUSED");
}

TYPED_TEST(DeliveryTest, ACrashBetweenHandOverAndCommitDoublesNothing) {
  this->HearsOffer("offer-1", "ada", "4821");
  auto delivery = NextDelivery(*this->state, 0, this->clock.Now());
  ASSERT_TRUE(delivery);
  Resolve(&*delivery, this->contacts, this->key, this->carrier);
  ASSERT_TRUE(NoteResolved(*this->state, *this->journal, *delivery, this->key));
  ASSERT_TRUE(this->journal->Flush().ok());
  HandOver(&*delivery, this->carrier);  // the carrier has it, and then the power fails

  this->Boot();
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").state(), v1::MESSAGE_STATE_QUEUED);
  this->SendsAll();
  EXPECT_EQ(this->carrier.tries(), 2u);
  EXPECT_EQ(this->carrier.sent().size(), 1u);
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").state(), v1::MESSAGE_STATE_SENT);
}

TYPED_TEST(DeliveryTest, AReceiptCountsOnceAndMayComeBeforeTheHandOverIsCommitted) {
  this->HearsOffer("offer-1", "ada", "4821");
  auto delivery = NextDelivery(*this->state, 0, this->clock.Now());
  Resolve(&*delivery, this->contacts, this->key, this->carrier);
  ASSERT_TRUE(NoteResolved(*this->state, *this->journal, *delivery, this->key));
  HandOver(&*delivery, this->carrier);
  const std::string message = this->KeyOf(v1::MESSAGE_CAUSE_OFFER, "ada");
  this->Receives(message, Receipt::kDelivered);
  const uint64_t head = this->journal->head();
  this->Receives(message, Receipt::kDelivered);
  this->Receives(message, Receipt::kUndeliverable);
  NoteHandOver(*this->state, *this->journal, *delivery);
  ASSERT_TRUE(this->journal->Flush().ok());
  EXPECT_EQ(this->journal->head(), head);
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").state(), v1::MESSAGE_STATE_DELIVERED);
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").attempts(), 1u);
}

TYPED_TEST(DeliveryTest, ALostMessageFailsWithItsCause) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  this->Receives(this->KeyOf(v1::MESSAGE_CAUSE_OFFER, "ada"), Receipt::kUndeliverable);
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").failure(), "UNDELIVERABLE");
}

TYPED_TEST(DeliveryTest, ANumberThatFailsForGoodIsFollowedByTheNextAndOnlyTheLastOneFails) {
  this->contacts.Put(kTenant, "ada", {kAdasPhone, true, {"+4520000003"}});
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  const std::string message = this->KeyOf(v1::MESSAGE_CAUSE_OFFER, "ada");
  this->Receives(message, Receipt::kUndeliverable);
  this->Receives(message, Receipt::kUndeliverable);  // twice counts once
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 1u);
  ASSERT_EQ(this->TextsTo("+4520000003").size(), 1u);
  v1::MessageRow row = this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada");
  EXPECT_EQ(row.state(), v1::MESSAGE_STATE_SENT);
  EXPECT_EQ(row.attempts(), 2u);
  ASSERT_EQ(row.failed_ways_size(), 1);
  EXPECT_EQ(row.failed_ways(0), "UNDELIVERABLE");
  EXPECT_NE(this->carrier.sent()[0].reference, this->carrier.sent()[1].reference);

  this->Receives(*this->key.MessageOf(this->carrier.sent()[1].reference), Receipt::kUndeliverable);
  row = this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada");
  EXPECT_EQ(row.state(), v1::MESSAGE_STATE_FAILED);
  EXPECT_EQ(row.failure(), "UNDELIVERABLE");
}

TYPED_TEST(DeliveryTest, AFailureFasterThanTheHandOversCommitIsNotTakenForTheSecondNumbers) {
  this->contacts.Put(kTenant, "ada", {kAdasPhone, true, {"+4520000003"}});
  this->HearsOffer("offer-1", "ada", "4821");
  auto delivery = NextDelivery(*this->state, 0, this->clock.Now());
  Resolve(&*delivery, this->contacts, this->key, this->carrier);
  ASSERT_TRUE(NoteResolved(*this->state, *this->journal, *delivery, this->key));
  HandOver(&*delivery, this->carrier);
  this->Receives(this->KeyOf(v1::MESSAGE_CAUSE_OFFER, "ada"), Receipt::kUndeliverable);
  NoteHandOver(*this->state, *this->journal, *delivery);
  EXPECT_FALSE(NoteResolved(*this->state, *this->journal, *delivery, this->key));
  ASSERT_TRUE(this->journal->Flush().ok());
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").state(), v1::MESSAGE_STATE_QUEUED);
  this->message_turn = delivery->ready_sequence;
  this->SendsAll();
  EXPECT_EQ(this->TextsTo("+4520000003").size(), 1u);
}

TYPED_TEST(DeliveryTest, ANumberThatTheCarrierRefusesIsFollowedByTheNext) {
  this->contacts.Put(kTenant, "ada", {"+45", true, {kAdasPhone}});
  this->HearsOffer("offer-1", "ada", "4821");
  this->carrier.Answer(absl::InvalidArgumentError(std::string("0x0216")));
  EXPECT_TRUE(DeliverNext(*this->state, *this->journal, this->contacts, this->carrier, this->key,
                          &this->message_turn));
  this->carrier.Answer(absl::OkStatus());
  this->Boot();
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 1u);
  this->Replies("sms-1", kAdasPhone, "ja");
  this->SettlesAll();
  EXPECT_EQ(this->desk.answers().count("sms-1"), 1u);
}

TYPED_TEST(DeliveryTest, WhatReachesTheFirstNumberAfterAllIsDelivered) {
  this->contacts.Put(kTenant, "ada", {kAdasPhone, true, {"+4520000003"}});
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  const std::string message = this->KeyOf(v1::MESSAGE_CAUSE_OFFER, "ada");
  this->Receives(message, Receipt::kUndeliverable);
  this->Receives(message, Receipt::kDelivered);
  this->SendsAll();
  EXPECT_TRUE(this->TextsTo("+4520000003").empty());
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").state(), v1::MESSAGE_STATE_DELIVERED);
}

TYPED_TEST(DeliveryTest, AnOfferThatLapsedMeanwhileIsNotSentToTheSecondNumber) {
  this->contacts.Put(kTenant, "ada", {kAdasPhone, true, {"+4520000003"}});
  this->HearsOffer("offer-1", "ada", "4821", Local(5, 52));
  this->SendsAll();
  this->Passes(absl::Minutes(8));
  this->Receives(this->KeyOf(v1::MESSAGE_CAUSE_OFFER, "ada"), Receipt::kUndeliverable);
  this->SendsAll();
  EXPECT_TRUE(this->TextsTo("+4520000003").empty());
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").failure(), "GIVEN_UP");
}

TYPED_TEST(DeliveryTest, WhatIsOverForNinetyDaysIsForgotten) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  for (int day = 0; day < 90; ++day) this->Passes(absl::Hours(24));
  EXPECT_EQ(this->state->messages.rows().size(), 1u);
  this->Passes(absl::Hours(24));
  EXPECT_EQ(this->state->messages.rows().size(), 0u);
  EXPECT_TRUE(this->state->messages.SentTo(this->key.Hash(kAdasPhone)).empty());
}

}  // namespace
}  // namespace vagtbro::notifications
