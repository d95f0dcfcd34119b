// An offer by voice: the call to a substitute, and the substitute who rings back.
#include "ivr/dialog/outbound.h"
#include "ivr/testing/inbound_call.h"

namespace vagtbro::ivr {
namespace {

const char kOffer[] = "offer_vacant place/elm today at h15 to h23 offer_keys";

class OfferCallTest : public InboundCall {
 protected:
  OfferCallTest() {
    offer_ = {OfferId("off-1"), {At(23, 15), At(23, 23)}, "place/elm"};
    backend_.eva.takes_offers = true;
    backend_.offers = {offer_};
  }
  ScriptedCall& Ring() {
    out_ = std::make_unique<ScriptedCall>(
        std::make_unique<Outbound>(house_, facts_,
                                   OfferCall{kEva, Language::kDanish, offer_, "+4587121212"}),
        backend_, facts_.start_time);
    return *out_;
  }
  // What became of the offer after these entries from the first question on.
  Outcome After(const std::string& entries) {
    return Ring().PickUp().Keys(entries).outcome().value_or(Outcome::kFailed);
  }

  Offer offer_;

 private:
  std::unique_ptr<ScriptedCall> out_;
};

TEST_F(OfferCallTest, TheShiftIsHeldSpokenAndTaken) {
  ScriptedCall& call = Ring().PickUp();
  EXPECT_EQ(call.Hears(), "announce");
  EXPECT_TRUE(backend_.wishes.empty());
  EXPECT_EQ(call.Keys("1").Hears(), kOffer);
  EXPECT_EQ(backend_.All<HoldOffer>().size(), 1u);
  EXPECT_EQ(call.Keys("1").Hears(), "offer_yours today at h15 to h23 goodbye");
  EXPECT_EQ(call.outcome(), Outcome::kAccepted);
  EXPECT_TRUE(backend_.All<AnswerOffer>().front().accept);
  EXPECT_TRUE(backend_.All<EndHold>().empty());
}

TEST_F(OfferCallTest, ANoIsANoAndNothingMore) {
  EXPECT_EQ(After("1 2"), Outcome::kDeclined);
  EXPECT_FALSE(backend_.All<AnswerOffer>().front().accept);
}

TEST_F(OfferCallTest, EveryAnswerOfThePoolHasItsOwnWords) {
  const std::pair<OfferAnswer, Outcome> answers[] = {
      {OfferAnswer::kTooLate, Outcome::kTooLate}, {OfferAnswer::kPending, Outcome::kPending},
      {OfferAnswer::kRefused, Outcome::kRefused}, {OfferAnswer::kQueued, Outcome::kPending},
      {OfferAnswer::kStandby, Outcome::kPending}, {OfferAnswer::kConfirmed, Outcome::kAccepted}};
  std::set<std::string> words;
  for (const auto& [answer, outcome] : answers) {
    backend_.yes = answer;
    EXPECT_EQ(After("1 1"), outcome);
    ScriptedCall& call = Ring();
    words.insert(call.PickUp().Keys("1 1").Hears());
  }
  EXPECT_EQ(words.size(), std::size(answers));
}

TEST_F(OfferCallTest, AMachineHearsNothingButTheNumber) {
  ScriptedCall& call = Ring().PickUp().Keys("- -");
  EXPECT_EQ(call.Hears(),
            "please_ring_number n8 n7 pause n1 n2 pause n1 n2 pause n1 n2 pause "
            "please_ring_number n8 n7 pause n1 n2 pause n1 n2 pause n1 n2");
  EXPECT_EQ(call.outcome(), Outcome::kMachine);
  EXPECT_TRUE(backend_.wishes.empty());
  for (const Turn& turn : call.turns()) {
    for (const ClipId& clip : turn.say) EXPECT_EQ(clip.find("offer"), std::string::npos);
  }
}

TEST_F(OfferCallTest, NobodyBusyOrRejectedIsSaidAsItWas) {
  EXPECT_EQ(Ring().Act(NotReached::kNoAnswer).outcome(), Outcome::kNoAnswer);
  EXPECT_EQ(Ring().Act(NotReached::kBusy).outcome(), Outcome::kBusy);
  EXPECT_EQ(Ring().Act(NotReached::kDeclined).outcome(), Outcome::kNotNow);
  EXPECT_EQ(Ring().Act(NotReached::kFailed).outcome(), Outcome::kFailed);
}

TEST_F(OfferCallTest, NotNowIsNoAnswerToTheOffer) {
  EXPECT_EQ(After("2"), Outcome::kNotNow);
  EXPECT_EQ(After("7 7 7"), Outcome::kNotNow);
  EXPECT_EQ(Ring().PickUp().HangUp().outcome(), Outcome::kNotNow);
  EXPECT_TRUE(backend_.wishes.empty());
}

TEST_F(OfferCallTest, WhoHangsUpWhileListeningGivesTheShiftBack) {
  ScriptedCall& call = Ring().PickUp().Keys("1").HangUp();
  EXPECT_EQ(call.outcome(), Outcome::kNotNow);
  EXPECT_EQ(backend_.All<EndHold>().size(), 1u);
  EXPECT_TRUE(backend_.All<AnswerOffer>().empty());
}

TEST_F(OfferCallTest, WhoHangsUpWhileTheShiftIsBeingHeldGivesItBackToo) {
  ScriptedCall& call = Ring();
  call.hangs_up_during = IndexOf<HoldOffer>();
  EXPECT_EQ(call.PickUp().Keys("1").outcome(), Outcome::kNotNow);
  EXPECT_EQ(backend_.All<EndHold>().size(), 1u);
}

TEST_F(OfferCallTest, AYesIsNotLostByHangingUp) {
  ScriptedCall& call = Ring().PickUp().Keys("1");
  call.hangs_up_during = IndexOf<AnswerOffer>();
  EXPECT_EQ(call.Keys("1").outcome(), Outcome::kAccepted);
}

TEST_F(OfferCallTest, SomebodyFetchesHerAndSheHearsItFromTheStart) {
  ScriptedCall& call = Ring().PickUp().Keys("*");
  EXPECT_EQ(call.Hears(), "waiting");
  EXPECT_EQ(call.turn().collect->first, absl::Seconds(30));
  EXPECT_EQ(call.Keys("5").Hears(), "announce");
  EXPECT_EQ(call.Keys("1 *").Hears(), "waiting");
  EXPECT_EQ(call.Keys("5").Hears(), kOffer);
  EXPECT_EQ(backend_.All<HoldOffer>().size(), 2u);
  EXPECT_EQ(call.Keys("9").Hears(), kOffer);
  EXPECT_EQ(call.Keys("* -").outcome(), Outcome::kNotNow);
  EXPECT_EQ(backend_.All<EndHold>().size(), 1u);
}

TEST_F(OfferCallTest, SheDoesNotComeToThePhone) { EXPECT_EQ(After("* - -"), Outcome::kNotNow); }

TEST_F(OfferCallTest, AShiftThatSomebodyElseHoldsCanStillBeHadInTurn) {
  backend_.Refuse<HoldOffer>("HELD_BY_ANOTHER");
  backend_.yes = OfferAnswer::kQueued;
  ScriptedCall& call = Ring().PickUp().Keys("1");
  EXPECT_NE(call.Hears().find("offer_other_listens offer_keys"), std::string::npos);
  EXPECT_EQ(call.Keys("1").outcome(), Outcome::kPending);
}

TEST_F(OfferCallTest, AShiftThatIsGoneIsNotOffered) {
  backend_.Refuse<HoldOffer>("NOT_TO_BE_HAD");
  EXPECT_EQ(Ring().PickUp().Keys("1").Hears(), "offer_taken goodbye");
}

TEST_F(OfferCallTest, AYesThatThePoolDidNotHearIsNotCalledAYes) {
  backend_.Fail<AnswerOffer>();
  ScriptedCall& call = Ring().PickUp().Keys("1 1");
  EXPECT_EQ(call.Hears().substr(0, 28), "answer_unsure desk_number_is");
  EXPECT_EQ(call.outcome(), Outcome::kFailed);
}

TEST_F(OfferCallTest, RingingBackHearsTheOfferAfterSigningIn) {
  EXPECT_EQ(SignedIn().Hears(), "offer_waits menu");
  EXPECT_EQ(call().Keys("5").Hears(), kOffer);
  EXPECT_EQ(backend_.All<HoldOffer>().size(), 1u);
  EXPECT_EQ(call().Keys("1").Hears(), "offer_yours today at h15 to h23 ask_more");
  call().Keys("-");
  EXPECT_EQ(call().outcome(), Outcome::kAccepted);
}

TEST_F(OfferCallTest, ANoIsFollowedByTheNextOfferAndAYesIsNot) {
  backend_.offers.push_back({OfferId("off-2"), {At(24, 7), At(24, 15)}, ""});
  EXPECT_EQ(SignedIn().Keys("5 2").Hears(), "offer_declined offer_waits menu");
  EXPECT_EQ(call().Keys("5").Hears(), "offer_vacant tomorrow at h7 to h15 offer_keys");
  EXPECT_EQ(call().Keys("1").Hears(), "offer_yours tomorrow at h7 to h15 ask_more");
  EXPECT_EQ(backend_.All<AnswerOffer>().back().offer, OfferId("off-2"));

  ScriptedCall second(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
  EXPECT_EQ(second.PickUp().Keys("442211 199471 5 1").Hears().substr(0, 11), "offer_yours");
  EXPECT_EQ(second.place(), std::string("end"));
  EXPECT_EQ(second.Keys("1").Hears(), "menu");
}

TEST_F(OfferCallTest, RingingBackAndHangingUpGivesTheShiftBack) {
  SignedIn().Keys("5").HangUp();
  EXPECT_EQ(backend_.All<EndHold>().size(), 1u);
}

TEST_F(OfferCallTest, WhoIsIllAndKnowsTheWayIsNotKeptByAnOffer) {
  EXPECT_EQ(SignedIn().Keys("1 1 3").Hears(),
            "kind_own from today at h7 expected n3 days through w3 o25 m11 confirm");
  call().Keys("1");
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
  EXPECT_TRUE(backend_.All<HoldOffer>().empty());
}

TEST_F(OfferCallTest, TheKeysOfTheMenuMeanTheSameWithAnOffer) {
  backend_.absence = {true, false, At(24, 0)};
  for (const std::string key : {"0", "1", "2", "3", "4", "6", "7", "8", "*"}) {
    FakeBackend without = backend_;
    without.offers.clear();
    ScriptedCall busy(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
    ScriptedCall quiet(std::make_unique<Inbound>(house_, facts_), without, facts_.start_time);
    const auto after = [&key](ScriptedCall& call) {
      std::string heard = call.PickUp().Keys("442211 199471 " + key).Hears();
      const std::string offer = "offer_waits ";
      const std::size_t at = heard.find(offer);
      return at == std::string::npos ? heard : heard.erase(at, offer.size());
    };
    EXPECT_EQ(after(busy), after(quiet)) << key;
  }
}

TEST_F(OfferCallTest, WithoutAnOfferThereIsNoKeyForOne) {
  backend_.offers.clear();
  EXPECT_EQ(SignedIn().Hears(), "menu");
  EXPECT_EQ(call().Keys("5").Hears(), "not_valid menu");
}

// A finger that is quicker than the ear answers nothing, whoever rang.
TEST_F(OfferCallTest, NoKeyCountsBeforeTimeAndPlaceAreSaid) {
  ScriptedCall& out = Ring().PickUp().Keys("1");
  SignedIn().Keys("5");
  for (ScriptedCall* one : {&out, &call()}) {
    const std::vector<Turn>& turns = one->turns();
    const Turn& said = turns[turns.size() - 2];
    EXPECT_EQ(said.say.front(), "da/offer_vacant");
    EXPECT_EQ(said.say.back(), "da/h23");
    EXPECT_FALSE(said.barge_in);
    EXPECT_FALSE(said.collect.has_value());
    EXPECT_EQ(turns.back().say, std::vector<ClipId>{"da/offer_keys"});
  }
  // A line that lets a key through all the same is not believed.
  Outbound eager(house_, facts_, OfferCall{kEva, Language::kDanish, offer_, ""});
  eager.On(Answered{}, facts_.start_time);
  eager.On(Entry{Keys("1")}, facts_.start_time);
  eager.On(Reply{Held{}}, facts_.start_time);
  EXPECT_TRUE(std::holds_alternative<Wait>(eager.On(Entry{Keys("1")}, facts_.start_time)));
}

TEST_F(OfferCallTest, WhoHasHeardItAndSlipsMayAnswerAtOnce) {
  SignedIn().Keys("5 7");
  EXPECT_EQ(call().Hears(), "not_valid " + std::string(kOffer));
  EXPECT_TRUE(call().turn().barge_in);
  EXPECT_EQ(backend_.All<HoldOffer>().size(), 1u);
}

}  // namespace
}  // namespace vagtbro::ivr
