// Ways: by which numbers and addresses somebody is reached, in the order in which they are tried.
//
// Shape:   a desk that takes orders over HTTP gets all its messages there, then by e-mail, then by
//          SMS; everybody else by SMS, to one number after the other.
#pragma once

#include <string>
#include <vector>

#include "notifications/effects/contact_book.h"
#include "vagtbro/notifications/v1/notifications_facts.pb.h"

namespace vagtbro::notifications {

struct Way {
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  std::string address;
  bool operator==(const Way&) const = default;
};

// `http`, `email`: whether this house can send so.
std::vector<Way> WaysOf(const Contact& contact, bool http, bool email);

}  // namespace vagtbro::notifications
