// Who is told what when pool and roster speak, in whatever order.
#include "notifications/react/hear.h"

#include "notifications/testing/house.h"

namespace vagtbro::notifications {
namespace {

template <class Medium>
class HearTest : public House<Medium> {
 protected:
  void HearsWithdrawn(const std::string& offer, const std::string& who) {
    pool::v1::OfferWithdrawn event;
    event.set_offer_id(offer);
    event.set_gap_id("gap-1");
    event.set_employment_id(who);
    this->Hears(this->pool, event);
  }
  void HearsClosed() {
    roster::v1::GapClosed event;
    event.set_gap_id("gap-1");
    event.set_reason(roster::v1::GAP_CLOSE_REASON_COVERED);
    this->Hears(this->roster, event);
  }
};
TYPED_TEST_SUITE(HearTest, BothDisks);

TYPED_TEST(HearTest, TheWinnerIsConfirmedAndTheOthersHearThatItIsGone) {
  this->HearsGap();
  this->HearsOffer("offer-1", "ada", "4821");
  this->HearsOffer("offer-2", "bo", "1111");
  this->SendsAll();
  this->HearsCovered("ada", "offer-1");
  this->HearsWithdrawn("offer-2", "bo");
  this->SendsAll();
  ASSERT_EQ(this->TextsTo(kAdasPhone).size(), 2u);
  EXPECT_EQ(this->TextsTo(kAdasPhone)[1],
            "Du har vagten: Bøgehuset man 2/2 kl. 07:00-15:00. Den står i vagtplanen. Tak.");
  ASSERT_EQ(this->TextsTo(kBosPhone).size(), 2u);
  EXPECT_EQ(this->TextsTo(kBosPhone)[1],
            "The shift is no longer open: Bøgehuset Mon 2 Feb 07:00-15:00. Nothing more to do. "
            "Thank you.");
}

TYPED_TEST(HearTest, AnOfferWithdrawnBeforeItWasSentIsNeverSent) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->HearsWithdrawn("offer-1", "ada");
  this->SendsAll();
  EXPECT_EQ(this->carrier.tries(), 0u);
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").failure(), "GIVEN_UP");
  EXPECT_EQ(this->KeyOf(v1::MESSAGE_CAUSE_TOO_LATE, "ada"), "");
}

TYPED_TEST(HearTest, AnOfferWithdrawnWhileTheCarrierTakesItIsPutRight) {
  this->HearsOffer("offer-1", "ada", "4821");
  auto delivery = NextDelivery(*this->state, 0, this->clock.Now());
  Resolve(&*delivery, this->contacts, this->key, this->carrier);
  ASSERT_TRUE(NoteResolved(*this->state, *this->journal, *delivery, this->key));
  HandOver(&*delivery, this->carrier);
  this->HearsWithdrawn("offer-1", "ada");
  NoteHandOver(*this->state, *this->journal, *delivery);
  this->message_turn = delivery->ready_sequence;
  this->SendsAll();
  ASSERT_EQ(this->TextsTo(kAdasPhone).size(), 2u);
  EXPECT_EQ(this->TextsTo(kAdasPhone)[1].rfind("Vagten er ikke længere ledig", 0), 0u);
}

TYPED_TEST(HearTest, ALateYesIsToldOnceEvenIfTheOfferIsWithdrawnAsWell) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  pool::v1::OfferAnsweredTooLate late;
  late.set_offer_id("offer-1");
  late.set_gap_id("gap-1");
  late.set_employment_id("ada");
  this->Hears(this->pool, late);
  this->HearsWithdrawn("offer-1", "ada");
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 2u);
}

TYPED_TEST(HearTest, ARefusalCarriesTheSentenceOfTheBrokenRule) {
  this->HearsGap();
  roster::v1::CoverRefused event;
  event.set_gap_id("gap-1");
  event.set_offer_id("offer-1");
  event.set_employment_id("bo");
  event.set_reason("LAW");
  event.mutable_verdict()->add_results()->set_passed(true);
  types::v1::RuleResult* broken = event.mutable_verdict()->add_results();
  broken->set_sentence_da("Du får kun 9 timers hvile, der kræves 11.");
  broken->set_sentence_en("You would rest 9 hours only, 11 are required.");
  this->Hears(this->roster, event);
  this->SendsAll();
  ASSERT_EQ(this->TextsTo(kBosPhone).size(), 1u);
  EXPECT_EQ(this->TextsTo(kBosPhone)[0],
            "Sorry, you cannot have the shift: Bøgehuset Mon 2 Feb 07:00-15:00. You would rest 9 "
            "hours only, 11 are required.");
}

