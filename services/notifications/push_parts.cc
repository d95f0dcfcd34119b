#include "notifications/push_parts.h"

#include <utility>

#include "kit/access/key_file.h"
#include "notifications/settings.h"

namespace vagtbro::notifications {

absl::StatusOr<std::unique_ptr<PushParts>> PushParts::Open(const kit::Config& config,
                                                           const AddressKey& address_key) {
  if (!PushIsOn(config)) return std::unique_ptr<PushParts>();
  const auto key = kit::OpenKeyFile(config.Get("data") + "/push.key");
  if (!key.ok()) return key.status();
  auto vapid = Vapid::Make(*key, config.Get("push_contact"));
  if (!vapid.ok()) return vapid.status();
  return std::unique_ptr<PushParts>(new PushParts(config, address_key, *key, *std::move(vapid)));
}

PushParts::PushParts(const kit::Config& config, const AddressKey& address_key,
                     const kit::SecretKey& key, Vapid vapid)
    : book_(config.Get("data") + "/push", key),
      vapid_(std::move(vapid)),
      house_{book_, address_key, PushHosts(config.Get("push_hosts")), vapid_.public_key()},
      sender_(book_, vapid_, house_.hosts, real_clock_, config.Get("push_ca_file")) {}

}  // namespace vagtbro::notifications
