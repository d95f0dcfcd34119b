// Peers: the exchanges that may bring calls; FastAGI itself has no password.
//
// Shape:   IPv4 addresses or networks, "10.0.0.5,10.1.0.0/16".
// Errors:  INVALID_ARGUMENT with the part that cannot be read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace vagtbro::ivr {

class Peers final {
 public:
  static absl::StatusOr<Peers> Parse(const std::string& text);

  // `address` in the order of the host.
  bool Allow(std::uint32_t address) const;

 private:
  struct Network {
    std::uint32_t address;
    std::uint32_t mask;
  };
  std::vector<Network> networks_;
};

}  // namespace vagtbro::ivr
