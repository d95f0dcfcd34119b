// Keys: a press of a key as packets of RFC 4733, tick by tick.
//
// Shape:   a tick without packets is silence between two presses. All packets of one press bear the
//          timestamp of its first; the last one is sent three times.
// Units:   a tick is 20 ms; durations are samples of 8 kHz.
// Source:  RFC 4733 section 2.5.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace vagtbro::phone {

struct KeyPacket {
  bool first = false;  // the marker bit
  std::array<std::uint8_t, 4> payload{};
};
using KeyTick = std::vector<KeyPacket>;

// True: 0-9, '*' or '#'.
bool IsKey(char key);

// Requires IsKey().
std::vector<KeyTick> TicksOf(char key);

}  // namespace vagtbro::phone
