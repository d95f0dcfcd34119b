#include "notifications/effects/ways.h"

namespace vagtbro::notifications {

std::vector<Way> WaysOf(const Contact& contact, bool http, bool email) {
  std::vector<Way> ways;
  if (http && !contact.order_url.empty()) ways.push_back({v1::CHANNEL_HTTP, contact.order_url});
  if (email && !contact.order_email.empty()) {
    ways.push_back({v1::CHANNEL_EMAIL, contact.order_email});
  }
  if (!contact.phone.empty()) ways.push_back({v1::CHANNEL_SMS, contact.phone});
  for (const std::string& phone : contact.other_phones) {
    ways.push_back({v1::CHANNEL_SMS, phone});
  }
  return ways;
}

}  // namespace vagtbro::notifications
