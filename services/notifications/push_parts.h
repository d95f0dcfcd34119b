// Push parts: what web push is made of, where it is on: key, book, sender.
//
// Errors:  Open(): DATA_LOSS if the key file is none; UNAVAILABLE if it cannot be read or written.
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "kit/ops/config.h"
#include "kit/time/clock.h"
#include "notifications/api/push_api.h"
#include "notifications/line/web_push_sender.h"

namespace vagtbro::notifications {

class PushParts final {
 public:
  // Null: it is switched off. With a new key, browsers registered before are forgotten one by one.
  static absl::StatusOr<std::unique_ptr<PushParts>> Open(const kit::Config& config,
                                                         const AddressKey& address_key);

  const PushHouse& house() const { return house_; }
  WebPushSender& sender() { return sender_; }
  PushBook& book() { return book_; }

 private:
  PushParts(const kit::Config& config, const AddressKey& address_key, const kit::SecretKey& key,
            Vapid vapid);

  kit::SystemClock real_clock_;
  FilePushBook book_;
  Vapid vapid_;
  PushHouse house_;
  WebPushSender sender_;
};

}  // namespace vagtbro::notifications
