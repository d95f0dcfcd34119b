#include "ivr/line/agi/peers.h"

#include <arpa/inet.h>

#include <algorithm>
#include <optional>
#include <sstream>

namespace vagtbro::ivr {
namespace {

constexpr int kBits = 32;

std::optional<int> ReadBits(const std::string& text) {
  const bool digits = !text.empty() && text.size() <= 2 &&
                      text.find_first_not_of("0123456789") == std::string::npos;
  const int bits = digits ? std::stoi(text) : 0;
  if (bits < 1 || bits > kBits) return std::nullopt;
  return bits;
}

}  // namespace

absl::StatusOr<Peers> Peers::Parse(const std::string& text) {
  Peers peers;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    const std::size_t slash = part.find('/');
    const std::optional<int> bits =
        slash == std::string::npos ? kBits : ReadBits(part.substr(slash + 1));
    in_addr address{};
    if (!bits || ::inet_pton(AF_INET, part.substr(0, slash).c_str(), &address) != 1) {
      return absl::InvalidArgumentError("'" + part + "' is no IPv4 address or network");
    }
    const std::uint32_t mask = ~std::uint32_t{0} << (kBits - *bits);
    peers.networks_.push_back({ntohl(address.s_addr) & mask, mask});
  }
  if (peers.networks_.empty()) return absl::InvalidArgumentError("nobody is allowed to call");
  return peers;
}

bool Peers::Allow(std::uint32_t address) const {
  return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
    return (address & network.mask) == network.address;
  });
}

}  // namespace vagtbro::ivr
