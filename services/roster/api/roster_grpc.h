// RosterGrpc: the roster's RPCs as gRPC knows them; each hands over to its function in
// roster_api.h.
//
// Threads: called by gRPC's threads; the work runs on the owner thread.
#pragma once

#include <functional>

#include "kit/rpc/owner_calls.h"
#include "roster/api/units_behind.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/roster_service.grpc.pb.h"

namespace vagtbro::roster {

class RosterGrpc final : public v1::RosterService::CallbackService {
 public:
  using Context = grpc::CallbackServerContext;
  using Reactor = grpc::ServerUnaryReactor;

  // Both must outlive the service.
  RosterGrpc(kit::RpcHost& host, const RosterState& state) : calls_(host, state) {
    host.door().KnowUnits(std::bind_front(&UnitsBehind, std::cref(state)));
  }

  Reactor* ImportRoster(Context* context, const v1::ImportRosterRequest* request,
                        v1::ImportRosterResponse* response) override;
  Reactor* GetRoster(Context* context, const v1::GetRosterRequest* request,
                     v1::GetRosterResponse* response) override;
  Reactor* ListUnits(Context* context, const v1::ListUnitsRequest* request,
                     v1::ListUnitsResponse* response) override;
  Reactor* NextShifts(Context* context, const v1::NextShiftsRequest* request,
                      v1::NextShiftsResponse* response) override;
  Reactor* GetServiceLevel(Context* context, const v1::GetServiceLevelRequest* request,
                           v1::GetServiceLevelResponse* response) override;
  Reactor* AssignShift(Context* context, const v1::AssignShiftRequest* request,
                       v1::AssignShiftResponse* response) override;
  Reactor* UndoCover(Context* context, const v1::UndoCoverRequest* request,
                     v1::UndoCoverResponse* response) override;
  Reactor* MergeNightWatches(Context* context, const v1::MergeNightWatchesRequest* request,
                             v1::MergeNightWatchesResponse* response) override;
  Reactor* GetDayPlan(Context* context, const v1::GetDayPlanRequest* request,
                      v1::GetDayPlanResponse* response) override;
  Reactor* ReleaseCover(Context* context, const v1::ReleaseCoverRequest* request,
                        v1::ReleaseCoverResponse* response) override;
  Reactor* ChangeShift(Context* context, const v1::ChangeShiftRequest* request,
                       v1::ChangeShiftResponse* response) override;
  Reactor* CancelShift(Context* context, const v1::CancelShiftRequest* request,
                       v1::CancelShiftResponse* response) override;
  Reactor* CloseUnit(Context* context, const v1::CloseUnitRequest* request,
                     v1::CloseUnitResponse* response) override;
  Reactor* CheckIn(Context* context, const v1::CheckInRequest* request,
                   v1::CheckInResponse* response) override;
  Reactor* PlanTraining(Context* context, const v1::PlanTrainingRequest* request,
                        v1::PlanTrainingResponse* response) override;
  Reactor* PlanMeeting(Context* context, const v1::PlanMeetingRequest* request,
                       v1::PlanMeetingResponse* response) override;

 private:
  const kit::OwnerCalls<RosterState> calls_;
};

}  // namespace vagtbro::roster
