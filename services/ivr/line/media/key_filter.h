// KeyFilter: one key for each press, out of the many packets that RFC 4733 sends for it.
//
// A press is reported on its first packet that arrives, be it the last one sent. The source (SSRC)
// is no part of the rule: exchanges that bridge a call change it in the middle of a press.
//
// Units:   `at` is any time that only grows.
// Source:  RFC 4733 section 2.5; design/telephony.md section 1.5, item 7.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/time/time.h"

namespace vagtbro::ivr {

// One telephone-event packet.
struct KeyPacket {
  std::uint8_t code = 0;       // 0-9, 10 is '*', 11 is '#'
  std::uint16_t duration = 0;  // since the press, in samples
  std::uint32_t timestamp = 0;
  bool marker = false;
};

// Absent: not an event of four bytes or more.
std::optional<KeyPacket> ReadKeyPacket(const std::uint8_t* payload, std::size_t size,
                                       std::uint32_t timestamp, bool marker);

class KeyFilter {
 public:
  // The key, if this packet begins a press that is a key of a telephone.
  std::optional<char> On(const KeyPacket& packet, absl::Duration at);

 private:
  struct Seen {
    KeyPacket packet;
    absl::Duration at;
  };
  std::optional<Seen> last_;
};

}  // namespace vagtbro::ivr
