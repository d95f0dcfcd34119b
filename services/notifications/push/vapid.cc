#include "notifications/push/vapid.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "notifications/push/base64url.h"

namespace vagtbro::notifications {

absl::StatusOr<Vapid> Vapid::Make(const kit::SecretKey& key, std::string contact) {
  auto pair = P256Key::FromScalar(std::string(key.begin(), key.end()));
  if (!pair.ok()) {
    return absl::DataLossError(
        std::string("push.key is no key of the curve: delete it, and people "
                    "switch their notices on again"));
  }
  return Vapid(*std::move(pair), std::move(contact));
}

std::string Vapid::public_key() const { return ToBase64Url(key_.public_key()); }

std::string Vapid::Authorization(const std::string& origin, absl::Time now) const {
  nlohmann::json claims = {{"aud", origin}, {"exp", absl::ToUnixSeconds(now + kVapidLife)}};
  if (!contact_.empty()) claims["sub"] = contact_;
  const std::string covered =
      ToBase64Url(R"({"typ":"JWT","alg":"ES256"})") + "." + ToBase64Url(claims.dump());
  return "vapid t=" + covered + "." + ToBase64Url(key_.Sign(covered)) + ", k=" + public_key();
}

}  // namespace vagtbro::notifications
