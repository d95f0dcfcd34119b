#include "ivr/api/call_backs.h"

#include "kit/rpc/refusal.h"

namespace vagtbro::ivr {
namespace {

constexpr uint32_t kPage = 100;
constexpr uint32_t kLongestPage = 1000;

v1::CallBack ToCallBack(const v1::CallBackRow& row, const Notes& notes) {
  v1::CallBack answer;
  answer.set_task_id(row.task_id());
  answer.set_cause(row.cause());
  answer.set_employment_id(row.employment_id());
  *answer.mutable_want_time() = row.want_time();
  answer.set_report_waits(row.report_waits());
  answer.set_receipt_no(row.receipt_no());
  answer.set_refusal(row.refusal());
  answer.set_leader_employment_id(row.leader_employment_id());
  if (row.has_due_time()) *answer.mutable_due_time() = row.due_time();
  if (const auto note = notes.Find(row.task_id())) {
    answer.set_employment_no(note->employment_no());
    answer.set_number(note->number());
  }
  return answer;
}

// True if no leader is named, or the task is theirs.
bool IsOf(const std::string& leader, const v1::CallBackRow& row) {
  return leader.empty() || row.leader_employment_id() == leader;
}

}  // namespace

absl::Status ListCallBacks(const IvrState& state, const Notes& notes,
                           const v1::ListCallBacksRequest& request,
                           v1::ListCallBacksResponse* response) {
  if (request.page_size() > kLongestPage) {
    return kit::Malformed("page_size", "at most 1000 at a time");
  }
  const uint32_t limit = request.page_size() == 0 ? kPage : request.page_size();
  for (const v1::CallBackRow& row : state.Open(TenantId(request.tenant_id()))) {
    if (static_cast<uint32_t>(response->call_backs_size()) == limit) break;
    if (!IsOf(request.leader_employment_id(), row)) continue;
    *response->add_call_backs() = ToCallBack(row, notes);
  }
  return absl::OkStatus();
}

absl::Status FinishCallBack(const IvrState& state, kit::Commit& commit,
                            const v1::FinishCallBackRequest& request, v1::FinishCallBackResponse*) {
  const v1::CallBackRow* row = state.CallBack(TenantId(request.tenant_id()), request.task_id());
  if (row == nullptr) {
    return kit::Unknown("UNKNOWN_CALL_BACK", "no such task; ListCallBacks names the open ones");
  }
  if (!IsOf(request.leader_employment_id(), *row)) {
    return kit::Refused("NOT_YOURS", "somebody else is to ring; ask the planning desk");
  }
  if (row->has_done_time()) return absl::OkStatus();
  if (row->report_waits()) {
    return kit::Refused("REPORT_WAITS", "its sick report has no answer yet; wait for it");
  }
  v1::CallBackDone done;
  done.set_task_id(request.task_id());
  commit.Emit(request.task_id(), done);
  return absl::OkStatus();
}

void WantCallBack(const IvrState& state, kit::Commit& commit, const v1::CallBackWanted& wanted) {
  if (state.CallBack(TenantId(commit.tenant()), wanted.task_id()) != nullptr) return;
  commit.Emit(wanted.task_id(), wanted);
}

void SettleReport(const IvrState& state, kit::Commit& commit, const v1::ReportSettled& settled) {
  const v1::CallBackRow* row = state.CallBack(TenantId(commit.tenant()), settled.task_id());
  if (row == nullptr || row->has_done_time() || !row->report_waits()) return;
  commit.Emit(settled.task_id(), settled);
}

void LapseCallBack(const IvrState& state, kit::Commit& commit, const kit::Alarm& alarm) {
  const v1::CallBackRow* row = state.CallBack(TenantId(alarm.tenant_id()), alarm.stream_id());
  if (row == nullptr || row->has_done_time()) return;
  v1::CallBackDone done;
  done.set_task_id(row->task_id());
  commit.Emit(row->task_id(), done);
}

void SweepNotes(const IvrState& state, const TenantId& tenant, Notes& notes, bool orphans) {
  for (const std::string& task_id : notes.All()) {
    const v1::CallBackRow* row = state.CallBack(tenant, task_id);
    if (row == nullptr ? orphans && !state.Knows(task_id) : row->has_done_time()) {
      notes.Erase(task_id);
      continue;
    }
    auto note = notes.Find(task_id);
    if (row == nullptr || row->report_waits() || note->report_request_id().empty()) continue;
    v1::CallBackNote rest;
    rest.set_employment_no(note->employment_no());
    rest.set_number(note->number());
    notes.Put(task_id, rest).IgnoreError();  // the next sweep tries again
  }
}

}  // namespace vagtbro::ivr
