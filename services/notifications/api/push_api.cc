#include "notifications/api/push_api.h"

#include <algorithm>
#include <vector>

#include "kit/base/ids.h"
#include "kit/rpc/refusal.h"
#include "notifications/push/base64url.h"

namespace vagtbro::notifications {
namespace {

constexpr size_t kAuthBytes = 16;

absl::Status Off() {
  return kit::Refused("PUSH_OFF", "notices in the browser are switched off here; SMS goes on");
}

// A person's, oldest first.
std::vector<v1::PushRow> RowsOf(const NotificationsState& state, const std::string& tenant,
                                const std::string& employment_id) {
  std::vector<v1::PushRow> rows;
  for (const auto& [key, row] : state.pushes.Under(PushesOf(tenant, employment_id))) {
    rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(),
            [](const auto& a, const auto& b) { return a.sequence() < b.sequence(); });
  return rows;
}

void Forget(kit::Commit& commit, const v1::PushRow& row) {
  v1::PushForgotten forgotten;
  forgotten.set_push_id(row.registered().push_id());
  forgotten.set_employment_id(row.registered().employment_id());
  commit.Emit(forgotten.push_id(), forgotten);
}

absl::Status Check(const PushHouse& house, const v1::RegisterPushRequest& request,
                   Subscription* parsed) {
  if (!kit::IsId(request.employment_id())) return kit::Malformed("employment_id", "say whose");
  if (HostOf(request.endpoint()).empty()) {
    return kit::Malformed("endpoint", "send the https address that the browser gave");
  }
  if (!house.hosts.Knows(request.endpoint())) {
    return kit::Refused("UNKNOWN_PUSH_HOST",
                        "this browser's push service is not one that the house trusts");
  }
  const auto p256dh = FromBase64Url(request.p256dh());
  if (!p256dh || !IsP256PublicKey(*p256dh)) {
    return kit::Malformed("p256dh", "send the browser's public key, 65 bytes in base64url");
  }
  const auto auth = FromBase64Url(request.auth());
  if (!auth || auth->size() != kAuthBytes) {
    return kit::Malformed("auth", "send the browser's secret, 16 bytes in base64url");
  }
  *parsed = {request.endpoint(), {*p256dh, *auth}};
  return absl::OkStatus();
}

}  // namespace

absl::Status GetPushKey(const PushHouse* house, v1::GetPushKeyResponse* response) {
  if (house == nullptr) return Off();
  response->set_public_key(house->public_key);
  return absl::OkStatus();
}

absl::Status RegisterPush(const NotificationsState& state, const PushHouse* house,
                          kit::Commit& commit, const v1::RegisterPushRequest& request,
                          v1::RegisterPushResponse* response) {
  if (house == nullptr) return Off();
  Subscription subscription;
  const absl::Status checked = Check(*house, request, &subscription);
  if (!checked.ok()) return checked;
  const std::string endpoint_key = house->key.Seal("push/" + request.endpoint());
  std::vector<v1::PushRow> over;  // a browser has one owner: whoever signed in there last
  std::string known;
  for (const auto& [key, row] : state.pushes.Under(commit.tenant() + "/")) {
    if (row.registered().endpoint_key() != endpoint_key) continue;
    if (row.registered().employment_id() == request.employment_id()) {
      known = row.registered().push_id();
    } else {
      over.push_back(row);
    }
  }
  const auto own = RowsOf(state, commit.tenant(), request.employment_id());
  if (known.empty() && own.size() >= kMostPushes) over.push_back(own.front());

  v1::PushRegistered registered;
  registered.set_push_id(known.empty() ? commit.NewId("push") : known);
  const absl::Status kept = house->book.Put(registered.push_id(), subscription);
  if (!kept.ok()) return kept;
  for (const v1::PushRow& row : over) Forget(commit, row);
  response->set_push_id(registered.push_id());
  if (!known.empty()) return absl::OkStatus();
  registered.set_employment_id(request.employment_id());
  registered.set_endpoint_key(endpoint_key);
  registered.set_host(HostOf(request.endpoint()));
  commit.Emit(registered.push_id(), registered);
  return absl::OkStatus();
}

absl::Status RemovePush(const NotificationsState& state, kit::Commit& commit,
                        const v1::RemovePushRequest& request) {
  if (!kit::IsId(request.employment_id())) return kit::Malformed("employment_id", "say whose");
  for (const auto& row : RowsOf(state, commit.tenant(), request.employment_id())) {
    const bool wanted =
        request.push_id().empty() || request.push_id() == row.registered().push_id();
    if (wanted) Forget(commit, row);
  }
  return absl::OkStatus();
}

absl::Status ListPush(const NotificationsState& state, const v1::ListPushRequest& request,
                      v1::ListPushResponse* response) {
  if (!kit::IsId(request.employment_id())) return kit::Malformed("employment_id", "say whose");
  for (const auto& row : RowsOf(state, request.tenant_id(), request.employment_id())) {
    auto* device = response->add_devices();
    device->set_push_id(row.registered().push_id());
    *device->mutable_register_time() = row.register_time();
    device->set_host(row.registered().host());
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::notifications
