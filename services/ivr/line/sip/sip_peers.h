// SipPeers: the addresses that may call: an allow-list of networks.
//
// Shape:   "10.1.0.0/16", "192.0.2.7", "2001:db8::/32"; an empty list allows nobody.
// Errors:  INVALID_ARGUMENT names the entry that is no network.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace vagtbro::ivr {

class SipPeers {
 public:
  static absl::StatusOr<SipPeers> Parse(const std::vector<std::string>& networks);
  // `address` without a port; what is no address is not allowed.
  bool Allow(const std::string& address) const;

 private:
  // An IPv4 address is its mapped IPv6 one.
  using Bytes = std::array<std::uint8_t, 16>;
  struct Network {
    Bytes address{};
    unsigned bits = 128;
  };
  static bool Read(const std::string& text, Bytes& bytes, bool& is_four);

  std::vector<Network> networks_;
};

}  // namespace vagtbro::ivr
