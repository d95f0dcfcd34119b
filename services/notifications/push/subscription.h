// Subscription: where a browser is pushed to and the keys to it, as the browser gave them.
//
// Shape:   the address is https at a push service that the house knows, without user, port or
//          fragment; so that nobody makes this service call an address of their choice.
// Errors:  nullopt, or a word for what is wrong.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notifications/push/message_encryption.h"

namespace vagtbro::notifications {

struct Subscription {
  std::string endpoint;
  PushKeys keys;
};

// "https://host[:port]" of an address; empty: it is not https, or names a user.
std::string OriginOf(const std::string& url);
// "host[:port]".
std::string HostOf(const std::string& url);

// Push services by the ends of their hosts: "push.apple.com" is "web.push.apple.com" too, and not
// "notpush.apple.com". One with a port stands for itself alone.
class PushHosts final {
 public:
  // Separated by commas.
  explicit PushHosts(const std::string& list);
  bool Knows(const std::string& url) const;

 private:
  std::vector<std::string> ends_;
};

}  // namespace vagtbro::notifications
