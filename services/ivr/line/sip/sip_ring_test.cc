// Ringing out: sipp is the exchange and the telephone behind it.
#include <unistd.h>

#include <future>

#include "ivr/dialog/outbound.h"
#include "ivr/testing/sip_line_fixture.h"
#include "ivr/testing/sipp_call.h"
#include "ivr/testing/sipp_callee.h"

namespace vagtbro::ivr {
namespace {

// Time and place of an offer, in clips of 40 ms.
constexpr int kHearsItOut = 1000;

class SipRingTest : public SipLineTest {
 protected:
  SipRingTest() {
    settings_.peers = {"10.0.0.0/8"};  // the trunk may speak to us without being named here
    settings_.trunk.host = callee_.host();
    settings_.trunk.caller_id = "+4587121212";
  }
  ~SipRingTest() override { line_.reset(); }  // it says to `ended_` that it goes

  void Ring(const std::string& number = "+4520304050", absl::Duration rings = absl::Seconds(20)) {
    const absl::Time now = clock_.Now();
    const Offer offer{OfferId("off-1"), {now + absl::Hours(5), now + absl::Hours(13)}, ""};
    const CallFacts facts{"call-out-1", true, now};
    line_->Ring({facts, number, rings},
                std::make_unique<Outbound>(
                    House{}, facts, OfferCall{kEva, Language::kDanish, offer, "+4587121212"}),
                [this](Outcome outcome) { ended_.set_value(outcome); });
  }
  Outcome Ended() {
    auto ended = ended_.get_future();
    if (ended.wait_for(std::chrono::seconds(20)) != std::future_status::ready) {
      ADD_FAILURE() << "nobody said how it ended";
      return Outcome::kFailed;
    }
    return ended.get();
  }
  // What becomes of a call that the exchange refuses.
  Outcome After(const std::string& status) {
    callee_.Expect("INVITE").Reply("180 Ringing").Reply(status).Expect("ACK").Start();
    Line();
    Ring();
    const Outcome outcome = Ended();
    EXPECT_EQ(callee_.Wait(), 0);
    return outcome;
  }

  SippCallee callee_{ear_.port()};
  std::promise<Outcome> ended_;
};

TEST_F(SipRingTest, AnOfferIsTakenByKeysInInfo) {
  callee_.Expect("INVITE",
                 "P-Asserted-Identity: .sip:.4587121212@.*m=audio [0-9]+ RTP/AVP 8 0 101");
  callee_.Reply("180 Ringing").ReplyWithSound("200 OK").Expect("ACK");
  callee_.Pause(100).Press("1").Pause(kHearsItOut).Press("1").ExpectBye().Start();
  Line();
  Ring();
  EXPECT_EQ(Ended(), Outcome::kAccepted);
  EXPECT_EQ(callee_.Wait(), 0);
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kAccepted});
  ASSERT_EQ(services_.backend().All<AnswerOffer>().size(), 1u);
  EXPECT_TRUE(services_.backend().All<AnswerOffer>().front().accept);
  EXPECT_EQ(services_.callers().front(), "+4520304050");
  EXPECT_NE(ear_.Heard().find("announce"), std::string::npos);
}

// Once to hear it, once by habit: that takes no shift.
TEST_F(SipRingTest, AKeyPressedTwiceIsNoYes) {
  callee_.PickUp().Pause(100).Press("11").Pause(kHearsItOut).Press("2").ExpectBye().Start();
  Line();
  Ring();
  EXPECT_EQ(Ended(), Outcome::kDeclined);
  EXPECT_EQ(callee_.Wait(), 0);
}

TEST_F(SipRingTest, AnOfferIsTakenByKeysInRtp) {
  if (::geteuid() != 0) GTEST_SKIP() << "sipp plays keys by raw sockets: root only";
  // The telephone says 101 for its keys, as we offered.
  callee_.PickUp().Pause(100).PressByRtp('1', kHearsItOut).PressByRtp('1', 1).ExpectBye().Start();
  Line();
  Ring();
  EXPECT_EQ(Ended(), Outcome::kAccepted);
  EXPECT_EQ(callee_.Wait(), 0);
}

