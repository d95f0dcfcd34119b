// Swaps and drafts on the wire: who may call what, and a refusal keeps its reason.
#include "roster/swap/api/swap_grpc.h"

#include <gtest/gtest.h>

#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/client.h"
#include "kit/rpc/refusal.h"
#include "roster/api/roster_grpc.h"
#include "roster/draft/api/draft_grpc.h"
#include "roster/testing/bench.h"

namespace vagtbro::roster {
namespace {

class SwapGrpcTest : public testing::Test {
 protected:
  SwapGrpcTest() {
    for (const std::string name : {"ada", "bo"}) {
      bench_.Employ(name);
      auto event = *bench_.state().Employment(kTenant, name);
      event.set_home_unit_id("fjord");
      bench_.Hear(event);
    }
    bench_.AddUnit("fjord");
    bench_.Publish({BasisShift("mon", "fjord", "2026-02-02 07:00", "ada"),
                    BasisShift("wed", "fjord", "2026-02-04 07:00", "bo")});
    owner_.Start();
    KIT_CHECK(host_.door().Trust(gateway_.public_key()).ok());
    grpc::ServerBuilder builder;
    builder.RegisterService(&swaps_);
    builder.RegisterService(&drafts_);
    server_ = builder.BuildAndStart();
    swap_ = v1::SwapService::NewStub(server_->InProcessChannel({}));
    draft_ = v1::DraftService::NewStub(server_->InProcessChannel({}));
  }
  ~SwapGrpcTest() override {
    server_->Shutdown();
    owner_.Stop();
  }

  // "OK" or the reason; `who` signed in with a role, and units delegated to them.
  template <class Stub, class Request, class Response>
  std::string Call(Stub& stub,
                   grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                   Request request, const std::string& who, const std::string& role,
                   const std::string& unit, Response* response) {
    request.set_tenant_id(kTenant);
    grpc::ClientContext context;
    context.AddMetadata(kit::kPrincipalHeader,
                        gateway_.Sign({kTenant, who, {role}, {unit}, who}, clock_.Now()));
    const absl::Status done = kit::FromGrpc((stub.*method)(&context, request, response));
    return done.ok() ? "OK" : kit::ReasonOf(done);
  }

  std::string Propose(const std::string& who, const std::string& named,
                      std::string* swap = nullptr) {
    v1::ProposeSwapRequest request;
    request.set_request_id(kit::NewRequestId());
    request.set_employment_id(named);
    request.set_shift_id("mon");
    request.set_with_shift_id("wed");
    v1::ProposeSwapResponse response;
    const std::string answer =
        Call(*swap_, &v1::SwapService::Stub::ProposeSwap, request, who, "employee", "", &response);
    if (swap != nullptr) *swap = response.swap().proposed().swap_id();
    return answer;
  }
  std::string Answer(const std::string& who, const std::string& named, const std::string& swap) {
    v1::AnswerSwapRequest request;
    request.set_request_id(kit::NewRequestId());
    request.set_swap_id(swap);
    request.set_employment_id(named);
    request.set_accept(true);
    v1::AnswerSwapResponse response;
    return Call(*swap_, &v1::SwapService::Stub::AnswerSwap, request, who, "employee", "",
                &response);
  }
  std::string Draft(const std::string& role, const std::string& unit,
                    v1::DraftChangeResponse* response) {
    v1::DraftChangeRequest request;
    request.set_request_id(kit::NewRequestId());
    request.set_unit_id("fjord");
    request.mutable_shift()->set_shift_id("mon");
    request.mutable_shift()->set_employment_id("bo");
    return Call(*draft_, &v1::DraftService::Stub::DraftChange, request, "pia", role, unit,
                response);
  }

  const kit::PrincipalSigner gateway_ = kit::PrincipalSigner::FromSeed("gateway");
  Bench bench_{DiskKind::kMemory};
  kit::Metrics metrics_;
  kit::ManualClock clock_{At("2026-02-01 12:00")};
  kit::Owner owner_{bench_.journal(), clock_, [](kit::Commit&, const kit::Alarm&) {}};
  kit::RpcHost host_{"roster", owner_, clock_, metrics_, clock_};
  RosterGrpc roster_{host_, bench_.state()};
  SwapGrpc swaps_{host_, bench_.state()};
  DraftGrpc drafts_{host_, bench_.state()};
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::SwapService::Stub> swap_;
  std::unique_ptr<v1::DraftService::Stub> draft_;
};

TEST_F(SwapGrpcTest, ASwapIsBetweenTheTwoAlone) {
  std::string swap;
  EXPECT_EQ(Propose("bo", "ada"), "NOT_YOURS") << "nobody asks in another's name";
  ASSERT_EQ(Propose("ada", "ada", &swap), "OK");
  EXPECT_EQ(Answer("ada", "ada", swap), "NOT_YOURS") << "who asks does not answer";
  EXPECT_EQ(Answer("ada", "bo", swap), "NOT_YOURS") << "nor in the other's name";
  EXPECT_EQ(Answer("bo", "bo", swap), "OK");
}

TEST_F(SwapGrpcTest, APlannerSeesTheSwapsOfTheirUnitsAndProposesNone) {
  ASSERT_EQ(Propose("ada", "ada"), "OK");
  const auto list = [&](const std::string& role, const std::string& unit, int* swaps) {
    v1::ListSwapsRequest request;
    request.set_unit_id("fjord");
    v1::ListSwapsResponse response;
    const std::string answer =
        Call(*swap_, &v1::SwapService::Stub::ListSwaps, request, "pia", role, unit, &response);
    *swaps = response.swaps_size();
    return answer;
  };
  int swaps = 0;
  EXPECT_EQ(list("planner", "fjord", &swaps), "OK");
  EXPECT_EQ(swaps, 1);
  EXPECT_EQ(list("planner", "hav", &swaps), "OTHER_UNIT");
  EXPECT_NE(list("employee", "fjord", &swaps), "OK");
}

TEST_F(SwapGrpcTest, ADraftIsForWhoPlansTheUnitAndNamesWhoDraftedIt) {
  v1::DraftChangeResponse response;
  EXPECT_EQ(Draft("employee", "fjord", &response), "ROLE_MISSING");
  EXPECT_EQ(Draft("planner", "hav", &response), "OTHER_UNIT");
  ASSERT_EQ(Draft("planner", "fjord", &response), "OK");
  ASSERT_EQ(response.draft().diffs_size(), 1);
  EXPECT_EQ(response.draft().diffs(0).actor_employment_id(), "pia");

  v1::GetDraftRequest get;
  get.set_unit_id("fjord");
  v1::GetDraftResponse got;
  ASSERT_EQ(Call(*draft_, &v1::DraftService::Stub::GetDraft, get, "per", "planner", "fjord", &got),
            "OK")
      << "it is everybody's who plans the unit";
  v1::PublishDraftRequest publish;
  publish.set_request_id(kit::NewRequestId());
  publish.set_unit_id("fjord");
  publish.set_version(got.draft().version());
  v1::PublishDraftResponse published;
  ASSERT_EQ(Call(*draft_, &v1::DraftService::Stub::PublishDraft, publish, "per", "planner", "fjord",
                 &published),
            "OK");
  EXPECT_EQ(published.published(), 1u);
}

}  // namespace
}  // namespace vagtbro::roster
