#include "ivr/store/ivr_state.h"

#include <algorithm>

#include "kit/base/proto_time.h"

namespace vagtbro::ivr {

using kit::Envelope;
using kit::Key;

IvrState::IvrState() {
  events_.On<v1::CallBackWanted>([this](const auto& event, const Envelope& e) {
    v1::CallBackRow row;
    row.set_task_id(event.task_id());
    row.set_cause(event.cause());
    row.set_employment_id(event.employment_id());
    row.set_report_waits(event.report_waits());
    row.set_leader_employment_id(event.leader_employment_id());
    if (event.has_due_time()) *row.mutable_due_time() = event.due_time();
    *row.mutable_want_time() = e.event_time();
    call_backs_.Put(Key(e.tenant_id(), event.task_id()), row);
  });
  events_.On<v1::ReportSettled>([this](const auto& event, const Envelope& e) {
    v1::CallBackRow row = call_backs_.Get(Key(e.tenant_id(), event.task_id()));
    row.set_report_waits(false);
    row.set_receipt_no(event.receipt_no());
    row.set_refusal(event.refusal());
    call_backs_.Put(Key(e.tenant_id(), event.task_id()), row);
  });
  events_.On<v1::CallBackDone>([this](const auto& event, const Envelope& e) {
    v1::CallBackRow row = call_backs_.Get(Key(e.tenant_id(), event.task_id()));
    *row.mutable_done_time() = e.event_time();
    call_backs_.Put(Key(e.tenant_id(), event.task_id()), row);
  });
  FoldVoiceOffers();
}

bool IvrState::Apply(const Envelope& event) {
  return events_.Dispatch(event) == kit::Dispatched::kDone;
}

const v1::CallBackRow* IvrState::CallBack(const TenantId& tenant,
                                          const std::string& task_id) const {
  return call_backs_.Find(Key(tenant.str(), task_id));
}

bool IvrState::Knows(const std::string& task_id) const {
  const auto& rows = call_backs_.rows();
  return std::any_of(rows.begin(), rows.end(),
                     [&](const auto& row) { return row.second.task_id() == task_id; });
}

std::vector<v1::CallBackRow> IvrState::Open(const TenantId& tenant) const {
  std::vector<v1::CallBackRow> open;
  for (const auto& [key, row] : call_backs_.Under(tenant.str() + "/")) {
    if (!row.has_done_time()) open.push_back(row);
  }
  std::stable_sort(open.begin(), open.end(), [](const auto& a, const auto& b) {
    return kit::FromProto(a.want_time()) < kit::FromProto(b.want_time());
  });
  return open;
}

}  // namespace vagtbro::ivr
