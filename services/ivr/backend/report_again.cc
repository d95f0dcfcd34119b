#include "ivr/backend/report_again.h"

#include <chrono>

#include "ivr/backend/convert.h"
#include "kit/base/log.h"
#include "kit/rpc/client.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::ivr {
namespace {

constexpr std::chrono::seconds kPause{2};
const kit::CallOptions kOneTry{absl::Seconds(3), 1, absl::ZeroDuration()};

}  // namespace

void ReportAgain::Start() {
  thread_ = std::thread([this] { Run(); });
}

void ReportAgain::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void ReportAgain::Run() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, kPause, [this] { return stopping_; })) {
    lock.unlock();
    for (const v1::CallBackRow& row : book_.WaitingReports()) Send(row);
    lock.lock();
  }
}

void ReportAgain::Send(const v1::CallBackRow& row) {
  const auto note = notes_.Find(row.task_id());
  if (!note) {
    kit::LogError("a sick report has lost its note", {{"task", row.task_id()}});
    return;
  }
  sickness::v1::ReportSickRequest request;
  request.set_tenant_id(tenant_.str());
  request.set_request_id(note->report_request_id());
  request.set_employment_id(row.employment_id());
  request.set_kind(note->report_kind());
  request.set_channel(sickness::v1::REPORT_CHANNEL_IVR);
  if (note->has_report_start_time()) {
    *request.mutable_start_time() = note->report_start_time();
  }
  if (note->has_report_end_time()) *request.mutable_end_time() = note->report_end_time();
  sickness::v1::ReportSickResponse taken;
  const absl::Status done = kit::CallWithRetry(kOneTry, [&](grpc::ClientContext* context) {
    return sickness_->ReportSick(context, request, &taken);
  });
  if (!done.ok() && !IsRefusal(done)) return;  // later
  v1::ReportSettled settled;
  settled.set_task_id(row.task_id());
  settled.set_receipt_no(taken.absence().receipt_no());
  if (!done.ok()) settled.set_refusal(kit::ReasonOf(done));
  book_.Settle(settled).IgnoreError();  // not on disk: it is sent again, with the same answer
}

}  // namespace vagtbro::ivr
