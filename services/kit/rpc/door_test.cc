// The door on the wire: whose word counts, for how long, and what they get.
#include "kit/rpc/door.h"

#include <gtest/gtest.h>

#include "kit/rpc/client.h"
#include "kit/rpc/clock_grpc.h"
#include "kit/rpc/host.h"
#include "kit/rpc/refusal.h"
#include "kit/testing/ledger.h"
#include "kit/testing/temp_folder.h"
#include "vagtbro/trial/v1/trial.grpc.pb.h"

namespace vagtbro::kit {
namespace {

using trial::v1::LookRequest;
using trial::v1::LookResponse;

const absl::Time kNow = absl::FromUnixSeconds(1795000000);

class Trial final : public trial::v1::TrialService::CallbackService {
 public:
  explicit Trial(RpcHost& host) : host_(host) {
    host.door().KnowUnits([](const auto&, const auto&, const std::string& id) {
      return std::vector<std::string>{id == "gap-1" ? "unit-1" : "unit-2"};
    });
  }

  grpc::ServerUnaryReactor* Look(grpc::CallbackServerContext* context, const LookRequest* request,
                                 LookResponse* response) override {
    return host_.Query<LookRequest, LookResponse>(context, request, response,
                                                  [this](const auto&, auto* answer, absl::Time) {
                                                    ++looks;
                                                    answer->set_text("away");
                                                    answer->set_secret("kind");
                                                    return absl::OkStatus();
                                                  });
  }

  // Writes a fact about who signs.
  grpc::ServerUnaryReactor* Sign(grpc::CallbackServerContext* context,
                                 const trial::v1::SignRequest* request,
                                 trial::v1::SignResponse* response) override {
    return host_.Mutate<trial::v1::SignRequest, trial::v1::SignResponse>(
        context, request, response, [](Commit& commit, const auto& asked, auto*) {
          commit.Emit("gap-1", SickCall(asked.approver_employment_id()));
          return absl::OkStatus();
        });
  }

  int looks = 0;

 private:
  RpcHost& host_;
};

class DoorTest : public testing::Test {
 protected:
  DoorTest() {
    EXPECT_TRUE(host_.door().Trust(gateway_.public_key()).ok());
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    builder.RegisterService(&clock_service_);
    server_ = builder.BuildAndStart();
    stub_ = trial::v1::TrialService::NewStub(server_->InProcessChannel({}));
    owner_.Start();
  }
  ~DoorTest() override {
    host_.Drain(absl::Seconds(10));
    server_->Shutdown();
    owner_.Stop();
  }

  static Principal Somebody(const std::string& role) {
    return {"legeby", "emp-ada", {role}, {"unit-1"}, ""};
  }
  std::string WordFor(const Principal& principal) { return gateway_.Sign(principal, kNow); }

  absl::Status Look(const std::vector<std::string>& words, const std::string& gap = "gap-1") {
    LookRequest request;
    request.set_tenant_id("legeby");
    request.set_gap_id(gap);
    grpc::ClientContext context;
    for (const std::string& word : words) context.AddMetadata(kPrincipalHeader, word);
    response_.Clear();
    return FromGrpc(stub_->Look(&context, request, &response_));
  }

  absl::Status Sign(const std::string& request_id, const std::string& word) {
    trial::v1::SignRequest request;
    request.set_tenant_id("legeby");
    request.set_gap_id("gap-1");
    request.set_request_id(request_id);
    request.set_approver_employment_id("emp-ada");
    grpc::ClientContext context;
    if (!word.empty()) context.AddMetadata(kPrincipalHeader, word);
    trial::v1::SignResponse response;
    return FromGrpc(stub_->Sign(&context, request, &response));
  }

