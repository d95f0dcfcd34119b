#include "roster/api/roster_grpc.h"

#include "roster/api/roster_api.h"

namespace vagtbro::roster {

RosterGrpc::Reactor* RosterGrpc::ImportRoster(Context* context,
                                              const v1::ImportRosterRequest* request,
                                              v1::ImportRosterResponse* response) {
  return calls_.Do(context, request, response, &roster::ImportRoster);
}

RosterGrpc::Reactor* RosterGrpc::AssignShift(Context* context,
                                             const v1::AssignShiftRequest* request,
                                             v1::AssignShiftResponse* response) {
  return calls_.Do(context, request, response, &roster::AssignShift);
}

RosterGrpc::Reactor* RosterGrpc::UndoCover(Context* context, const v1::UndoCoverRequest* request,
                                           v1::UndoCoverResponse* response) {
  return calls_.Do(context, request, response, &roster::UndoCover);
}

RosterGrpc::Reactor* RosterGrpc::MergeNightWatches(Context* context,
                                                   const v1::MergeNightWatchesRequest* request,
                                                   v1::MergeNightWatchesResponse* response) {
  return calls_.Do(context, request, response, &roster::MergeNightWatches);
}

RosterGrpc::Reactor* RosterGrpc::ReleaseCover(Context* context,
                                              const v1::ReleaseCoverRequest* request,
                                              v1::ReleaseCoverResponse* response) {
  return calls_.Do(context, request, response, &roster::ReleaseCover);
}

RosterGrpc::Reactor* RosterGrpc::ChangeShift(Context* context,
                                             const v1::ChangeShiftRequest* request,
                                             v1::ChangeShiftResponse* response) {
  return calls_.Do(context, request, response, &roster::ChangeShift);
}

RosterGrpc::Reactor* RosterGrpc::CancelShift(Context* context,
                                             const v1::CancelShiftRequest* request,
                                             v1::CancelShiftResponse* response) {
  return calls_.Do(context, request, response, &roster::CancelShift);
}

RosterGrpc::Reactor* RosterGrpc::CloseUnit(Context* context, const v1::CloseUnitRequest* request,
                                           v1::CloseUnitResponse* response) {
  return calls_.Do(context, request, response, &roster::CloseUnit);
}

RosterGrpc::Reactor* RosterGrpc::CheckIn(Context* context, const v1::CheckInRequest* request,
                                         v1::CheckInResponse* response) {
  return calls_.Do(context, request, response, &roster::CheckIn);
}

RosterGrpc::Reactor* RosterGrpc::PlanTraining(Context* context,
                                              const v1::PlanTrainingRequest* request,
                                              v1::PlanTrainingResponse* response) {
  return calls_.Do(context, request, response, &roster::PlanTraining);
}

RosterGrpc::Reactor* RosterGrpc::PlanMeeting(Context* context,
                                             const v1::PlanMeetingRequest* request,
                                             v1::PlanMeetingResponse* response) {
  return calls_.Do(context, request, response, &roster::PlanMeeting);
}

RosterGrpc::Reactor* RosterGrpc::GetDayPlan(Context* context, const v1::GetDayPlanRequest* request,
                                            v1::GetDayPlanResponse* response) {
  return calls_.Ask(context, request, response, &roster::GetDayPlan);
}

RosterGrpc::Reactor* RosterGrpc::GetRoster(Context* context, const v1::GetRosterRequest* request,
                                           v1::GetRosterResponse* response) {
  return calls_.Ask(context, request, response, &roster::GetRoster);
}

RosterGrpc::Reactor* RosterGrpc::ListUnits(Context* context, const v1::ListUnitsRequest* request,
                                           v1::ListUnitsResponse* response) {
  return calls_.Ask(context, request, response, &roster::ListUnits);
}

RosterGrpc::Reactor* RosterGrpc::NextShifts(Context* context, const v1::NextShiftsRequest* request,
                                            v1::NextShiftsResponse* response) {
  return calls_.Ask(context, request, response, &roster::NextShifts);
}

RosterGrpc::Reactor* RosterGrpc::GetServiceLevel(Context* context,
                                                 const v1::GetServiceLevelRequest* request,
                                                 v1::GetServiceLevelResponse* response) {
  return calls_.Ask(context, request, response, &roster::GetServiceLevel);
}

}  // namespace vagtbro::roster
