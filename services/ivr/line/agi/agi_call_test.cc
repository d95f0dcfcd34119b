// Whole calls over FastAGI: the same scripts as the dialog's own tests, heard the same.
#include "ivr/testing/agi_call.h"

namespace vagtbro::ivr {
namespace {

class AgiCallTest : public AgiCall {
 protected:
  // The same words without a line.
  std::string Direct(const std::string& script, FakeBackend& backend) {
    ScriptedCall direct(std::make_unique<Inbound>(house_, facts_), backend, facts_.start_time);
    direct.PickUp().Keys(script);
    if (!direct.outcome()) direct.HangUp();
    std::string heard;
    for (const Turn& turn : direct.turns()) {
      for (const ClipId& clip : turn.say) {
        heard += (heard.empty() ? "" : " ") + (clip.starts_with("da/") ? clip.substr(3) : clip);
      }
    }
    outcome_ = *direct.outcome();
    return heard;
  }
};

TEST_F(AgiCallTest, EveryScriptIsHeardAsTheDialogSaysIt) {
  backend_.absence = {true, false, At(24, 0)};
  for (const std::string script :
       {"442211 199471 1 1 2 1 -", "442211 199471 1 1 2", "442211 111111 442211 222222 442211 3",
        "- - -", "442211 * 442211 199471 2 1 1", "442211 199471 3 1 1", "442211 199471 3 2 3 1",
        "0", "# # #", "442211 199471 1 1 2 2 2 4 1 9", "7 7 7 7 7 7 7 7 7 7", "442211 199471 4"}) {
    FakeBackend twin = backend_;
    FakeBackend over_agi = backend_;
    const std::string expected = Direct(script, twin);
    const Outcome outcome = outcome_;
    Asterisk asterisk(script);
    EXPECT_EQ(Ring(asterisk, over_agi), expected) << script;
    EXPECT_EQ(outcome_, outcome) << script;
    EXPECT_EQ(over_agi.wishes.size(), twin.wishes.size()) << script;
    EXPECT_TRUE(asterisk.hung_up()) << script;
  }
}

TEST_F(AgiCallTest, TheKeyThatStopsAPromptIsTheFirstOfTheEntry) {
  Asterisk asterisk("442211# 199471# 1 1 2# 1");
  asterisk.impatient = true;
  Ring(asterisk, backend_);
  ASSERT_EQ(backend_.All<Identify>().size(), 1u);
  EXPECT_EQ(backend_.All<Identify>().front().employment_no.Reveal(), kEvasNumber);
  EXPECT_EQ(backend_.All<Identify>().front().pin.Reveal(), kEvasPin);
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
  EXPECT_EQ(outcome_, Outcome::kReported);
}

TEST_F(AgiCallTest, AHangUpBeforeTheConfirmKeyRegistersNothingAndIsCountedThere) {
  Asterisk asterisk("442211 199471 1 1 2 !");
  Ring(asterisk, backend_);
  EXPECT_TRUE(backend_.All<ReportSick>().empty());
  EXPECT_EQ(outcome_, Outcome::kAbandoned);
  const std::string metrics = metrics_.Text();
  EXPECT_NE(metrics.find("vagtbro_calls_left_total{place=\""), std::string::npos) << metrics;
  EXPECT_NE(metrics.find("vagtbro_calls_total{line=\"agi\",outcome=\"abandoned\"} 1"),
            std::string::npos);
}

TEST_F(AgiCallTest, AReportWhoseFateIsNotKnownIsKeptForAHuman) {
  backend_.Fail<ReportSick>();
  Asterisk asterisk("442211 199471 1 1 2 1");
  Ring(asterisk, backend_);
  ASSERT_EQ(backend_.All<CallBackTask>().size(), 1u);
  const CallBackTask task = backend_.All<CallBackTask>().front();
  ASSERT_TRUE(task.report.has_value());
  EXPECT_EQ(task.report->request_id, backend_.All<ReportSick>().front().request_id);
}

TEST_F(AgiCallTest, ACallIsPutThroughToTheDesk) {
  house_.desk_transfers = true;
  Asterisk asterisk("0");
  Ring(asterisk, backend_);
  EXPECT_EQ(asterisk.dialled, "EXEC Dial \"PJSIP/+4587123456@trunk,25\"");
  EXPECT_EQ(outcome_, Outcome::kHelped);
}

TEST_F(AgiCallTest, ADeskThatDoesNotAnswerRingsBack) {
  house_.desk_transfers = true;
  Asterisk asterisk("0");
  asterisk.dial_status = "NOANSWER";
  Ring(asterisk, backend_);
  EXPECT_EQ(backend_.All<CallBackTask>().size(), 1u);
}

}  // namespace
}  // namespace vagtbro::ivr
