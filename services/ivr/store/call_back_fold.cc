// How facts about those to ring back change their rows and alarms.
#include "ivr/store/ivr_state.h"
#include "kit/base/proto_time.h"

namespace vagtbro::ivr {
namespace {

using kit::Envelope;
using kit::Key;

constexpr absl::Duration kRemember = absl::Hours(7 * 24);
// Whom nobody rings for so long waits no more, and nobody needs the number.
constexpr absl::Duration kLongestWait = absl::Hours(30 * 24);

std::string LapseAlarm(const std::string& key) { return "call-back-lapse/" + key; }

}  // namespace

void IvrState::FoldCallBacks() {
  events_.On<v1::CallBackWanted>([this](const auto& event, const Envelope& e) {
    const absl::Time now = kit::FromProto(e.event_time());
    call_backs_.Forget(now - kRemember);
    v1::CallBackRow row;
    row.set_task_id(event.task_id());
    row.set_cause(event.cause());
    row.set_employment_id(event.employment_id());
    row.set_report_waits(event.report_waits());
    row.set_leader_employment_id(event.leader_employment_id());
    if (event.has_due_time()) *row.mutable_due_time() = event.due_time();
    *row.mutable_want_time() = e.event_time();
    const std::string key = Key(e.tenant_id(), event.task_id());
    call_backs_.Keep(key, std::move(row));
    alarms().Set(kit::MakeAlarm(LapseAlarm(key), e.tenant_id(), now + kLongestWait,
                                "call-back-lapse", event.task_id(), e.correlation_id()));
  });
  events_.On<v1::ReportSettled>([this](const auto& event, const Envelope& e) {
    const std::string key = Key(e.tenant_id(), event.task_id());
    v1::CallBackRow row = call_backs_.Get(key);
    row.set_report_waits(false);
    row.set_receipt_no(event.receipt_no());
    row.set_refusal(event.refusal());
    call_backs_.Keep(key, std::move(row));
  });
  events_.On<v1::CallBackDone>([this](const auto& event, const Envelope& e) {
    call_backs_.Forget(kit::FromProto(e.event_time()) - kRemember);
    const std::string key = Key(e.tenant_id(), event.task_id());
    v1::CallBackRow row = call_backs_.Get(key);
    *row.mutable_done_time() = e.event_time();
    call_backs_.Keep(key, std::move(row));
    alarms().Clear(LapseAlarm(key));
  });
}

}  // namespace vagtbro::ivr
