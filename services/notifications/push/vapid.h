// Vapid: by what a push service knows that a push is this house's.
//
// Shape:   Authorization "vapid t=<JWT, ES256>, k=<public key>"; a token is for one push service
// and
//          good for twelve hours of the real clock.
// Errors:  Make(): DATA_LOSS if the secret is no key of the curve.
// Threads: any.
// Source:  RFC 8292.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "kit/access/key_file.h"
#include "notifications/push/p256.h"

namespace vagtbro::notifications {

inline constexpr absl::Duration kVapidLife = absl::Hours(12);

class Vapid final {
 public:
  // `contact`: "mailto:…" or "https://…" by which a push service reaches whoever runs this; empty:
  // not told, which Apple's refuses.
  static absl::StatusOr<Vapid> Make(const kit::SecretKey& key, std::string contact);

  // What browsers subscribe with, in base64url.
  std::string public_key() const;
  // Of a push to `origin`, "https://host[:port]".
  std::string Authorization(const std::string& origin, absl::Time now) const;

 private:
  Vapid(P256Key key, std::string contact) : key_(std::move(key)), contact_(std::move(contact)) {}
  P256Key key_;
  std::string contact_;
};

}  // namespace vagtbro::notifications
