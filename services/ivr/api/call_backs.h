// What the telephone answers about those to ring back. The contract is ivr_service.proto.
//
// Errors:  INVALID_ARGUMENT MALFORMED_FIELD; NOT_FOUND UNKNOWN_CALL_BACK; FAILED_PRECONDITION with
//          the reasons of the contract. Not OK means that nothing was emitted.
// Threads: the owner thread of the journal only.
#pragma once

#include "absl/status/status.h"
#include "ivr/store/ivr_state.h"
#include "ivr/store/notes.h"
#include "kit/journal/alarms.h"
#include "kit/journal/commit.h"
#include "vagtbro/ivr/v1/ivr_service.pb.h"

namespace vagtbro::ivr {

absl::Status ListCallBacks(const IvrState& state, const Notes& notes,
                           const v1::ListCallBacksRequest& request,
                           v1::ListCallBacksResponse* response);

absl::Status FinishCallBack(const IvrState& state, kit::Commit& commit,
                            const v1::FinishCallBackRequest& request,
                            v1::FinishCallBackResponse* response);

// Facts of the telephone's own. A task or an answer that is known already is not written again.
void WantCallBack(const IvrState& state, kit::Commit& commit, const v1::CallBackWanted& wanted);
void SettleReport(const IvrState& state, kit::Commit& commit, const v1::ReportSettled& settled);
// A task that nobody has dealt with for 30 days is closed, so that its note is erased.
void LapseCallBack(const IvrState& state, kit::Commit& commit, const kit::Alarm& alarm);

// Erases what is no longer needed of the notes of tasks that are known; with `orphans`, also notes
// of tasks that are not, which is right only while nobody calls.
void SweepNotes(const IvrState& state, const TenantId& tenant, Notes& notes, bool orphans);

}  // namespace vagtbro::ivr
