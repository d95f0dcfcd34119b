#include "tools/phone/keys.h"

#include <string_view>

#include "kit/base/check.h"

namespace vagtbro::phone {
namespace {

constexpr std::string_view kKeys = "0123456789*#";
constexpr int kTicks = 5;  // 100 ms, as a thumb does
constexpr int kGapTicks = 3;
constexpr int kSamples = 160;
constexpr std::uint8_t kEnd = 0x80;
constexpr std::uint8_t kVolume = 10;  // -10 dBm0

KeyPacket Packet(std::size_t code, int tick, bool last) {
  const int duration = (tick + 1) * kSamples;
  return {tick == 0,
          {static_cast<std::uint8_t>(code), static_cast<std::uint8_t>((last ? kEnd : 0) | kVolume),
           static_cast<std::uint8_t>(duration >> 8), static_cast<std::uint8_t>(duration & 0xFF)}};
}

}  // namespace

bool IsKey(char key) { return kKeys.find(key) != std::string_view::npos; }

std::vector<KeyTick> TicksOf(char key) {
  KIT_CHECK(IsKey(key));
  const std::size_t code = kKeys.find(key);
  std::vector<KeyTick> ticks;
  for (int tick = 0; tick + 1 < kTicks; ++tick) ticks.push_back({Packet(code, tick, false)});
  const KeyPacket end = Packet(code, kTicks - 1, true);
  ticks.push_back({end, end, end});
  ticks.resize(ticks.size() + kGapTicks);
  return ticks;
}

}  // namespace vagtbro::phone
