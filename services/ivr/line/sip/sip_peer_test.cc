// Peers that repeat themselves, go away, come too often or want something else in mid-call.
#include <unistd.h>

#include <string>

#include "ivr/testing/sip_line_fixture.h"
#include "ivr/testing/sipp_call.h"
#include "ivr/testing/tones.h"

namespace vagtbro::ivr {
namespace {

// Of which nothing is used but that it is one.
const char kCrypto[] = "AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

class SipPeerTest : public SipLineTest {
 protected:
  bool Counted(const std::string& line) { return metrics_.Text().find(line) != std::string::npos; }
  int RunOffer(SippCall& call, SrtpUse srtp) {
    settings_.srtp = srtp;
    return call.Run(Line());
  }
};

TEST_F(SipPeerTest, AnInviteThatComesTwiceIsOneCall) {
  settings_.rings = absl::Milliseconds(300);
  SippCall call("8 96", ear_.port());
  call.Invite().Expect(100, true).Expect(180).InviteAgain().Expect(180, true).Expect(200);
  call.Ack().KeyByInfo(kSickKeys).Pause(200).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  ExpectSickCalls(1);
}

TEST_F(SipPeerTest, WhoHangsUpInAPromptIsGone) {
  SippCall call("8 96", ear_.port());
  call.Invite().ExpectPickUp().Ack().Pause(60).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kAbandoned});
}

TEST_F(SipPeerTest, AfterAReinviteTheSoundGoesWhereItSays) {
  Ear other;
  SippCall call("8 96", ear_.port());
  call.Invite().ExpectPickUp().Ack().Pause(200).HearAt(other.port());
  call.Reinvite("sendrecv").Expect(100, true).Expect(200).Ack().Pause(300);
  call.KeyByInfo(kSickKeys).Pause(400).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  ExpectSickCalls(1);
  EXPECT_NE(other.Heard().find("n4 n7 n1"), std::string::npos);
  EXPECT_EQ(other.payload_type(), 8);
}

TEST_F(SipPeerTest, AnExtensionInAReinviteIsNamedAndTheCallGoesOn) {
  SippCall call("8 96", ear_.port());
  call.Invite().ExpectPickUp().Ack().Reinvite("sendrecv", "Require: 100rel, timer\n");
  call.Expect(420, false, "Unsupported: 100rel, timer").AckRefusal();
  call.KeyByInfo(kSickKeys).Pause(200).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  ExpectSickCalls(1);
}

TEST_F(SipPeerTest, ASilentPeerIsAskedAndKeptWhileItAnswers) {
  settings_.quiet = absl::Milliseconds(200);
  SippCall call("8 96", ear_.port());
  call.Invite().ExpectPickUp().Ack().ExpectRequest("OPTIONS", "200 OK");
  call.ExpectRequest("OPTIONS", "405 Method Not Allowed").KeyByInfo(kSickKeys).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  ExpectSickCalls(1);
}

TEST_F(SipPeerTest, APeerThatNoLongerKnowsTheCallIsGone) {
  settings_.quiet = absl::Milliseconds(200);
  SippCall call;
  call.Invite().ExpectPickUp().Ack().ExpectRequest("OPTIONS", "481 Call Does Not Exist");
  call.ExpectRequest("BYE", "200 OK");
  EXPECT_EQ(call.Run(Line()), 0);
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kAbandoned});
}

TEST_F(SipPeerTest, APeerThatSaysNothingMoreIsGone) {
  settings_.quiet = absl::Milliseconds(200);
  settings_.patience = absl::Milliseconds(300);
  SippCall call;
  call.Invite().ExpectPickUp().Ack().ExpectRequest("OPTIONS", "").ExpectRequest("BYE", "200 OK");
  EXPECT_EQ(call.Run(Line()), 0);
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kAbandoned});
}

TEST_F(SipPeerTest, AnAddressThatCallsTooOftenIsToldToWait) {
  settings_.invites_per_second = 0;
  SippCall call;
  call.Invite().Expect(100, true).Expect(503, false, "Retry-After: 2").AckRefusal();
  EXPECT_EQ(call.Run(Line()), 0);
  EXPECT_TRUE(Counted("vagtbro_calls_turned_away_total{line=\"sip\",why=\"rate\"} 1"));
}

TEST_F(SipPeerTest, KeysAreHeardInTheSoundOfAPeerThatHasNoOthers) {
  if (::geteuid() != 0) GTEST_SKIP() << "sipp plays sound by raw sockets: root only";
  const kit::TempFolder folder;
  Tones::Write(folder.path() + "/keys.pcap", kSickKeys);
  SippCall call("8");
  call.Invite().ExpectPickUp().Ack().Pause(200);
  call.Play(folder.path() + "/keys.pcap", Tones::Milliseconds(kSickKeys) + 400).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  ExpectSickCalls(1);
  EXPECT_TRUE(Counted("vagtbro_rtp_jitter_seconds_count 1"));
  EXPECT_FALSE(Counted("vagtbro_rtp_received_total 0"));
}

// A voice that sounds like a key must not be one where keys come as events.
TEST_F(SipPeerTest, KeysInTheSoundAreNotHeardWhereThereAreEvents) {
  if (::geteuid() != 0) GTEST_SKIP() << "sipp plays sound by raw sockets: root only";
  const kit::TempFolder folder;
  Tones::Write(folder.path() + "/keys.pcap", kSickKeys);
  SippCall call("8 96");
  call.Invite().ExpectPickUp().Ack().Pause(200);
  call.Play(folder.path() + "/keys.pcap", Tones::Milliseconds(kSickKeys) + 200).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kAbandoned});
  EXPECT_TRUE(services_.backend().wishes.empty());
}

TEST_F(SipPeerTest, WhoOffersSrtpGetsItWithAKeyOfOurs) {
  SippCall call;
  call.Secured("3 " + std::string(kCrypto)).Invite().Expect(100, true).Expect(180, true);
  call.Expect(200, false, "RTP/SAVP 8.*a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:").Ack().Bye();
  EXPECT_EQ(RunOffer(call, SrtpUse::kAllow), 0);
}

TEST_F(SipPeerTest, SrtpWithoutAKeyThatWeCanUseIs488) {
  for (const char* crypto : {"", "1 AES_256_CM_HMAC_SHA1_80 inline:AAAA"}) {
    SippCall call;
    call.Secured(crypto).Invite().Expect(100, true).Expect(488).AckRefusal();
    EXPECT_EQ(RunOffer(call, SrtpUse::kRequire), 0) << crypto;
  }
}

TEST_F(SipPeerTest, PlainSoundIs488WhereSrtpIsRequiredAndSrtpWhereItIsOff) {
  SippCall plain;
  plain.Invite().Expect(100, true).Expect(488).AckRefusal();
  EXPECT_EQ(RunOffer(plain, SrtpUse::kRequire), 0);
  SippCall secured;
  secured.Secured("1 " + std::string(kCrypto)).Invite().Expect(100, true).Expect(488).AckRefusal();
  EXPECT_EQ(RunOffer(secured, SrtpUse::kOff), 0);
}

}  // namespace
}  // namespace vagtbro::ivr
