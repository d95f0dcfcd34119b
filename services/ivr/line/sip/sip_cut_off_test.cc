// The line's end while somebody is on it: what their calls owe is done before it is gone.
#include <thread>

#include "ivr/testing/sip_line_fixture.h"
#include "ivr/testing/sipp_call.h"

namespace vagtbro::ivr {
namespace {

class SipCutOffTest : public SipLineTest {
 protected:
  ~SipCutOffTest() override {
    if (caller_.joinable()) caller_.join();
  }
  // Everything is keyed, and the line ends as the report has been sent, or answered.
  void PhoneInSickAndBeCutOff() {
    call_.Invite().ExpectPickUp().Ack().KeyByInfo(kSickKeys).ExpectRequest("BYE", "200 OK");
    const std::uint16_t port = Line();
    caller_ = std::thread([this, port] { EXPECT_EQ(call_.Run(port), 0); });
    services_.WaitFor<ReportSick>();
    line_->Drain(absl::ZeroDuration());
  }

  SippCall call_;
  std::thread caller_;
};

TEST_F(SipCutOffTest, TheLeaderStillGetsTheTaskOfWhoWasCutOffInTheReceipt) {
  services_.backend().eva.leader = LeaderContact::kTransfer;
  services_.backend().eva.leader_number = "+4520304050";
  PhoneInSickAndBeCutOff();
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kReported});
  ASSERT_EQ(services_.backend().All<CallBackTask>().size(), 1u);
  EXPECT_EQ(services_.backend().All<CallBackTask>()[0].cause, CallBackTask::Cause::kLeader);
  EXPECT_EQ(line_->calls(), 0);
}

TEST_F(SipCutOffTest, AReportThatHangsIsKeptAsATask) {
  services_.hangs = [](const Wish& wish) { return std::holds_alternative<ReportSick>(wish); };
  PhoneInSickAndBeCutOff();
  ASSERT_EQ(services_.backend().All<CallBackTask>().size(), 1u);
  EXPECT_TRUE(services_.backend().All<CallBackTask>()[0].report.has_value());
  EXPECT_EQ(services_.Outcomes(1).size(), 1u);
  EXPECT_EQ(line_->calls(), 0);
}

TEST_F(SipCutOffTest, ACallIsCountedThoughNothingAnswersAnyMore) {
  services_.hangs = [](const Wish& wish) {
    return std::holds_alternative<ReportSick>(wish) || std::holds_alternative<CallBackTask>(wish);
  };
  PhoneInSickAndBeCutOff();
  EXPECT_EQ(line_->calls(), 1);
  line_.reset();
  EXPECT_EQ(services_.Outcomes(1), std::vector<Outcome>{Outcome::kFailed});
}

}  // namespace
}  // namespace vagtbro::ivr
