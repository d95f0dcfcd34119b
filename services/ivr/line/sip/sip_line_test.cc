// Whole calls over SIP: sipp rings, a real line answers, the services behind it are in memory.
#include <unistd.h>

#include <thread>

#include "ivr/testing/sip_line_fixture.h"
#include "ivr/testing/sipp_call.h"

namespace vagtbro::ivr {
namespace {

TEST_F(SipLineTest, ASickCallByInfo) {
  SippCall call("8 96", ear_.port());
  call.Invite().ExpectPickUp().Ack().Pause(200).KeyByInfo(kSickKeys).Pause(1500).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  ExpectSickCalls(1);
  const std::string heard = ear_.Heard();
  EXPECT_EQ(heard.rfind("greeting", 0), 0u) << heard;
  // Spoken when it is on disk: 4 7 1 1 0 2.
  EXPECT_NE(heard.find("n4 n7 n1"), std::string::npos) << heard;
  EXPECT_EQ(ear_.payload_type(), 8);
  EXPECT_GT(ear_.silent_frames(), 0) << "silence between prompts is sent too";
}

TEST_F(SipLineTest, ASickCallByKeysInRtp) {
  if (::geteuid() != 0) GTEST_SKIP() << "sipp plays keys by raw sockets: root only";
  SippCall call("8 96");
  call.Invite().ExpectPickUp().Ack().Pause(200).KeyByRtp(kSickKeys, 4500).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  ExpectSickCalls(1);
}

TEST_F(SipLineTest, AnOfferThatComesOnlyInOurAnswer) {
  SippCall call("8 96", ear_.port());
  call.InviteWithoutOffer().ExpectPickUp().AckWithAnswer().KeyByInfo(kSickKeys).Pause(200).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  ExpectSickCalls(1);
  EXPECT_NE(ear_.Heard(), "");
}

TEST_F(SipLineTest, APeerWithMuLawOnlyHearsMuLaw) {
  SippCall call("0", ear_.port());
  call.Invite().ExpectPickUp().Ack().Pause(1000).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kAbandoned});
  ear_.Heard();
  EXPECT_EQ(ear_.payload_type(), 0);
}

TEST_F(SipLineTest, NothingInCommonIs488) {
  SippCall call("18 96");
  call.Invite().Expect(100, true).Expect(488).AckRefusal();
  EXPECT_EQ(call.Run(Line()), 0);
  EXPECT_EQ(line_->calls(), 0);
}

TEST_F(SipLineTest, WhoCancelsBeforeWePickUpHasNotCalled) {
  settings_.rings = absl::Seconds(20);
  SippCall call;
  call.Invite().Expect(100, true).Expect(180).Cancel().Expect(200).Expect(487).AckRefusal();
  EXPECT_EQ(call.Run(Line()), 0);
  line_.reset();
  EXPECT_TRUE(services_.Outcomes(0).empty());
}

TEST_F(SipLineTest, HoldIsAnsweredAndTheCallGoesOnAfterIt) {
  SippCall call("8 96", ear_.port());
  call.Invite().ExpectPickUp().Ack().KeyByInfo("442211#");
  call.Reinvite("sendonly").Expect(100, true).Expect(200, false, "recvonly").Ack();
  call.Reinvite("sendrecv").Expect(100, true).Expect(200).Ack();
  call.KeyByInfo("199471#113#1").Pause(200).Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  ExpectSickCalls(1);
}

TEST_F(SipLineTest, OverTheCapIsBusy) {
  settings_.most_calls = 0;
  SippCall call;
  call.Invite().Expect(100, true).Expect(486).AckRefusal();
  EXPECT_EQ(call.Run(Line()), 0);
}

TEST_F(SipLineTest, ADrainingLineTakesNoMoreCallsAndSaysSo) {
  const std::uint16_t port = Line();
  SippCall alive;
  alive.Options().Expect(200);
  EXPECT_EQ(alive.Run(port), 0);
  line_->Drain(absl::Seconds(20));
  SippCall call;
  call.Invite().Expect(100, true).Expect(503, false, "Retry-After").AckRefusal();
  EXPECT_EQ(call.Run(port), 0);
  SippCall probe;
  probe.Options().Expect(503);
  EXPECT_EQ(probe.Run(port), 0);
}

