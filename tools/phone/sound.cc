#include "tools/phone/sound.h"

#include <algorithm>
#include <utility>

#include "ivr/line/media/rem.h"

namespace vagtbro::phone {
namespace {

constexpr std::size_t kHeadRoom = 64;  // libre writes the header before the payload
constexpr std::uint16_t kFirstPort = 40'000;
constexpr std::uint16_t kLastPort = 60'000;
constexpr std::uint8_t kSilentByte = 0xD5;
constexpr int kPcma = 8;
constexpr int kPcmu = 0;
// A gap wider than this is no loss but another stream.
constexpr int kMostLost = 100;

}  // namespace

std::unique_ptr<Sound> Sound::Open(const sa& local, Hearer hearer) {
  std::unique_ptr<Sound> sound(new Sound);
  sound->hearer_ = std::move(hearer);
  struct rtp_sock* rtp = nullptr;
  if (rtp_listen(&rtp, IPPROTO_UDP, &local, kFirstPort, kLastPort, false, Received, nullptr,
                 sound.get()) != 0) {
    return nullptr;
  }
  sound->rtp_.reset(rtp);
  sdp_session* sdp = nullptr;
  if (sdp_session_alloc(&sdp, &local) != 0) return nullptr;
  sound->sdp_.reset(sdp);
  sdp_media*& media = sound->media_;
  if (sdp_media_add(&media, sdp, sdp_media_audio, sa_port(rtp_local(rtp)), sdp_proto_rtpavp) != 0) {
    return nullptr;
  }
  const auto add = [&media](const char* id, const char* name, const char* parameters) {
    return sdp_format_add(nullptr, media, false, id, name, 8000, 1, nullptr, nullptr, nullptr,
                          false, parameters) == 0;
  };
  const bool all = add("8", "PCMA", nullptr) && add("0", "PCMU", nullptr) &&
                   add("101", "telephone-event", "0-15");
  return all ? std::move(sound) : nullptr;
}

ivr::Re<mbuf> Sound::Offer() {
  mbuf* text = nullptr;
  if (sdp_encode(&text, sdp_.get(), true) != 0) return nullptr;
  return ivr::Re<mbuf>(text);
}

bool Sound::TakeAnswer(mbuf* answer) {
  return sdp_decode(sdp_.get(), answer, false) == 0 && Agree();
}

ivr::Re<mbuf> Sound::Answer(mbuf* offer) {
  if (sdp_decode(sdp_.get(), offer, true) != 0 || !Agree()) return nullptr;
  mbuf* text = nullptr;
  if (sdp_encode(&text, sdp_.get(), false) != 0) return nullptr;
  return ivr::Re<mbuf>(text);
}

bool Sound::Agree() {
  if (sdp_media_rport(media_) == 0) return false;
  sound_type_ = sdp_media_rformat(media_, "PCMA") != nullptr   ? kPcma
                : sdp_media_rformat(media_, "PCMU") != nullptr ? kPcmu
                                                               : -1;
  const sdp_format* keys = sdp_media_rformat(media_, "telephone-event");
  keys_type_ = keys == nullptr ? -1 : keys->pt;
  peer_ = *sdp_media_raddr(media_);
  return sound_type_ >= 0;
}

bool Sound::Press(char key) {
  if (keys_type_ < 0) return false;
  for (KeyTick& tick : TicksOf(key)) ticks_.push_back(std::move(tick));
  return true;
}

void Sound::Tick() {
  if (sound_type_ < 0 || !sa_isset(&peer_, SA_ALL)) return;
  now_ += static_cast<std::uint32_t>(Frame().size());
  KeyTick tick;
  if (!ticks_.empty()) {
    tick = std::move(ticks_.front());
    ticks_.pop_front();
  }
  if (tick.empty()) {
    Frame silence;
    silence.fill(sound_type_ == kPcma ? kSilentByte : std::uint8_t{0xFF});
    Send(false, sound_type_, now_, silence.data(), silence.size());
    return;
  }
  if (tick.front().first) {
    pressed_ = now_;
    hearer_.on_press();
  }
  for (const KeyPacket& packet : tick) {
    Send(packet.first, keys_type_, pressed_, packet.payload.data(), packet.payload.size());
  }
}

void Sound::Send(bool marker, int type, std::uint32_t timestamp, const std::uint8_t* bytes,
                 std::size_t size) {
  const ivr::Re<mbuf> packet(mbuf_alloc(kHeadRoom + size));
  packet->pos = packet->end = kHeadRoom;
  mbuf_write_mem(packet.get(), bytes, size);
  packet->pos = kHeadRoom;
  rtp_send(rtp_.get(), &peer_, false, marker, static_cast<std::uint8_t>(type), timestamp,
           packet.get());
}

void Sound::Received(const sa* /*source*/, const rtp_header* header, mbuf* payload, void* arg) {
  static_cast<Sound*>(arg)->OnPacket(*header, mbuf_buf(payload), mbuf_get_left(payload));
}

void Sound::OnPacket(const rtp_header& header, const std::uint8_t* bytes, std::size_t size) {
  if (header.pt != kPcma && header.pt != kPcmu) return;
  int lost = 0;
  if (last_) {
    const auto step = static_cast<std::int16_t>(header.seq - *last_);
    if (step <= 0 && step > -kMostLost) return;  // late, or twice
    lost = step > 0 && step <= kMostLost ? step - 1 : 0;
  }
  last_ = header.seq;
  if (lost > 0) rest_.clear();
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint8_t byte =
        header.pt == kPcma ? bytes[i] : g711_pcm2alaw(g711_ulaw2pcm(bytes[i]));
    rest_ += static_cast<char>(byte);
  }
  Frame frame;
  while (rest_.size() >= frame.size()) {
    std::copy_n(rest_.begin(), frame.size(), frame.begin());
    rest_.erase(0, frame.size());
    hearer_.on_frame(frame, std::exchange(lost, 0));
  }
}

}  // namespace vagtbro::phone
