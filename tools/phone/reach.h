// Reach: how to get from this machine to a SIP address.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace vagtbro::phone {

struct Reach {
  std::string uri;      // "sip:7010@192.0.2.7:5060": a number in place of the host's name
  std::string address;  // this machine's, as the other side sees it
};

// `target` is "sip:7010@host:5060", with or without "sip:", number and port.
//
// Errors:  INVALID_ARGUMENT if it is no such address, UNAVAILABLE if its host is not known.
absl::StatusOr<Reach> FindWay(const std::string& target);

}  // namespace vagtbro::phone
