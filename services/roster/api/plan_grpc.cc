#include "roster/api/plan_grpc.h"

#include "roster/api/plan_api.h"

namespace vagtbro::roster {

PlanGrpc::Reactor* PlanGrpc::JudgeShift(Context* context, const v1::JudgeShiftRequest* request,
                                        v1::JudgeShiftResponse* response) {
  return host_.Query<v1::JudgeShiftRequest, v1::JudgeShiftResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time now) {
        return roster::JudgeShift(state_, asked, answer, now);
      });
}

PlanGrpc::Reactor* PlanGrpc::AcceptLevel(Context* context, const v1::AcceptLevelRequest* request,
                                         v1::AcceptLevelResponse* response) {
  return host_.Mutate<v1::AcceptLevelRequest, v1::AcceptLevelResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return roster::AcceptLevel(state_, commit, asked, answer);
      });
}

PlanGrpc::Reactor* PlanGrpc::UndoAct(Context* context, const v1::UndoActRequest* request,
                                     v1::UndoActResponse* response) {
  return host_.Mutate<v1::UndoActRequest, v1::UndoActResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return roster::UndoAct(state_, commit, asked, answer);
      });
}

PlanGrpc::Reactor* PlanGrpc::ListActs(Context* context, const v1::ListActsRequest* request,
                                      v1::ListActsResponse* response) {
  return host_.Query<v1::ListActsRequest, v1::ListActsResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time now) {
        return roster::ListActs(state_, asked, answer, now);
      });
}

PlanGrpc::Reactor* PlanGrpc::ListAway(Context* context, const v1::ListAwayRequest* request,
                                      v1::ListAwayResponse* response) {
  return host_.Query<v1::ListAwayRequest, v1::ListAwayResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return roster::ListAway(state_, asked, answer);
      });
}

PlanGrpc::Reactor* PlanGrpc::GetBalance(Context* context, const v1::GetBalanceRequest* request,
                                        v1::GetBalanceResponse* response) {
  return host_.Query<v1::GetBalanceRequest, v1::GetBalanceResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return roster::GetBalance(state_, asked, answer);
      });
}

PlanGrpc::Reactor* PlanGrpc::ListRisks(Context* context, const v1::ListRisksRequest* request,
                                       v1::ListRisksResponse* response) {
  return host_.Query<v1::ListRisksRequest, v1::ListRisksResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return roster::ListRisks(state_, asked, answer);
      });
}

PlanGrpc::Reactor* PlanGrpc::GetWorkReport(Context* context,
                                           const v1::GetWorkReportRequest* request,
                                           v1::GetWorkReportResponse* response) {
  return host_.Query<v1::GetWorkReportRequest, v1::GetWorkReportResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return roster::GetWorkReport(state_, asked, answer);
      });
}

}  // namespace vagtbro::roster
