#include "roster/api/roster_grpc.h"

#include "roster/api/roster_api.h"

namespace vagtbro::roster {

template <class Request, class Response>
RosterGrpc::Reactor* RosterGrpc::Do(Context* context, const Request* request, Response* response,
                                    Function<Request, Response> function) {
  return host_.Mutate<Request, Response>(
      context, request, response,
      [this, function](kit::Commit& commit, const auto& asked, auto* answer) {
        return function(state_, commit, asked, answer);
      });
}

RosterGrpc::Reactor* RosterGrpc::ImportRoster(Context* context,
                                              const v1::ImportRosterRequest* request,
                                              v1::ImportRosterResponse* response) {
  return Do(context, request, response, &roster::ImportRoster);
}

RosterGrpc::Reactor* RosterGrpc::AssignShift(Context* context,
                                             const v1::AssignShiftRequest* request,
                                             v1::AssignShiftResponse* response) {
  return Do(context, request, response, &roster::AssignShift);
}

RosterGrpc::Reactor* RosterGrpc::UndoCover(Context* context, const v1::UndoCoverRequest* request,
                                           v1::UndoCoverResponse* response) {
  return Do(context, request, response, &roster::UndoCover);
}

RosterGrpc::Reactor* RosterGrpc::MergeNightWatches(Context* context,
                                                   const v1::MergeNightWatchesRequest* request,
                                                   v1::MergeNightWatchesResponse* response) {
  return Do(context, request, response, &roster::MergeNightWatches);
}

RosterGrpc::Reactor* RosterGrpc::ReleaseCover(Context* context,
                                              const v1::ReleaseCoverRequest* request,
                                              v1::ReleaseCoverResponse* response) {
  return Do(context, request, response, &roster::ReleaseCover);
}

RosterGrpc::Reactor* RosterGrpc::ChangeShift(Context* context,
                                             const v1::ChangeShiftRequest* request,
                                             v1::ChangeShiftResponse* response) {
  return Do(context, request, response, &roster::ChangeShift);
}

RosterGrpc::Reactor* RosterGrpc::CancelShift(Context* context,
                                             const v1::CancelShiftRequest* request,
                                             v1::CancelShiftResponse* response) {
  return Do(context, request, response, &roster::CancelShift);
}

RosterGrpc::Reactor* RosterGrpc::CloseUnit(Context* context, const v1::CloseUnitRequest* request,
                                           v1::CloseUnitResponse* response) {
  return Do(context, request, response, &roster::CloseUnit);
}

RosterGrpc::Reactor* RosterGrpc::CheckIn(Context* context, const v1::CheckInRequest* request,
                                         v1::CheckInResponse* response) {
  return Do(context, request, response, &roster::CheckIn);
}

RosterGrpc::Reactor* RosterGrpc::PlanTraining(Context* context,
                                              const v1::PlanTrainingRequest* request,
                                              v1::PlanTrainingResponse* response) {
  return Do(context, request, response, &roster::PlanTraining);
}

RosterGrpc::Reactor* RosterGrpc::PlanMeeting(Context* context,
                                             const v1::PlanMeetingRequest* request,
                                             v1::PlanMeetingResponse* response) {
  return Do(context, request, response, &roster::PlanMeeting);
}

RosterGrpc::Reactor* RosterGrpc::GetDayPlan(Context* context, const v1::GetDayPlanRequest* request,
                                            v1::GetDayPlanResponse* response) {
  return host_.Query<v1::GetDayPlanRequest, v1::GetDayPlanResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return roster::GetDayPlan(state_, asked, answer);
      });
}

RosterGrpc::Reactor* RosterGrpc::GetRoster(Context* context, const v1::GetRosterRequest* request,
                                           v1::GetRosterResponse* response) {
  return host_.Query<v1::GetRosterRequest, v1::GetRosterResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time now) {
        return roster::GetRoster(state_, asked, answer, now);
      });
}

RosterGrpc::Reactor* RosterGrpc::ListUnits(Context* context, const v1::ListUnitsRequest* request,
                                           v1::ListUnitsResponse* response) {
  return host_.Query<v1::ListUnitsRequest, v1::ListUnitsResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return roster::ListUnits(state_, asked, answer);
      });
}

RosterGrpc::Reactor* RosterGrpc::NextShifts(Context* context, const v1::NextShiftsRequest* request,
                                            v1::NextShiftsResponse* response) {
  return host_.Query<v1::NextShiftsRequest, v1::NextShiftsResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time now) {
        return roster::NextShifts(state_, asked, answer, now);
      });
}

RosterGrpc::Reactor* RosterGrpc::GetServiceLevel(Context* context,
                                                 const v1::GetServiceLevelRequest* request,
                                                 v1::GetServiceLevelResponse* response) {
  return host_.Query<v1::GetServiceLevelRequest, v1::GetServiceLevelResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return roster::GetServiceLevel(state_, asked, answer);
      });
}

}  // namespace vagtbro::roster