TYPED_TEST(HearTest, TheLeaderWhoWasToldHearsThatItIsCovered) {
  this->HearsGap();
  this->HearsEscalated();
  this->SendsAll();
  this->HearsCovered("ada", "");
  this->HearsClosed();
  this->SendsAll();
  ASSERT_EQ(this->TextsTo("+4520000009").size(), 2u);
  EXPECT_EQ(this->TextsTo("+4520000009")[1],
            "Vagten er dækket: Bøgehuset man 2/2 kl. 07:00-15:00. Du skal ikke gøre mere.");
}

TYPED_TEST(HearTest, WithoutAnEscalationNoLeaderIsTold) {
  this->HearsGap();
  this->HearsCovered("ada", "offer-1");
  EXPECT_EQ(this->KeyOf(v1::MESSAGE_CAUSE_COVER_FOUND, "leader"), "");
}

TYPED_TEST(HearTest, OffersAndEscalationsHeardAfterTheGapWasClosedAreNotSent) {
  this->HearsGap();
  this->HearsCovered("ada", "offer-1");
  this->HearsClosed();
  this->HearsOffer("offer-2", "bo", "1111");
  this->HearsEscalated();
  EXPECT_EQ(this->KeyOf(v1::MESSAGE_CAUSE_OFFER, "bo"), "");
  EXPECT_EQ(this->KeyOf(v1::MESSAGE_CAUSE_ESCALATED, "leader"), "");
}

TYPED_TEST(HearTest, WhoeverIsReleasedFromAShiftIsTold) {
  this->HearsGap();
  this->HearsCovered("ada", "offer-1");
  roster::v1::ShiftRestored event;
  event.set_shift_id("shift-1");
  event.set_employment_id("holder");
  event.set_released_employment_id("ada");
  this->Hears(this->roster, event);
  this->SendsAll();
  ASSERT_EQ(this->TextsTo(kAdasPhone).size(), 2u);
  EXPECT_EQ(this->TextsTo(kAdasPhone)[1].rfind("Du skal ikke møde på den vagt: Bøgehuset", 0), 0u);
  EXPECT_EQ(this->KeyOf(v1::MESSAGE_CAUSE_SHIFT_CHANGED, "holder"), "");
}

TYPED_TEST(HearTest, WhoeverAPlannerAssignsIsToldEachTimeAndWhoIsAwayIsLeftInPeace) {
  const std::string told = "Du har vagten. Den står i vagtplanen. Tak.";
  this->Hears(this->roster, AssignedTo("ada", "bo"));
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone), std::vector<std::string>{told});
  EXPECT_TRUE(this->TextsTo(kBosPhone).empty());
  EXPECT_EQ(this->RowOf(v1::MESSAGE_CAUSE_CONFIRMED, "ada").message().cause_id(), "shift-1");
  // The same shift once more, later: swapped away and back, or undone and done again.
  this->Hears(this->roster, AssignedTo("ada", ""));
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone), (std::vector<std::string>{told, told}));
}

TYPED_TEST(HearTest, APlannersCoverAndItsAssignmentAreOneMessage) {
  this->HearsGap();
  this->HearsCovered("ada", "");
  this->HearsClosed();
  this->Hears(this->roster, AssignedTo("ada", ""));
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone),
            std::vector<std::string>{
                "Du har vagten: Bøgehuset man 2/2 kl. 07:00-15:00. Den står i vagtplanen. Tak."});
}

TYPED_TEST(HearTest, AnEventWithoutAPersonIsParked) {
  this->HearsOffer("offer-1", "", "4821");
  EXPECT_EQ(this->journal->dead_letters().size(), 1u);
  EXPECT_TRUE(this->state->messages.rows().empty());
}

}  // namespace
}  // namespace vagtbro::notifications
