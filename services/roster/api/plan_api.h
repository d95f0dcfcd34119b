// The answers about planning by hand: one function an RPC of PlanService, free of gRPC; the
// contract says what each does.
//
// Errors:  as roster_api.h.
// Threads: the owner thread of the journal only.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/plan_service.pb.h"

namespace vagtbro::roster {

absl::Status JudgeShift(const RosterState& state, const v1::JudgeShiftRequest& request,
                        v1::JudgeShiftResponse* response, absl::Time now);

absl::Status AcceptLevel(const RosterState& state, kit::Commit& commit,
                         const v1::AcceptLevelRequest& request, v1::AcceptLevelResponse* response);

absl::Status UndoAct(const RosterState& state, kit::Commit& commit,
                     const v1::UndoActRequest& request, v1::UndoActResponse* response);

absl::Status ListActs(const RosterState& state, const v1::ListActsRequest& request,
                      v1::ListActsResponse* response, absl::Time now);

absl::Status ListAway(const RosterState& state, const v1::ListAwayRequest& request,
                      v1::ListAwayResponse* response, absl::Time now);

absl::Status GetBalance(const RosterState& state, const v1::GetBalanceRequest& request,
                        v1::GetBalanceResponse* response);

absl::Status ListRisks(const RosterState& state, const v1::ListRisksRequest& request,
                       v1::ListRisksResponse* response);

absl::Status GetWorkReport(const RosterState& state, const v1::GetWorkReportRequest& request,
                           v1::GetWorkReportResponse* response);

}  // namespace vagtbro::roster