TEST_F(SipRingTest, TheTrunkWantsToKnowWhoWeAre) {
  settings_.trunk.user = "legeby";
  settings_.trunk.secret = "correct horse";
  callee_.Expect("INVITE");
  callee_.Reply("407 Proxy Authentication Required",
                "Proxy-Authenticate: Digest realm=\"exchange\", nonce=\"n1\", algorithm=MD5\n");
  callee_.Expect("ACK").Expect(
      "INVITE", "Proxy-Authorization: Digest username=.legeby., .*response=.[0-9a-f]{32}");
  callee_.Reply("180 Ringing").ReplyWithSound("200 OK").Expect("ACK");
  callee_.Pause(100).Press("1").Pause(kHearsItOut).Press("2").ExpectBye().Start();
  Line();
  Ring();
  EXPECT_EQ(Ended(), Outcome::kDeclined);
  EXPECT_EQ(callee_.Wait(), 0);
}

TEST_F(SipRingTest, BusyIsBusy) { EXPECT_EQ(After("486 Busy Here"), Outcome::kBusy); }
TEST_F(SipRingTest, DeclinedIsNotNow) { EXPECT_EQ(After("603 Decline"), Outcome::kNotNow); }
TEST_F(SipRingTest, NobodyThereIsNoAnswer) {
  EXPECT_EQ(After("480 Temporarily Unavailable"), Outcome::kNoAnswer);
}
TEST_F(SipRingTest, ANumberThatIsGoneIsNoContact) {
  EXPECT_EQ(After("404 Not Found"), Outcome::kNoContact);
}
TEST_F(SipRingTest, ATrunkThatIsDownIsOurFailure) {
  EXPECT_EQ(After("503 Service Unavailable"), Outcome::kFailed);
}

TEST_F(SipRingTest, WhoDoesNotPickUpInTimeIsNoLongerRung) {
  callee_.Expect("INVITE").Reply("180 Ringing").Expect("CANCEL").Reply("200 OK").Start();
  Line();
  Ring("+4520304050", absl::Milliseconds(300));
  EXPECT_EQ(Ended(), Outcome::kNoAnswer);
  EXPECT_EQ(callee_.Wait(), 0);
  EXPECT_TRUE(services_.backend().wishes.empty());
}

// A voice before the call is answered is a machine of the exchange, and its keys are nobody's.
TEST_F(SipRingTest, KeysBeforeSomebodyPicksUpAreNobodys) {
  if (::geteuid() != 0) GTEST_SKIP() << "sipp plays keys by raw sockets: root only";
  callee_.Expect("INVITE").ReplyWithSound("183 Session Progress").PressByRtp('1');
  callee_.ReplyWithSound("200 OK").Expect("ACK").Pause(200).Bye().Start();
  Line();
  Ring();
  EXPECT_EQ(Ended(), Outcome::kNotNow);
  EXPECT_EQ(callee_.Wait(), 0);
  EXPECT_TRUE(services_.backend().All<HoldOffer>().empty());
}

TEST_F(SipRingTest, AnAnswerWithoutOurSoundIsHungUp) {
  callee_.Expect("INVITE").ReplyWithSound("200 OK", "18").Expect("ACK").ExpectBye().Start();
  Line();
  Ring();
  EXPECT_EQ(Ended(), Outcome::kFailed);
  EXPECT_EQ(callee_.Wait(), 0);
}

TEST_F(SipRingTest, NobodyIsRungWhileDrainingOrOverTheCapOrWithoutATrunkOrANumber) {
  const auto once = [&](const std::string& number) {
    ended_ = {};
    Ring(number);
    return Ended();
  };
  Line();
  EXPECT_EQ(once("+45 20304050;x@evil"), Outcome::kFailed);
  line_->Drain(absl::Seconds(5));
  EXPECT_EQ(once("+4520304050"), Outcome::kFailed);
  settings_.most_calls = 0;
  Line();
  EXPECT_EQ(once("+4520304050"), Outcome::kFailed);
  settings_.most_calls = 10;
  settings_.trunk.host.clear();
  Line();
  EXPECT_FALSE(line_->can_ring());
  EXPECT_EQ(once("+4520304050"), Outcome::kFailed);
}

TEST_F(SipRingTest, ALineThatGoesSaysSo) {
  Line();
  Ring();  // nobody answers at that port
  line_.reset();
  EXPECT_EQ(Ended(), Outcome::kFailed);
}

}  // namespace
}  // namespace vagtbro::ivr
