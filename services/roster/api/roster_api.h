// The roster's answers: one function an RPC, free of gRPC; the contract says what each does.
//
// Errors:  INVALID_ARGUMENT     the request does not parse; the caller must change it
//          NOT_FOUND            nothing has this id
//          FAILED_PRECONDITION  the rules refused; the reason is named in the contract
// Threads: the owner thread of the journal only.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/roster_service.pb.h"

namespace vagtbro::roster {

absl::Status ImportRoster(const RosterState& state, kit::Commit& commit,
                          const v1::ImportRosterRequest& request,
                          v1::ImportRosterResponse* response);

absl::Status AssignShift(const RosterState& state, kit::Commit& commit,
                         const v1::AssignShiftRequest& request, v1::AssignShiftResponse* response);

absl::Status UndoCover(const RosterState& state, kit::Commit& commit,
                       const v1::UndoCoverRequest& request, v1::UndoCoverResponse* response);

absl::Status MergeNightWatches(const RosterState& state, kit::Commit& commit,
                               const v1::MergeNightWatchesRequest& request,
                               v1::MergeNightWatchesResponse* response);

absl::Status ReleaseCover(const RosterState& state, kit::Commit& commit,
                          const v1::ReleaseCoverRequest& request,
                          v1::ReleaseCoverResponse* response);

absl::Status ChangeShift(const RosterState& state, kit::Commit& commit,
                         const v1::ChangeShiftRequest& request, v1::ChangeShiftResponse* response);

absl::Status CancelShift(const RosterState& state, kit::Commit& commit,
                         const v1::CancelShiftRequest& request, v1::CancelShiftResponse* response);

absl::Status CloseUnit(const RosterState& state, kit::Commit& commit,
                       const v1::CloseUnitRequest& request, v1::CloseUnitResponse* response);

absl::Status CheckIn(const RosterState& state, kit::Commit& commit,
                     const v1::CheckInRequest& request, v1::CheckInResponse* response);

absl::Status PlanTraining(const RosterState& state, kit::Commit& commit,
                          const v1::PlanTrainingRequest& request,
                          v1::PlanTrainingResponse* response);

absl::Status PlanMeeting(const RosterState& state, kit::Commit& commit,
                         const v1::PlanMeetingRequest& request, v1::PlanMeetingResponse* response);

absl::Status GetRoster(const RosterState& state, const v1::GetRosterRequest& request,
                       v1::GetRosterResponse* response, absl::Time now = absl::InfinitePast());

absl::Status ListUnits(const RosterState& state, const v1::ListUnitsRequest& request,
                       v1::ListUnitsResponse* response);

absl::Status NextShifts(const RosterState& state, const v1::NextShiftsRequest& request,
                        v1::NextShiftsResponse* response, absl::Time now);

absl::Status GetServiceLevel(const RosterState& state, const v1::GetServiceLevelRequest& request,
                             v1::GetServiceLevelResponse* response);

absl::Status GetDayPlan(const RosterState& state, const v1::GetDayPlanRequest& request,
                        v1::GetDayPlanResponse* response);

}  // namespace vagtbro::roster
