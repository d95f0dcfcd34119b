#include "ivr/backend/call_back_book.h"

#include <cstdlib>
#include <future>
#include <memory>

#include "ivr/backend/convert.h"
#include "ivr/dialog/turn.h"
#include "kit/base/proto_time.h"

namespace vagtbro::ivr {
namespace {

v1::CallBackCause CauseOf(CallBackTask::Cause cause) {
  switch (cause) {
    case CallBackTask::Cause::kNotIdentified:
      return v1::CALL_BACK_CAUSE_NOT_IDENTIFIED;
    case CallBackTask::Cause::kBackendDown:
      return v1::CALL_BACK_CAUSE_BACKEND_DOWN;
    case CallBackTask::Cause::kReportUnsure:
      return v1::CALL_BACK_CAUSE_REPORT_UNSURE;
    case CallBackTask::Cause::kManyErrors:
      return v1::CALL_BACK_CAUSE_MANY_ERRORS;
    case CallBackTask::Cause::kWantsDesk:
      return v1::CALL_BACK_CAUSE_WANTS_DESK;
    case CallBackTask::Cause::kLeader:
      return v1::CALL_BACK_CAUSE_LEADER;
  }
  std::abort();  // -Werror=switch has named every cause.
}

v1::CallBackNote NoteOf(const CallBackTask& task, const std::string& caller_number) {
  v1::CallBackNote note;
  note.set_employment_no(task.employment_no.Reveal());
  note.set_number(task.number.empty() ? caller_number : task.number.Reveal());
  if (!task.report) return note;
  note.set_report_request_id(task.report->request_id);
  note.set_report_kind(ToProto(task.report->kind));
  if (task.report->start) *note.mutable_report_start_time() = kit::ToProto(*task.report->start);
  if (task.report->end) *note.mutable_report_end_time() = kit::ToProto(*task.report->end);
  return note;
}

// What a call's thread and the owner share; whoever is last lets go of it.
template <class Value>
struct Box {
  std::promise<void> done;
  Value value{};
};

}  // namespace

absl::Status CallBackBook::Commit(const std::string& cause,
                                  const std::function<void(kit::Commit&)>& act) {
  const auto box = std::make_shared<Box<bool>>();
  auto done = box->done.get_future();
  owner_.Submit(
      [tenant = tenant_, cause, act](kit::Journal& journal) {
        kit::Commit commit = journal.Begin({tenant.str(), "", cause, ""});
        act(commit);
      },
      [box] { box->done.set_value(); });
  const bool kept = done.wait_for(absl::ToChronoMilliseconds(kGiveUp)) == std::future_status::ready;
  return kept ? absl::OkStatus() : absl::UnavailableError("the disk has not answered");
}

absl::Status CallBackBook::Keep(const CallBackTask& task, const std::string& caller_number) {
  absl::Status noted = notes_.Put(task.request_id, NoteOf(task, caller_number));
  if (!noted.ok()) return noted;
  v1::CallBackWanted wanted;
  wanted.set_task_id(task.request_id);
  wanted.set_cause(CauseOf(task.cause));
  if (task.who) wanted.set_employment_id(task.who->str());
  wanted.set_report_waits(task.report.has_value());
  if (task.leader) wanted.set_leader_employment_id(task.leader->str());
  if (task.due) *wanted.mutable_due_time() = kit::ToProto(*task.due);
  return Commit(task.request_id,
                [this, wanted](kit::Commit& commit) { WantCallBack(state_, commit, wanted); });
}

std::vector<v1::CallBackRow> CallBackBook::WaitingReports() {
  const auto box = std::make_shared<Box<std::vector<v1::CallBackRow>>>();
  auto done = box->done.get_future();
  owner_.Submit([this, box](kit::Journal&) {
    for (const v1::CallBackRow& row : state_.Open(tenant_)) {
      if (row.report_waits()) box->value.push_back(row);
    }
    box->done.set_value();
  });
  const bool read = done.wait_for(absl::ToChronoMilliseconds(kGiveUp)) == std::future_status::ready;
  return read ? std::move(box->value) : std::vector<v1::CallBackRow>{};
}

absl::Status CallBackBook::Settle(const v1::ReportSettled& settled) {
  return Commit(settled.task_id(),
                [this, settled](kit::Commit& commit) { SettleReport(state_, commit, settled); });
}

}  // namespace vagtbro::ivr
