// Carrier webhook: hears the carrier's receipts and the replies people send.
//
// Shape:   POST /v1/carrier/status and /v1/carrier/incoming. 200 only when the fact is on disk (or
//          nothing is to be kept); 401 without a valid signature; 400 if it makes no sense; 503 if
//          the disk did not answer in time: the carrier calls again, and twice counts once.
// Errors:  Start(): UNAVAILABLE if the address is taken or malformed.
// Threads: its own; the work is done on the owner thread.
// Source:  https://gatewayapi.com/docs/webhooks
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "kit/journal/owner.h"
#include "kit/ops/metrics.h"
#include "notifications/effects/address_key.h"
#include "notifications/store/notifications_state.h"

namespace httplib {
class Server;
}

namespace vagtbro::notifications {

class CarrierWebhook final {
 public:
  // Everything must outlive the webhook. `secret` signs the callbacks.
  CarrierWebhook(const NotificationsState& state, kit::Owner& owner, const AddressKey& key,
                 std::string secret, kit::Metrics& metrics);
  ~CarrierWebhook();
  CarrierWebhook(const CarrierWebhook&) = delete;
  CarrierWebhook& operator=(const CarrierWebhook&) = delete;

  // Lets others serve paths of the same server; before Start().
  void Mount(const std::function<void(httplib::Server&)>& routes);
  // Listens at "host:port"; port 0 lets the system choose. Answers the port.
  absl::StatusOr<int> Start(const std::string& listen);
  void Stop();

 private:
  struct Server;
  // HTTP status of a callback whose token says `payload`.
  int OnStatus(const std::string& payload);
  int OnIncoming(const std::string& payload);
  int Settle(kit::Work work);

  const NotificationsState& state_;
  kit::Owner& owner_;
  const AddressKey& key_;
  std::string secret_;
  kit::Metrics& metrics_;
  std::unique_ptr<Server> server_;
};

}  // namespace vagtbro::notifications