TEST_F(SipLineTest, ADrainingLineWaitsForItsCalls) {
  const std::uint16_t port = Line();
  SippCall call;
  call.Invite().ExpectPickUp().Ack().KeyByInfo("442211#199471#113#").Pause(800);
  call.KeyByInfo("1").Pause(200).Bye();
  std::thread caller([&] { EXPECT_EQ(call.Run(port), 0); });
  services_.WaitForWish();
  line_->Drain(absl::Seconds(20));
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kReported});
  caller.join();
}

TEST_F(SipLineTest, AnExtensionThatWeLackIsNamed) {
  SippCall call;
  call.Invite("Require: 100rel\n").Expect(420, false, "Unsupported: 100rel").AckRefusal();
  EXPECT_EQ(call.Run(Line()), 0);
}

TEST_F(SipLineTest, AStrangerGetsSilence) {
  settings_.peers = {"10.0.0.0/8"};
  SippCall call;
  call.Options().ExpectSilence();
  EXPECT_EQ(call.Run(Line()), 0);
}

TEST_F(SipLineTest, WhoHangsUpBeforeTheConfirmKeyHasReportedNothing) {
  SippCall call;
  call.Invite().ExpectPickUp().Ack().KeyByInfo("442211#199471#113#").Bye();
  EXPECT_EQ(call.Run(Line()), 0);
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kAbandoned});
  EXPECT_TRUE(services_.backend().All<ReportSick>().empty());
}

TEST_F(SipLineTest, ASickCallOverTcp) {
  SippCall call;
  call.Invite().ExpectPickUp().Ack().KeyByInfo(kSickKeys).Pause(200).Bye();
  EXPECT_EQ(call.Run(Line(), 1, "t1"), 0);
  ExpectSickCalls(1);
}

TEST_F(SipLineTest, TheDeskIsPutThroughAndTheCallIsTheirs) {
  SippCall call;
  call.Invite().ExpectPickUp().Ack().KeyByInfo("442211#199471#0");
  call.ExpectRequest("REFER", "202 Accepted").Notify("SIP/2.0 100 Trying");
  call.Notify("SIP/2.0 200 OK").ExpectRequest("BYE", "200 OK");
  EXPECT_EQ(call.Run(Line()), 0);
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kHelped});
}

// Who is given back is told that the desk rings back, and then we hang up.
TEST_F(SipLineTest, ADeskThatDoesNotAnswerGivesTheCallerBack) {
  SippCall call("8 96", ear_.port());
  call.Invite().ExpectPickUp().Ack().KeyByInfo("442211#199471#0");
  call.ExpectRequest("REFER", "603 Decline").ExpectRequest("BYE", "200 OK");
  EXPECT_EQ(call.Run(Line()), 0);
  EXPECT_EQ(services_.Outcomes(1).size(), 1u);
  EXPECT_EQ(services_.backend().All<CallBackTask>().size(), 1u);
}

TEST_F(SipLineTest, TwentyCallsAtOnce) {
  SippCall call;
  call.Invite().ExpectPickUp().Ack().KeyByInfo(kSickKeys).Pause(1000).Bye();
  EXPECT_EQ(call.Run(Line(), 20), 0);
  ExpectSickCalls(20);
}

TEST_F(SipLineTest, ALineThatCannotListenSaysSo) {
  settings_.address = "nowhere";
  const auto make = [](const CallStart&) { return std::unique_ptr<Dialog>(); };
  EXPECT_FALSE(SipLine::Start(settings_, make, services_, clock_, metrics_).ok());
  settings_.address = "192.0.2.1";
  EXPECT_FALSE(SipLine::Start(settings_, make, services_, clock_, metrics_).ok());
}

}  // namespace
}  // namespace vagtbro::ivr
