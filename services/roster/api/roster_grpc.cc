#include "roster/api/roster_grpc.h"

#include "roster/api/roster_api.h"

namespace vagtbro::roster {

RosterGrpc::Reactor* RosterGrpc::ImportRoster(Context* context,
                                              const v1::ImportRosterRequest* request,
                                              v1::ImportRosterResponse* response) {
  return host_.Mutate<v1::ImportRosterRequest, v1::ImportRosterResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return roster::ImportRoster(state_, commit, asked, answer);
      });
}

RosterGrpc::Reactor* RosterGrpc::AssignShift(Context* context,
                                             const v1::AssignShiftRequest* request,
                                             v1::AssignShiftResponse* response) {
  return host_.Mutate<v1::AssignShiftRequest, v1::AssignShiftResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return roster::AssignShift(state_, commit, asked, answer);
      });
}

RosterGrpc::Reactor* RosterGrpc::UndoCover(Context* context, const v1::UndoCoverRequest* request,
                                           v1::UndoCoverResponse* response) {
  return host_.Mutate<v1::UndoCoverRequest, v1::UndoCoverResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return roster::UndoCover(state_, commit, asked, answer);
      });
}

RosterGrpc::Reactor* RosterGrpc::MergeNightWatches(Context* context,
                                                   const v1::MergeNightWatchesRequest* request,
                                                   v1::MergeNightWatchesResponse* response) {
  return host_.Mutate<v1::MergeNightWatchesRequest, v1::MergeNightWatchesResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return roster::MergeNightWatches(state_, commit, asked, answer);
      });
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
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return roster::GetRoster(state_, asked, answer);
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
