// Offers by voice as histories: what was asked for, how the calls ended, and what the bus was told.
#include "ivr/call_out/offer_calls.h"

#include "ivr/testing/offer_office.h"

namespace vagtbro::ivr {
namespace {

class OfferCallsTest : public OfferOffice {};

TEST_F(OfferCallsTest, AnOfferRingsAtOnceAndIsToldOnce) {
  EXPECT_EQ(Offers("m1"), "");
  EXPECT_TRUE(Rings("m1"));
  EXPECT_EQ(Row("m1").attempts(), 1u);
  CallEnds("m1", v1::VOICE_OUTCOME_ACCEPTED, true);
  EXPECT_EQ(Told("m1").outcome(), v1::VOICE_OUTCOME_ACCEPTED);
  EXPECT_EQ(Told("m1").employment_id(), "ada");
  EXPECT_EQ(Told("m1").offer_id(), "offer-m1");
  EXPECT_EQ(Told("m1").attempts(), 1u);
  Passes(absl::Hours(24));
}

TEST_F(OfferCallsTest, ASecondRequestOrASecondWordOfTheLineChangesNothing) {
  Offers("m1");
  v1::OfferByVoiceRequest again = Request("m1", "ada");
  EXPECT_EQ(Offers(again), "");
  again.set_request_id("another");
  EXPECT_EQ(Offers(again), "");
  EXPECT_EQ(All<v1::VoiceOfferTaken>().size(), 1u);
  CallEnds("m1", v1::VOICE_OUTCOME_DECLINED, true);
  CallEnds("m1", v1::VOICE_OUTCOME_NO_ANSWER);
  again.set_request_id("third");
  EXPECT_EQ(Offers(again), "");
  EXPECT_EQ(Told("m1").outcome(), v1::VOICE_OUTCOME_DECLINED);
  EXPECT_EQ(All<v1::VoiceOfferRung>().size(), 1u);
}

TEST_F(OfferCallsTest, AnUnansweredCallRingsOnceMoreAndThenIsOver) {
  Offers("m1");
  CallEnds("m1", v1::VOICE_OUTCOME_NO_ANSWER);
  EXPECT_FALSE(Rings("m1"));
  EXPECT_EQ(kit::FromProto(Row("m1").ring_time()), At(9, 3));
  Passes(absl::Minutes(3) - absl::Nanoseconds(1));
  EXPECT_FALSE(Rings("m1"));
  Passes(absl::Nanoseconds(1));
  EXPECT_TRUE(Rings("m1"));
  EXPECT_TRUE(Endings().empty());
  CallEnds("m1", v1::VOICE_OUTCOME_BUSY);
  EXPECT_EQ(Told("m1").outcome(), v1::VOICE_OUTCOME_BUSY);
  EXPECT_EQ(Told("m1").attempts(), 2u);
  for (const std::string word : {"no_answer", "busy"}) {
    const std::string counted = "vagtbro_offer_calls_total{outcome=\"" + word + "\"} 1";
    EXPECT_NE(metrics.Text().find(counted), std::string::npos) << metrics.Text();
  }
}

TEST_F(OfferCallsTest, AMachineWasAskedToRingBackAndIsNotRungAgain) {
  Offers("m1");
  CallEnds("m1", v1::VOICE_OUTCOME_MACHINE, true);
  EXPECT_EQ(Told("m1").outcome(), v1::VOICE_OUTCOME_MACHINE);
}

TEST_F(OfferCallsTest, TheDisksWordComesBeforeTheRing) {
  // A process that dies before the write has rung nobody.
  v1::VoiceOfferTaken offer;
  offer.set_reference("m1");
  *offer.mutable_lapse_time() = kit::ToProto(At(20));
  {
    kit::Commit commit = journal->Begin({"legeby", "", "r", ""});
    calls->Take(commit, offer);
  }
  Boot();
  EXPECT_TRUE(All<v1::VoiceOfferTaken>().empty());
}

TEST_F(OfferCallsTest, ADeathInTheMiddleOfACallIsATryThatFailed) {
  Offers("m1");
  Boot();
  EXPECT_FALSE(Rings("m1"));
  EXPECT_EQ(Row("m1").last_outcome(), v1::VOICE_OUTCOME_FAILED);
  EXPECT_EQ(kit::FromProto(Row("m1").ring_time()), At(9, 3));
  Passes(absl::Minutes(3));
  EXPECT_TRUE(Rings("m1"));
  Boot();
  EXPECT_EQ(Told("m1").outcome(), v1::VOICE_OUTCOME_FAILED);
  EXPECT_EQ(Told("m1").attempts(), 2u);
  Boot();
}

TEST_F(OfferCallsTest, WhatWasDueWhileTheProcessWasDownRingsAfterwards) {
  Offers("m1");
  CallEnds("m1", v1::VOICE_OUTCOME_BUSY);
  ASSERT_TRUE(clock.Advance(absl::Hours(1)).ok());
  Boot();
  EXPECT_TRUE(Rings("m1"));
}

TEST_F(OfferCallsTest, NoMoreCallsThanTheCapAndTheLongestWaitingNext) {
  rules.most_calls = 2;
  Boot();
  for (int i = 1; i <= 5; ++i) {
    const std::string name = std::to_string(i);
    Offers("m" + name, "person-" + name);
    EXPECT_LE(state->voice_offers.ringing().size(), 2u);
    Passes(absl::Seconds(1));
  }
  EXPECT_TRUE(Rings("m1") && Rings("m2"));
  CallEnds("m2", v1::VOICE_OUTCOME_DECLINED, true);
  EXPECT_TRUE(Rings("m3"));
  EXPECT_EQ(state->voice_offers.ringing().size(), 2u);
  // After a crash the cap holds as well; those that were cut off come again behind the others.
  Boot();
  EXPECT_EQ(state->voice_offers.ringing(), (std::set<std::string>{"legeby/m4", "legeby/m5"}));
  Passes(absl::Minutes(5));
  EXPECT_EQ(state->voice_offers.ringing().size(), 2u);
}

TEST_F(OfferCallsTest, NobodyIsRungAboutTwoOffersAtOnce) {
  Offers("m1", "ada");
  Offers("m2", "ada");
  Offers("m3", "bo");
  EXPECT_TRUE(Rings("m1"));
  EXPECT_FALSE(Rings("m2"));
  EXPECT_TRUE(Rings("m3"));
  CallEnds("m1", v1::VOICE_OUTCOME_NOT_NOW, true);
  EXPECT_TRUE(Rings("m2"));
}

TEST_F(OfferCallsTest, QuietHoursAreKeptByOffersAndBySecondTries) {
  ASSERT_TRUE(clock.Advance(absl::Hours(11) + absl::Minutes(59)).ok());  // 20:59
  v1::OfferByVoiceRequest morning = Request("m1", "ada");
  *morning.mutable_lapse_time() = kit::ToProto(At(9) + absl::Hours(24));
  Offers(morning);
  EXPECT_TRUE(Rings("m1"));
  CallEnds("m1", v1::VOICE_OUTCOME_BUSY);
  EXPECT_EQ(kit::FromProto(Row("m1").ring_time()), At(6) + absl::Hours(24));
  v1::OfferByVoiceRequest tonight = Request("m2", "bo");
  *tonight.mutable_ring_time() = kit::ToProto(At(21));
  *tonight.mutable_lapse_time() = kit::ToProto(At(23));
  Offers(tonight);
  EXPECT_EQ(Told("m2").outcome(), v1::VOICE_OUTCOME_NOT_RUNG);
  EXPECT_EQ(Told("m2").attempts(), 0u);
  Passes(absl::Hours(10));
  EXPECT_TRUE(Rings("m1"));
}

TEST_F(OfferCallsTest, WhoWaitsForALineUntilQuietHoursIsPutOff) {
  rules.most_calls = 1;
  Boot();
  ASSERT_TRUE(clock.Advance(absl::Hours(11) + absl::Minutes(59)).ok());
  for (const std::string reference : {"m1", "m2"}) {
    v1::OfferByVoiceRequest request = Request(reference, "to-" + reference);
    *request.mutable_lapse_time() = kit::ToProto(At(9) + absl::Hours(24));
    Offers(request);
  }
  Passes(absl::Minutes(2));
  CallEnds("m1", v1::VOICE_OUTCOME_DECLINED, true);
  EXPECT_FALSE(Rings("m2"));
  EXPECT_EQ(kit::FromProto(Row("m2").ring_time()), At(6) + absl::Hours(24));
  EXPECT_EQ(Row("m2").attempts(), 0u);
}

TEST_F(OfferCallsTest, WhatLapsesWhileItWaitsEndsWithItsLastWord) {
  rules.most_calls = 1;
  Boot();
  Offers("m1", "ada");
  v1::OfferByVoiceRequest soon = Request("m2", "bo");
  *soon.mutable_lapse_time() = kit::ToProto(At(9, 10));
  Offers(soon);
  Passes(absl::Minutes(10));
  EXPECT_EQ(Told("m2").outcome(), v1::VOICE_OUTCOME_NOT_RUNG);
  EXPECT_TRUE(Rings("m1"));  // a call that is running is not cut off
  CallEnds("m1", v1::VOICE_OUTCOME_BUSY);
  EXPECT_FALSE(Rings("m1"));
}

TEST_F(OfferCallsTest, AWithdrawnOfferIsNotRungAgain) {
  v1::OfferByVoiceRequest later = Request("m1", "ada");
  *later.mutable_ring_time() = kit::ToProto(At(9, 5));
  Offers(later);
  EXPECT_FALSE(Rings("m1"));
  Withdraws("m1");
  Withdraws("m1");
  Withdraws("unknown");
  EXPECT_EQ(Told("m1").outcome(), v1::VOICE_OUTCOME_NOT_RUNG);
  Offers("m2", "bo");
  Withdraws("m2");
  EXPECT_TRUE(Rings("m2"));  // whoever listens hears from the pool that it is too late
  CallEnds("m2", v1::VOICE_OUTCOME_NO_ANSWER);
  EXPECT_EQ(Told("m2").outcome(), v1::VOICE_OUTCOME_NO_ANSWER);
  Passes(absl::Hours(1));
  EXPECT_EQ(All<v1::VoiceOfferRung>().size(), 1u);
}

TEST_F(OfferCallsTest, BetweenTwoTriesAWithdrawalSaysHowTheFirstEnded) {
  Offers("m1");
  CallEnds("m1", v1::VOICE_OUTCOME_BUSY);
  Withdraws("m1");
  EXPECT_EQ(Told("m1").outcome(), v1::VOICE_OUTCOME_BUSY);
  EXPECT_EQ(Told("m1").attempts(), 1u);
}

TEST_F(OfferCallsTest, NothingNewRingsWhileTheProcessDrains) {
  Offers("m1", "ada");
  calls->Close();
  Offers("m2", "bo");
  CallEnds("m1", v1::VOICE_OUTCOME_ACCEPTED, true);
  EXPECT_FALSE(Rings("m2"));
  Boot();
  EXPECT_TRUE(Rings("m2"));
}

TEST_F(OfferCallsTest, AHouseThatCannotRingOutSaysSo) {
  out.rings_out = false;
  EXPECT_EQ(Offers("m1"), "NO_LINE");
  out = {TenantId("elsewhere"), true};
  EXPECT_EQ(Offers("m1"), "NO_LINE");
  v1::OfferByVoiceRequest endless = Request("m1", "ada");
  endless.clear_lapse_time();
  EXPECT_EQ(Offers(endless), "MALFORMED_FIELD");
}

TEST_F(OfferCallsTest, WhatIsOverIsForgottenAfterAWeekAndListedUntilThen) {
  Offers("m1");
  CallEnds("m1", v1::VOICE_OUTCOME_DECLINED, true);
  Passes(absl::Hours(24));
  v1::OfferByVoiceRequest next = Request("m2", "bo");
  *next.mutable_lapse_time() = kit::ToProto(At(20) + absl::Hours(24));
  Offers(next);
  v1::ListVoiceOffersRequest request;
  request.set_tenant_id("legeby");
  v1::ListVoiceOffersResponse listed;
  ASSERT_TRUE(ListVoiceOffers(*state, request, &listed).ok());
  ASSERT_EQ(listed.voice_offers_size(), 2);
  EXPECT_EQ(listed.voice_offers(0).reference(), "m2");
  EXPECT_EQ(listed.voice_offers(1).outcome(), v1::VOICE_OUTCOME_DECLINED);
  Passes(absl::Hours(6 * 24) + absl::Seconds(1));
  Offers("m3", "cy");
  EXPECT_EQ(Row("m1").offer().reference(), "");
  EXPECT_EQ(Row("m2").offer().reference(), "m2");
}

}  // namespace
}  // namespace vagtbro::ivr
