#include "ivr/line/media/key_filter.h"

namespace vagtbro::ivr {
namespace {

// Between two packets of one press; a press of the same key again is slower than that, or is told
// apart by its timestamp.
constexpr absl::Duration kSamePress = absl::Milliseconds(300);

}  // namespace

std::optional<KeyPacket> ReadKeyPacket(const std::uint8_t* payload, std::size_t size,
                                       std::uint32_t timestamp, bool marker) {
  if (size < 4) return std::nullopt;
  KeyPacket packet;
  packet.code = payload[0];
  packet.duration = static_cast<std::uint16_t>(payload[2] << 8 | payload[3]);
  packet.timestamp = timestamp;
  packet.marker = marker;
  return packet;
}

std::optional<char> KeyFilter::On(const KeyPacket& packet, absl::Duration at) {
  constexpr char kKeys[] = "0123456789*#";
  if (packet.code >= sizeof(kKeys) - 1) return std::nullopt;
  const bool grows = last_ && !packet.marker && packet.duration > last_->packet.duration;
  const bool same = last_ && last_->packet.code == packet.code && at - last_->at <= kSamePress &&
                    (last_->packet.timestamp == packet.timestamp || grows);
  last_ = Seen{packet, at};
  if (same) return std::nullopt;
  return kKeys[packet.code];
}

}  // namespace vagtbro::ivr
