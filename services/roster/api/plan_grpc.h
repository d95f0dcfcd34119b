// PlanGrpc: PlanService's RPCs as gRPC knows them; each hands over to its function in plan_api.h.
//
// Threads: called by gRPC's threads; the work runs on the owner thread.
#pragma once

#include "kit/rpc/owner_calls.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/plan_service.grpc.pb.h"

namespace vagtbro::roster {

class PlanGrpc final : public v1::PlanService::CallbackService {
 public:
  using Context = grpc::CallbackServerContext;
  using Reactor = grpc::ServerUnaryReactor;

  // Both must outlive the service. RosterGrpc tells the host's door of the units behind ids.
  PlanGrpc(kit::RpcHost& host, const RosterState& state) : calls_(host, state) {}

  Reactor* JudgeShift(Context* context, const v1::JudgeShiftRequest* request,
                      v1::JudgeShiftResponse* response) override;
  Reactor* AcceptLevel(Context* context, const v1::AcceptLevelRequest* request,
                       v1::AcceptLevelResponse* response) override;
  Reactor* UndoAct(Context* context, const v1::UndoActRequest* request,
                   v1::UndoActResponse* response) override;
  Reactor* ListActs(Context* context, const v1::ListActsRequest* request,
                    v1::ListActsResponse* response) override;
  Reactor* ListAway(Context* context, const v1::ListAwayRequest* request,
                    v1::ListAwayResponse* response) override;
  Reactor* GetBalance(Context* context, const v1::GetBalanceRequest* request,
                      v1::GetBalanceResponse* response) override;
  Reactor* ListRisks(Context* context, const v1::ListRisksRequest* request,
                     v1::ListRisksResponse* response) override;
  Reactor* GetWorkReport(Context* context, const v1::GetWorkReportRequest* request,
                         v1::GetWorkReportResponse* response) override;

 private:
  const kit::OwnerCalls<RosterState> calls_;
};

}  // namespace vagtbro::roster
