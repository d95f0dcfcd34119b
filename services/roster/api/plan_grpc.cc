#include "roster/api/plan_grpc.h"

#include "roster/api/plan_api.h"

namespace vagtbro::roster {

PlanGrpc::Reactor* PlanGrpc::JudgeShift(Context* context, const v1::JudgeShiftRequest* request,
                                        v1::JudgeShiftResponse* response) {
  return calls_.Ask(context, request, response, &roster::JudgeShift);
}

PlanGrpc::Reactor* PlanGrpc::AcceptLevel(Context* context, const v1::AcceptLevelRequest* request,
                                         v1::AcceptLevelResponse* response) {
  return calls_.Do(context, request, response, &roster::AcceptLevel);
}

PlanGrpc::Reactor* PlanGrpc::UndoAct(Context* context, const v1::UndoActRequest* request,
                                     v1::UndoActResponse* response) {
  return calls_.Do(context, request, response, &roster::UndoAct);
}

PlanGrpc::Reactor* PlanGrpc::ListActs(Context* context, const v1::ListActsRequest* request,
                                      v1::ListActsResponse* response) {
  return calls_.Ask(context, request, response, &roster::ListActs);
}

PlanGrpc::Reactor* PlanGrpc::ListAway(Context* context, const v1::ListAwayRequest* request,
                                      v1::ListAwayResponse* response) {
  return calls_.Ask(context, request, response, &roster::ListAway);
}

PlanGrpc::Reactor* PlanGrpc::GetBalance(Context* context, const v1::GetBalanceRequest* request,
                                        v1::GetBalanceResponse* response) {
  return calls_.Ask(context, request, response, &roster::GetBalance);
}

PlanGrpc::Reactor* PlanGrpc::ListRisks(Context* context, const v1::ListRisksRequest* request,
                                       v1::ListRisksResponse* response) {
  return calls_.Ask(context, request, response, &roster::ListRisks);
}

PlanGrpc::Reactor* PlanGrpc::GetWorkReport(Context* context,
                                           const v1::GetWorkReportRequest* request,
                                           v1::GetWorkReportResponse* response) {
  return calls_.Ask(context, request, response, &roster::GetWorkReport);
}

}  // namespace vagtbro::roster
