// What the state keeps of web push: which browsers there are. Where they are is in the push book.
#include "kit/base/proto_time.h"
#include "notifications/store/notifications_state.h"

namespace vagtbro::notifications {

using kit::Envelope;

std::string PushesOf(const std::string& tenant, const std::string& employment_id) {
  return kit::Key(tenant, employment_id) + "/";
}

void NotificationsState::FoldPush() {
  events_.On<v1::PushRegistered>([this](const auto& fact, const Envelope& event) {
    v1::PushRow row;
    *row.mutable_registered() = fact;
    *row.mutable_register_time() = event.event_time();
    row.set_sequence(event.sequence());
    pushes.Put(PushesOf(event.tenant_id(), fact.employment_id()) + fact.push_id(), row);
  });
  events_.On<v1::PushForgotten>([this](const auto& fact, const Envelope& event) {
    pushes.Erase(PushesOf(event.tenant_id(), fact.employment_id()) + fact.push_id());
    ++ended_pushes_;
  });
}

void NotificationsState::ErasePushes(const std::string& tenant, const std::string& employment_id) {
  std::vector<std::string> keys;
  for (const auto& [key, row] : pushes.Under(PushesOf(tenant, employment_id))) keys.push_back(key);
  for (const std::string& key : keys) pushes.Erase(key);
  ended_pushes_ += keys.size();
}

}  // namespace vagtbro::notifications
