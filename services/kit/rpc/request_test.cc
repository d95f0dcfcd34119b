// What every call is checked for, and what a retry gets.
#include "kit/rpc/request.h"

#include <gtest/gtest.h>

#include "kit/rpc/refusal.h"
#include "kit/testing/ledger.h"
#include "vagtbro/directory/v1/directory_service.pb.h"
#include "vagtbro/directory/v1/own_service.pb.h"
#include "vagtbro/sickness/v1/sickness_service.pb.h"

namespace vagtbro::kit {
namespace {

using Request = sickness::v1::ReportSickRequest;
using Response = sickness::v1::ReportSickResponse;

class RequestTest : public ::testing::Test {
 protected:
  void SetUp() override {
    journal_ = std::move(*Journal::Open("sickness", disk_, clock_, ledger_));
  }
  static Request Report(const std::string& request_id) {
    Request request;
    request.set_tenant_id("legeby");
    request.set_request_id(request_id);
    request.set_employment_id("ada");
    return request;
  }
  absl::Status Send(const Request& request) {
    return RunMutation<Request, Response>(
        *journal_, "ReportSick", request, &response_,
        [this](Commit& commit, const Request& asked, Response* response) {
          if (refuse_) return Refused("TOO_LONG", "at most 180 days");
          commit.Emit("abs", SickCall(asked.employment_id()));
          response->mutable_absence()->set_receipt_no(std::to_string(++receipts_));
          return absl::OkStatus();
        });
  }

  bool refuse_ = false;
  int receipts_ = 0;
  ManualClock clock_{absl::FromUnixSeconds(1770004800)};
  MemoryDisk disk_;
  Ledger ledger_;
  std::unique_ptr<Journal> journal_;
  Response response_;
};

TEST_F(RequestTest, ARetryGetsTheFirstAnswerAndHasNoSecondEffect) {
  ASSERT_TRUE(Send(Report("call-1")).ok());
  ASSERT_TRUE(Send(Report("call-1")).ok());  // in the same group
  ASSERT_TRUE(journal_->Flush().ok());
  ASSERT_TRUE(Send(Report("call-1")).ok());  // and after it is on disk
  EXPECT_EQ(response_.absence().receipt_no(), "1");
  EXPECT_EQ(ledger_.Calls("ada"), 1u);
}

TEST_F(RequestTest, ARefusalIsNotRememberedSoThatACorrectedCallCanPass) {
  refuse_ = true;
  EXPECT_EQ(ReasonOf(Send(Report("call-1"))), "TOO_LONG");
  refuse_ = false;
  EXPECT_TRUE(Send(Report("call-1")).ok());
}

TEST_F(RequestTest, AnIdUsedForAnotherRequestIsRefused) {
  ASSERT_TRUE(Send(Report("call-1")).ok());
  Request other = Report("call-1");
  other.set_employment_id("bo");
  EXPECT_EQ(ReasonOf(Send(other)), "MALFORMED_FIELD");
  EXPECT_EQ(ledger_.Calls("bo"), 0u);
}

TEST_F(RequestTest, TheSameIdInAnotherTenantIsAnotherRequest) {
  ASSERT_TRUE(Send(Report("call-1")).ok());
  Request other = Report("call-1");
  other.set_tenant_id("nabokommune");
  ASSERT_TRUE(Send(other).ok());
  EXPECT_EQ(receipts_, 2);
}

TEST_F(RequestTest, MissingTenantMissingIdAndUnknownFieldsChangeNothing) {
  Request no_tenant = Report("call-1");
  no_tenant.clear_tenant_id();
  EXPECT_EQ(ReasonOf(Send(no_tenant)), "MALFORMED_FIELD");
  EXPECT_EQ(ReasonOf(Send(Report(""))), "MALFORMED_FIELD");
  Request newer = Report("call-1");
  newer.GetReflection()->MutableUnknownFields(&newer)->AddVarint(999, 1);
  EXPECT_EQ(ReasonOf(Send(newer)), "MALFORMED_FIELD");
  EXPECT_FALSE(journal_->dirty());
}

TEST_F(RequestTest, NotEvenAHashOfAPinIsKept) {
  directory::v1::IdentifyRequest request;
  request.set_tenant_id("legeby");
  request.set_request_id("call-1");
  request.set_employment_no("104217");
  directory::v1::IdentifyResponse response;
  const auto send = [&](const std::string& pin) {
    request.set_pin(pin);
    return RunMutation<directory::v1::IdentifyRequest, directory::v1::IdentifyResponse>(
        *journal_, "Identify", request, &response,
        [](Commit&, const auto&, auto*) { return absl::OkStatus(); });
  };
  ASSERT_TRUE(send("4711").ok());
  const std::string first =
      journal_->FindReply(ReplyKey("legeby", "Identify", "call-1"))->request_hash();
  request.set_request_id("call-2");
  ASSERT_TRUE(send("1174").ok());
  request.set_request_id("call-1");
  // A hash that knew the PIN would take this for another request.
  EXPECT_TRUE(send("1174").ok());
  EXPECT_FALSE(first.empty());
}

// The same for what is called after a PIN, such as the old one beside the new.
TEST_F(RequestTest, NoHashOfAnOldPinIsKeptEither) {
  directory::v1::ChangePinRequest request;
  request.set_tenant_id("legeby");
  request.set_request_id("change-1");
  directory::v1::ChangePinResponse response;
  const auto send = [&](const std::string& old_pin) {
    request.set_old_pin(old_pin);
    return RunMutation<directory::v1::ChangePinRequest, directory::v1::ChangePinResponse>(
        *journal_, "ChangePin", request, &response,
        [](Commit&, const auto&, auto*) { return absl::OkStatus(); });
  };
  ASSERT_TRUE(send("4711").ok());
  EXPECT_TRUE(send("1174").ok());
  request.set_employment_id("ada");
  EXPECT_FALSE(send("1174").ok());
}

}  // namespace
}  // namespace vagtbro::kit
