#include "ivr/store/ivr_state.h"

#include <algorithm>

namespace vagtbro::ivr {

IvrState::IvrState() {
  FoldCallBacks();
  FoldVoiceOffers();
}

bool IvrState::Apply(const kit::Envelope& event) {
  return events_.Dispatch(event) == kit::Dispatched::kDone;
}

const v1::CallBackRow* IvrState::CallBack(const TenantId& tenant,
                                          const std::string& task_id) const {
  return call_backs_.Find(kit::Key(tenant.str(), task_id));
}

bool IvrState::Knows(const std::string& task_id) const {
  const auto& rows = call_backs_.rows();
  return std::any_of(rows.begin(), rows.end(),
                     [&](const auto& row) { return row.second.task_id() == task_id; });
}

std::vector<v1::CallBackRow> IvrState::Open(const TenantId& tenant) const {
  return call_backs_.Open(tenant.str());
}

}  // namespace vagtbro::ivr
