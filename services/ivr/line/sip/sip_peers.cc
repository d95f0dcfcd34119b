#include "ivr/line/sip/sip_peers.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace vagtbro::ivr {

bool SipPeers::Read(const std::string& text, Bytes& bytes, bool& is_four) {
  bytes.fill(0);
  is_four = inet_pton(AF_INET, text.c_str(), bytes.data() + 12) == 1;
  if (!is_four) return inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
  bytes[10] = bytes[11] = 0xFF;
  return true;
}

absl::StatusOr<SipPeers> SipPeers::Parse(const std::vector<std::string>& networks) {
  SipPeers peers;
  for (const std::string& text : networks) {
    const absl::Status wrong = absl::InvalidArgumentError("no network: \"" + text + "\"");
    const std::size_t slash = text.find('/');
    Network network;
    bool is_four = false;
    if (!Read(text.substr(0, slash), network.address, is_four)) return wrong;
    if (slash != std::string::npos) {
      const char* end = text.data() + text.size();
      const auto [at, error] = std::from_chars(text.data() + slash + 1, end, network.bits);
      if (error != std::errc() || at != end) return wrong;
      if (network.bits > (is_four ? 32u : 128u)) return wrong;
      if (is_four) network.bits += 96;
    }
    peers.networks_.push_back(network);
  }
  return peers;
}

bool SipPeers::Allow(const std::string& address) const {
  Bytes bytes;
  bool is_four = false;
  if (!Read(address, bytes, is_four)) return false;
  return std::any_of(networks_.begin(), networks_.end(), [&](const Network& network) {
    for (unsigned bit = 0; bit < network.bits; ++bit) {
      const unsigned mask = 0x80u >> (bit % 8);
      if ((bytes[bit / 8] & mask) != (network.address[bit / 8] & mask)) return false;
    }
    return true;
  });
}

}  // namespace vagtbro::ivr