  const PrincipalSigner gateway_ = PrincipalSigner::FromSeed("gateway");
  Ledger ledger_;
  std::unique_ptr<Disk> disk_ = std::make_unique<MemoryDisk>();
  ManualClock clock_{absl::FromUnixSeconds(1770004800)};
  ManualClock real_{kNow};
  std::unique_ptr<Journal> journal_ = *Journal::Open("trial", *disk_, clock_, ledger_);
  Owner owner_{*journal_, clock_, [](Commit&, const Alarm&) {}};
  Metrics metrics_;
  RpcHost host_{"trial", owner_, clock_, metrics_, real_};
  Trial service_{host_};
  ClockGrpc clock_service_{clock_, host_};
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<trial::v1::TrialService::Stub> stub_;
  LookResponse response_;
};

TEST_F(DoorTest, ACallWithoutAWordIsTheHousesOwn) {
  EXPECT_TRUE(Look({}).ok());
  EXPECT_EQ(response_.secret(), "kind");
}

TEST_F(DoorTest, SomebodyGetsWhatTheirRoleMaySeeAndNoMore) {
  EXPECT_TRUE(Look({WordFor(Somebody("planner"))}).ok());
  EXPECT_EQ(response_.text(), "away");
  EXPECT_EQ(response_.secret(), "");
  EXPECT_TRUE(Look({WordFor(Somebody("line_manager"))}).ok());
  EXPECT_EQ(response_.secret(), "kind");
}

TEST_F(DoorTest, WhatSomebodyDidCarriesTheirNameAndWhatTheHouseDidNone) {
  ASSERT_TRUE(Sign("by-ada", WordFor(Somebody("area_manager"))).ok());
  ASSERT_TRUE(Sign("by-the-house", "").ok());
  std::vector<std::string> actors;
  journal_->log().ForEach(
      [&](const bus::v1::Envelope& event) { actors.push_back(event.actor_employment_id()); });
  EXPECT_EQ(actors, (std::vector<std::string>{"emp-ada", ""}));
}

TEST_F(DoorTest, WhoIsRefusedStartsNoWorkAndIsCounted) {
  const absl::Status refused = Look({WordFor(Somebody("planner"))}, "gap-2");
  EXPECT_EQ(refused.code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(ReasonOf(refused), "OTHER_UNIT");
  EXPECT_EQ(service_.looks, 0);
  EXPECT_NE(metrics_.Text().find("vagtbro_rpc_denied_total{method=\"vagtbro.trial.v1/Look\","
                                 "reason=\"OTHER_UNIT\"} 1"),
            std::string::npos);
}

TEST_F(DoorTest, AWordGrowsOldInRealTimeWhateverTheDemosClockSays) {
  const std::string word = WordFor(Somebody("line_manager"));
  EXPECT_TRUE(clock_.Advance(absl::Hours(1)).ok());
  EXPECT_TRUE(Look({word}).ok());
  EXPECT_TRUE(real_.Advance(kPrincipalLife).ok());
  EXPECT_EQ(Look({word}).code(), absl::StatusCode::kUnauthenticated);
}

TEST_F(DoorTest, ABadWordIsWorseThanNone) {
  const std::string word = WordFor(Somebody("line_manager"));
  const std::string other = PrincipalSigner::FromSeed("mallory").Sign(Somebody("auditor"), kNow);
  std::string changed = word;
  changed[5] = changed[5] == 'A' ? 'B' : 'A';
  for (const auto& words :
       {std::vector<std::string>{other}, {changed}, {""}, {"x.y"}, {word, word}, {word, other}}) {
    EXPECT_EQ(Look(words).code(), absl::StatusCode::kUnauthenticated) << words[0];
  }
  EXPECT_EQ(service_.looks, 0);
}

TEST_F(DoorTest, AServiceWithoutAKeyBelievesNobody) {
  RpcHost host("bare", owner_, clock_, metrics_, real_);
  host.door().TrustFile("/nowhere/principal.key.pub");
  Trial service(host);
  grpc::ServerBuilder builder;
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  const auto stub = trial::v1::TrialService::NewStub(server->InProcessChannel({}));
  grpc::ClientContext context;
  context.AddMetadata(kPrincipalHeader, WordFor(Somebody("auditor")));
  LookRequest request;
  request.set_tenant_id("legeby");
  EXPECT_EQ(stub->Look(&context, request, &response_).error_code(),
            grpc::StatusCode::UNAUTHENTICATED);
  host.Drain(absl::Seconds(10));
  server->Shutdown();
}

TEST_F(DoorTest, AGatewayWithANewKeyIsKnownByItsFile) {
  const TempFolder folder;
  const auto gateway = PrincipalSigner::Open(folder.path() + "/principal.key");
  ASSERT_TRUE(gateway.ok());
  const std::string word = gateway->Sign(Somebody("line_manager"), kNow);
  EXPECT_EQ(Look({word}).code(), absl::StatusCode::kUnauthenticated);
  host_.door().TrustFile(folder.path() + "/principal.key.pub");
  EXPECT_TRUE(Look({word}).ok());
  EXPECT_EQ(Look({WordFor(Somebody("line_manager"))}).code(), absl::StatusCode::kUnauthenticated);
}

TEST_F(DoorTest, TheClockIsMovedByThoseWhoRunTheMachines) {
  const auto clock = ops::v1::ClockService::NewStub(server_->InProcessChannel({}));
  const auto move = [&](const std::string& role) {
    grpc::ClientContext context;
    context.AddMetadata(kPrincipalHeader, WordFor(Somebody(role)));
    ops::v1::AdvanceClockRequest request;
    request.mutable_by()->set_seconds(60);
    ops::v1::AdvanceClockResponse response;
    return FromGrpc(clock->AdvanceClock(&context, request, &response));
  };
  const absl::Time before = clock_.Now();
  EXPECT_EQ(ReasonOf(move("planner")), "ROLE_MISSING");
  EXPECT_EQ(clock_.Now(), before);
  EXPECT_TRUE(move("ops").ok());
  EXPECT_EQ(clock_.Now(), before + absl::Minutes(1));
}

}  // namespace
}  // namespace vagtbro::kit
