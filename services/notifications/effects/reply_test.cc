// Replies from the carrier's callback to the pool's word, on both disks.
#include "notifications/effects/reply.h"

#include "notifications/testing/house.h"

namespace vagtbro::notifications {
namespace {

template <class Medium>
class ReplyTest : public House<Medium> {};
TYPED_TEST_SUITE(ReplyTest, BothDisks);

TYPED_TEST(ReplyTest, AYesWithItsCodeReachesThePool) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  this->Replies("sms-1", "4520000001", "ja tak 4821!");
  this->SettlesAll();
  const auto answers = this->desk.answers();
  ASSERT_EQ(answers.count("sms-1"), 1u);
  EXPECT_EQ(answers.at("sms-1").offer_id, "offer-1");
  EXPECT_EQ(answers.at("sms-1").employment_id, "ada");
  EXPECT_TRUE(answers.at("sms-1").accept);
  EXPECT_TRUE(this->RowOf(v1::MESSAGE_CAUSE_OFFER, "ada").accept());
  EXPECT_EQ(this->state->replies.Get("legeby/sms-1").outcome(), "CONFIRMED");
}

TYPED_TEST(ReplyTest, WithoutACodeTheOnlyOpenOfferIsMeant) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->HearsOffer("offer-2", "bo", "1111");
  this->SendsAll();
  this->Replies("sms-1", kBosPhone, "no");
  this->SettlesAll();
  EXPECT_EQ(this->desk.answers().at("sms-1").offer_id, "offer-2");
  EXPECT_FALSE(this->desk.answers().at("sms-1").accept);
}

TYPED_TEST(ReplyTest, TheSameCallbackTwiceCountsOnce) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  this->Replies("sms-1", kAdasPhone, "ja 4821");
  const uint64_t head = this->journal->head();
  this->Replies("sms-1", kAdasPhone, "ja 4821");
  EXPECT_EQ(this->journal->head(), head);
}

TYPED_TEST(ReplyTest, SeveralOpenOffersAndNoCodeIsAnsweredWithAdvice) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->HearsOffer("offer-2", "ada", "4822");
  this->SendsAll();
  this->Replies("sms-1", kAdasPhone, "ja");
  this->SettlesAll();
  this->SendsAll();
  EXPECT_TRUE(this->desk.answers().empty());
  ASSERT_EQ(this->TextsTo(kAdasPhone).size(), 3u);
  EXPECT_EQ(this->TextsTo(kAdasPhone)[2],
            "Dit svar blev ikke brugt. Du har flere tilbud. Skriv JA eller NEJ og de fire cifre "
            "fra beskeden, fx JA 1234.");
}

TYPED_TEST(ReplyTest, AMachineThatAnswersEverythingIsAdvisedOnceInTenMinutes) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  for (int i = 0; i < 5; ++i) {
    this->Replies("sms-" + std::to_string(i), kAdasPhone, "Jeg er ikke på kontoret");
    this->SendsAll();
  }
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 2u);
  this->Passes(absl::Minutes(10));
  this->Replies("sms-9", kAdasPhone, "Jeg er ikke på kontoret");
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).size(), 3u);
}

TYPED_TEST(ReplyTest, ACodeIsGoodEvenAfterTheOfferLapsedAndThePoolDecides) {
  this->HearsOffer("offer-1", "ada", "4821", Local(5, 52));
  this->SendsAll();
  this->Passes(absl::Minutes(30));
  this->Replies("sms-1", kAdasPhone, "JA 4821");
  this->SettlesAll();
  EXPECT_EQ(this->desk.answers().count("sms-1"), 1u);
  this->Replies("sms-2", kAdasPhone, "JA");
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).back().rfind("Dit svar blev ikke brugt.", 0), 0u);
}

TYPED_TEST(ReplyTest, SomebodyElsesCodeOpensNothing) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->HearsOffer("offer-2", "bo", "1111");
  this->SendsAll();
  this->Replies("sms-1", kBosPhone, "yes 4821");
  this->SettlesAll();
  EXPECT_TRUE(this->desk.answers().empty());
}

TYPED_TEST(ReplyTest, ANumberNeverWrittenToLeavesNoTrace) {
  this->Replies("sms-1", "4599999999", "ja");
  EXPECT_FALSE(this->known_number);
  EXPECT_EQ(this->journal->head(), 0u);
}

TYPED_TEST(ReplyTest, AReplyWaitsForThePoolAndSurvivesARestart) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  this->Replies("sms-1", kAdasPhone, "ja");
  this->desk.Fail(absl::UnavailableError(std::string("pool is away")));
  this->SettlesAll();
  this->Boot();
  this->desk.Fail(absl::OkStatus());
  this->SettlesAll();
  EXPECT_TRUE(this->desk.answers().empty());
  this->Passes(absl::Seconds(1));
  this->SettlesAll();
  EXPECT_EQ(this->desk.answers().count("sms-1"), 1u);
}

TYPED_TEST(ReplyTest, AYesToAnOfferThePoolDoesNotKnowIsNotLeftUnanswered) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  this->desk.Fail(absl::NotFoundError(std::string("UNKNOWN_OFFER")));
  this->Replies("sms-1", kAdasPhone, "ja");
  this->SettlesAll();
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).back(),
            "Dit svar blev ikke brugt. Vagten er ikke længere ledig.");
}

TYPED_TEST(ReplyTest, ALeadersWordOnLendingReachesThePool) {
  this->contacts.Put(kTenant, "leader", {"+4520000009", true});
  this->HearsOffer("offer-1", "leader", "1234");
  pool::v1::LendingConsentAsked asked;
  asked.set_consent_id("consent-1");
  asked.set_gap_id("gap-1");
  asked.set_leader_employment_id("leader");
  asked.set_place("Bøgehuset");
  *asked.mutable_interval() = DayShift();
  *asked.mutable_lapse_time() = kit::ToProto(Local(6, 0));
  asked.set_reply_code("4711");
  this->Hears(this->pool, asked);
  this->SendsAll();
  this->Replies("sms-1", "+4520000009", "JA 4711");
  this->SettlesAll();
  const auto answers = this->desk.answers();
  ASSERT_EQ(answers.count("sms-1"), 1u);
  EXPECT_TRUE(answers.at("sms-1").lending);
  EXPECT_EQ(answers.at("sms-1").offer_id, "consent-1");
  EXPECT_EQ(answers.at("sms-1").employment_id, "leader");
  EXPECT_EQ(this->state->replies.Get("legeby/sms-1").outcome(), "GRANTED");
  this->desk.Fail(absl::FailedPreconditionError(std::string("TOO_LATE")));
  this->Replies("sms-2", "+4520000009", "NEJ 4711");
  this->SettlesAll();
  this->SendsAll();
  EXPECT_EQ(this->TextsTo("+4520000009").back(),
            "Dit svar blev ikke brugt. Spørgsmålet om at låne en medarbejder er ikke længere "
            "åbent.");
}

TYPED_TEST(ReplyTest, AYesThatWaitsForATelephoneCallIsToldSo) {
  this->HearsOffer("offer-1", "ada", "4821");
  this->SendsAll();
  this->desk.Say("QUEUED");
  this->Replies("sms-1", kAdasPhone, "ja");
  this->SettlesAll();
  this->SendsAll();
  EXPECT_EQ(this->TextsTo(kAdasPhone).back(),
            "Dit ja er modtaget: Bøgehuset man 2/2 kl. 07:00-15:00. En anden svarer lige nu i "
            "telefonen. Du får besked.");
}

}  // namespace
}  // namespace vagtbro::notifications
