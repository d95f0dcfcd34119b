// The roster on the wire: each RPC reaches its function, and a refusal keeps its reason.
#include "roster/api/roster_grpc.h"

#include <gtest/gtest.h>

#include "kit/base/check.h"
#include "kit/base/proto_time.h"
#include "kit/journal/table.h"
#include "kit/rpc/client.h"
#include "kit/rpc/refusal.h"
#include "roster/testing/bench.h"

namespace vagtbro::roster {
namespace {

class RosterGrpcTest : public testing::Test {
 protected:
  RosterGrpcTest() {
    bench_.Employ("ada");
    bench_.AddUnit("fjord");
    bench_.Require("fjord", 7 * 60, 480, 1, 1, 1);
    owner_.Start();
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    stub_ = v1::RosterService::NewStub(server_->InProcessChannel({}));
  }
  ~RosterGrpcTest() override {
    server_->Shutdown();
    owner_.Stop();
  }

  template <class Request, class Response>
  absl::Status Call(grpc::Status (v1::RosterService::Stub::*method)(grpc::ClientContext*,
                                                                    const Request&, Response*),
                    Request request, Response* response) {
    request.set_tenant_id(kTenant);
    return kit::CallWithRetry({absl::Seconds(60)}, [&](grpc::ClientContext* context) {
      return (stub_.get()->*method)(context, request, response);
    });
  }

  v1::ImportRosterResponse Import(const v1::Shift& shift) {
    v1::ImportRosterRequest request;
    request.set_request_id(kit::NewRequestId());
    *request.add_shifts() = shift;
    v1::ImportRosterResponse response;
    EXPECT_TRUE(Call(&v1::RosterService::Stub::ImportRoster, request, &response).ok());
    return response;
  }

  Bench bench_{DiskKind::kMemory};
  kit::Metrics metrics_;
  kit::ManualClock clock_{At("2026-02-01 12:00")};
  kit::Owner owner_{bench_.journal(), clock_, [](kit::Commit&, const kit::Alarm&) {}};
  kit::RpcHost host_{"roster", owner_, clock_, metrics_, clock_};
  RosterGrpc service_{host_, bench_.state()};
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::RosterService::Stub> stub_;
};

TEST_F(RosterGrpcTest, WhatWasImportedCanBeAskedFor) {
  EXPECT_EQ(Import(BasisShift("mon-ada", "fjord", "2026-02-02 07:00", "ada")).accepted(), 1u);

  v1::GetRosterRequest whole;
  *whole.mutable_interval() = kit::MakeInterval(At("2026-02-02 00:00"), At("2026-02-03 00:00"));
  v1::GetRosterResponse roster;
  ASSERT_TRUE(Call(&v1::RosterService::Stub::GetRoster, whole, &roster).ok());
  EXPECT_EQ(roster.shifts(0).shift().shift_id(), "mon-ada");

  v1::NextShiftsRequest next;
  next.set_employment_id("ada");
  v1::NextShiftsResponse shifts;
  ASSERT_TRUE(Call(&v1::RosterService::Stub::NextShifts, next, &shifts).ok());
  EXPECT_EQ(shifts.shifts_size(), 1);

  v1::GetServiceLevelRequest level;
  level.set_unit_id("fjord");
  *level.mutable_interval() = whole.interval();
  v1::GetServiceLevelResponse levels;
  ASSERT_TRUE(Call(&v1::RosterService::Stub::GetServiceLevel, level, &levels).ok());
  EXPECT_EQ(levels.stretches(1).level(), v1::SERVICE_LEVEL_A);
}

TEST_F(RosterGrpcTest, APlannerAssignsOnceHoweverOftenTheCallIsSent) {
  Import(BasisShift("mon-free", "fjord", "2026-02-02 07:00", ""));
  v1::AssignShiftRequest request;
  request.set_request_id(kit::NewRequestId());
  request.set_shift_id("mon-free");
  request.set_employment_id("ada");
  v1::AssignShiftResponse first, again;
  ASSERT_TRUE(Call(&v1::RosterService::Stub::AssignShift, request, &first).ok());
  ASSERT_TRUE(Call(&v1::RosterService::Stub::AssignShift, request, &again).ok());
  EXPECT_EQ(first.shift().shift().employment_id(), "ada");
  EXPECT_EQ(kit::DeterministicBytes(first), kit::DeterministicBytes(again));
}

TEST_F(RosterGrpcTest, APlannerAssignsInTheirOwnUnitsAlone) {
  Import(BasisShift("mon-free", "fjord", "2026-02-02 07:00", ""));
  const auto gateway = kit::PrincipalSigner::FromSeed("gateway");
  ASSERT_TRUE(host_.door().Trust(gateway.public_key()).ok());
  const auto assign = [&](const std::string& role, const std::string& unit) {
    v1::AssignShiftRequest request;
    request.set_tenant_id(kTenant);
    request.set_request_id(kit::NewRequestId());
    request.set_shift_id("mon-free");
    request.set_employment_id("ada");
    grpc::ClientContext context;
    context.AddMetadata(kit::kPrincipalHeader,
                        gateway.Sign({kTenant, "pia", {role}, {unit}, ""}, clock_.Now()));
    v1::AssignShiftResponse response;
    const absl::Status done = kit::FromGrpc(stub_->AssignShift(&context, request, &response));
    return done.ok() ? "OK" : kit::ReasonOf(done);
  };
  EXPECT_EQ(assign("planner", "hav"), "OTHER_UNIT");
  EXPECT_EQ(assign("employee", "fjord"), "ROLE_MISSING");
  EXPECT_EQ(assign("planner", "fjord"), "OK");
}

TEST_F(RosterGrpcTest, AUnitThatNobodyImportedIsNotFound) {
  v1::GetRosterRequest request;
  request.set_unit_id("hav");
  *request.mutable_interval() = kit::MakeInterval(At("2026-02-02 00:00"), At("2026-02-03 00:00"));
  v1::GetRosterResponse response;
  const absl::Status refused = Call(&v1::RosterService::Stub::GetRoster, request, &response);
  EXPECT_EQ(refused.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(kit::ReasonOf(refused), "UNKNOWN_UNIT");
}

TEST_F(RosterGrpcTest, ARefusalKeepsItsReason) {
  Import(BasisShift("mon-ada", "fjord", "2026-02-02 07:00", "ada"));
  v1::UndoCoverRequest request;
  request.set_request_id(kit::NewRequestId());
  request.set_shift_id("mon-ada");
  v1::UndoCoverResponse response;
  const absl::Status refused = Call(&v1::RosterService::Stub::UndoCover, request, &response);
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(kit::ReasonOf(refused), "NOT_COVERED");
}

}  // namespace
}  // namespace vagtbro::roster
