// PlanService on the wire: each RPC reaches its function, and each role gets what is its own.
#include "roster/api/plan_grpc.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/rpc/client.h"
#include "kit/rpc/refusal.h"
#include "roster/api/roster_grpc.h"
#include "roster/testing/bench.h"

namespace vagtbro::roster {
namespace {

class PlanGrpcTest : public testing::Test {
 protected:
  PlanGrpcTest() {
    for (const std::string unit : {"fjord", "hav"}) bench_.AddUnit(unit);
    for (const std::string name : {"ada", "bo"}) {
      bench_.Employ(name);
      auto event = *bench_.state().Employment(kTenant, name);
      event.set_home_unit_id("fjord");
      bench_.Hear(event);
    }
    bench_.Publish({BasisShift("mon-ada", "fjord", "2026-02-02 07:00", "ada")});
    bench_.SickCall("abs-1", "ada", "2026-02-02 05:00", "2026-02-03 00:00");
    owner_.Start();
    EXPECT_TRUE(host_.door().Trust(gateway_.public_key()).ok());
    grpc::ServerBuilder builder;
    builder.RegisterService(&service_);
    server_ = builder.BuildAndStart();
    stub_ = v1::PlanService::NewStub(server_->InProcessChannel({}));
  }
  ~PlanGrpcTest() override {
    server_->Shutdown();
    owner_.Stop();
  }

  // "OK", or the reason why not, to Bo in this role and unit.
  template <class Request, class Response>
  std::string As(const std::string& role, const std::string& unit,
                 grpc::Status (v1::PlanService::Stub::*method)(grpc::ClientContext*, const Request&,
                                                               Response*),
                 Request request, Response* response = nullptr) {
    request.set_tenant_id(kTenant);
    grpc::ClientContext context;
    context.AddMetadata(kit::kPrincipalHeader,
                        gateway_.Sign({kTenant, "bo", {role}, {unit}, ""}, clock_.Now()));
    Response answer;
    const absl::Status done = kit::FromGrpc(
        (stub_.get()->*method)(&context, request, response == nullptr ? &answer : response));
    return done.ok() ? "OK" : kit::ReasonOf(done);
  }

  static types::v1::Interval Day() {
    return kit::MakeInterval(At("2026-02-02 00:00"), At("2026-02-03 00:00"));
  }

  Bench bench_{DiskKind::kMemory};
  kit::PrincipalSigner gateway_ = kit::PrincipalSigner::FromSeed("gateway");
  kit::Metrics metrics_;
  kit::ManualClock clock_{At("2026-02-01 12:00")};
  kit::Owner owner_{bench_.journal(), clock_, [](kit::Commit&, const kit::Alarm&) {}};
  kit::RpcHost host_{"roster", owner_, clock_, metrics_, clock_};
  RosterGrpc roster_{host_, bench_.state()};
  PlanGrpc service_{host_, bench_.state()};
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::PlanService::Stub> stub_;
};

TEST_F(PlanGrpcTest, ALevelIsAcceptedAndUndoneByTheUnitsOwnPlannerAlone) {
  v1::AcceptLevelRequest accept;
  accept.set_request_id("request-a");
  accept.set_shift_id("mon-ada");
  accept.set_reason(types::v1::ACT_REASON_TASKS_MOVED);
  const auto method = &v1::PlanService::Stub::AcceptLevel;
  EXPECT_EQ(As("planner", "hav", method, accept), "OTHER_UNIT");
  EXPECT_EQ(As("auditor", "*", method, accept), "ROLE_MISSING");
  v1::AcceptLevelResponse accepted;
  ASSERT_EQ(As("planner", "fjord", method, accept, &accepted), "OK");
  EXPECT_TRUE(accepted.shift().level_accepted());
  EXPECT_EQ(accepted.shift().undoable_act().actor_employment_id(), "bo") << "who is signed in";

  v1::UndoActRequest undo;
  undo.set_request_id("request-b");
  undo.set_shift_id("mon-ada");
  EXPECT_EQ(As("planner", "hav", &v1::PlanService::Stub::UndoAct, undo), "OTHER_UNIT");
  EXPECT_EQ(As("planner", "fjord", &v1::PlanService::Stub::UndoAct, undo), "OK");
  undo.set_request_id("request-c");
  EXPECT_EQ(As("planner", "fjord", &v1::PlanService::Stub::UndoAct, undo), "NOTHING_TO_UNDO");

  v1::ListActsRequest acts;
  acts.set_unit_id("fjord");
  v1::ListActsResponse listed;
  EXPECT_EQ(As("planner", "hav", &v1::PlanService::Stub::ListActs, acts), "OTHER_UNIT");
  EXPECT_EQ(As("auditor", "*", &v1::PlanService::Stub::ListActs, acts, &listed), "OK");
  EXPECT_EQ(listed.acts_size(), 2);
}

TEST_F(PlanGrpcTest, TheLawIsAskedBeforehandByWhoPlansTheUnit) {
  v1::JudgeShiftRequest judge;
  judge.set_shift_id("mon-ada");
  judge.add_employment_ids("bo");
  const auto method = &v1::PlanService::Stub::JudgeShift;
  EXPECT_EQ(As("planner", "hav", method, judge), "OTHER_UNIT");
  v1::JudgeShiftResponse judged;
  ASSERT_EQ(As("planner", "fjord", method, judge, &judged), "OK");
  EXPECT_EQ(judged.judgements(0).employment_id(), "bo");
}

TEST_F(PlanGrpcTest, EverybodySeesTheirOwnTimesAndAPlannerThoseOfTheUnit) {
  v1::ListAwayRequest away;
  *away.mutable_interval() = Day();
  away.set_employment_id("ada");
  const auto list = &v1::PlanService::Stub::ListAway;
  EXPECT_NE(As("employee", "", list, away), "OK") << "that is Ada's alone";
  EXPECT_EQ(As("planner", "fjord", list, away), "OK");
  EXPECT_EQ(As("planner", "hav", list, away), "OTHER_UNIT");
  away.set_employment_id("bo");
  EXPECT_EQ(As("employee", "", list, away), "OK");

  v1::GetBalanceRequest balance;
  *balance.mutable_interval() = Day();
  balance.set_employment_id("bo");
  EXPECT_EQ(As("employee", "", &v1::PlanService::Stub::GetBalance, balance), "OK");
  balance.set_employment_id("ada");
  EXPECT_NE(As("employee", "", &v1::PlanService::Stub::GetBalance, balance), "OK");
}

TEST_F(PlanGrpcTest, RisksAndFiguresAreOfUnits) {
  v1::ListRisksRequest risks;
  *risks.mutable_interval() = Day();
  risks.add_unit_ids("fjord");
  EXPECT_EQ(As("planner", "fjord", &v1::PlanService::Stub::ListRisks, risks), "OK");
  risks.add_unit_ids("hav");
  EXPECT_EQ(As("planner", "fjord", &v1::PlanService::Stub::ListRisks, risks), "OTHER_UNIT");
  v1::GetWorkReportRequest report;
  *report.mutable_interval() = Day();
  report.add_unit_ids("fjord");
  v1::GetWorkReportResponse figures;
  EXPECT_EQ(As("planner", "fjord", &v1::PlanService::Stub::GetWorkReport, report, &figures), "OK");
  EXPECT_TRUE(figures.weeks(0).suppressed());
  EXPECT_EQ(As("employee", "", &v1::PlanService::Stub::GetWorkReport, report), "ROLE_MISSING");
}

}  // namespace
}  // namespace vagtbro::roster
