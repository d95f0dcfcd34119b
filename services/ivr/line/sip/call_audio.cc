#include "ivr/line/sip/call_audio.h"

#include <utility>

namespace vagtbro::ivr {
namespace {

constexpr int kOurEventsType = 101;
constexpr std::uint8_t kPcmu = 0;
constexpr std::uint8_t kPcma = 8;
// libre writes the header of RTP, and what a secured one needs, before the payload.
constexpr std::size_t kHeadRoom = 64;

}  // namespace

std::unique_ptr<CallAudio> CallAudio::Open(const sa& local, const sa& signal, RtpPorts ports,
                                           std::function<absl::Duration()> now,
                                           std::function<void(char)> on_key) {
  std::unique_ptr<CallAudio> audio(new CallAudio);
  audio->now_ = std::move(now);
  audio->on_key_ = std::move(on_key);
  audio->signal_ = signal;
  struct rtp_sock* rtp = nullptr;
  if (rtp_listen(&rtp, IPPROTO_UDP, &local, ports.first, ports.last, true, Received, nullptr,
                 audio.get()) != 0) {
    return nullptr;
  }
  audio->rtp_.reset(rtp);
  audio->packet_.reset(mbuf_alloc(kHeadRoom + kFrameBytes));
  sdp_session* sdp = nullptr;
  if (sdp_session_alloc(&sdp, &local) != 0) return nullptr;
  audio->sdp_.reset(sdp);
  if (sdp_media_add(&audio->media_, sdp, sdp_media_audio, sa_port(rtp_local(rtp)),
                    sdp_proto_rtpavp) != 0) {
    return nullptr;
  }
  sdp_media* media = audio->media_;
  const auto add = [media](const char* id, const char* name, const char* parameters) {
    return sdp_format_add(nullptr, media, false, id, name, 8000, 1, nullptr, nullptr, nullptr,
                          false, parameters) == 0;
  };
  if (!add("8", "PCMA", nullptr) || !add("0", "PCMU", nullptr)) return nullptr;
  if (!add("101", "telephone-event", "0-15")) return nullptr;
  sdp_media_set_lattr(media, true, "ptime", "20");
  return audio;
}

Re<mbuf> CallAudio::Offer() {
  mbuf* text = nullptr;
  if (sdp_encode(&text, sdp_.get(), true) != 0) return nullptr;
  return Re<mbuf>(text);
}

bool CallAudio::TakeAnswer(mbuf* answer) {
  return sdp_decode(sdp_.get(), answer, false) == 0 && Agree();
}

Re<mbuf> CallAudio::Answer(mbuf* offer) {
  if (sdp_decode(sdp_.get(), offer, true) != 0 || !Agree()) return nullptr;
  mbuf* text = nullptr;
  if (sdp_encode(&text, sdp_.get(), false) != 0) return nullptr;
  return Re<mbuf>(text);
}

bool CallAudio::Agree() {
  if (sdp_media_rport(media_) == 0) return false;
  if (sdp_media_rformat(media_, "PCMA") != nullptr) {
    law_ = Law::kA;
  } else if (sdp_media_rformat(media_, "PCMU") != nullptr) {
    law_ = Law::kMu;
  } else {
    return false;
  }
  const sdp_format* events = sdp_media_rformat(media_, "telephone-event");
  events_type_ = events != nullptr ? events->pt : -1;
  if (events == nullptr && !tones_) {
    dtmf_dec* tones = nullptr;
    if (dtmf_dec_alloc(&tones, 8000, 1, Toned, this) == 0) tones_.reset(tones);
  }
  const sa& peer = *sdp_media_raddr(media_);
  if (!sa_cmp(&peer, &peer_, SA_ALL)) latched_.reset();
  peer_ = peer;
  sa control;
  sdp_media_raddr_rtcp(media_, &control);
  rtcp_start(rtp_.get(), "vagtbro", &control);
  return true;
}

bool CallAudio::may_send() const {
  return (sdp_media_dir(media_) & SDP_SENDONLY) != 0 && sa_isset(&peer_, SA_ALL) &&
         !sa_is_any(&peer_);
}

void CallAudio::Send(Frame frame) {
  ToLaw(law_, frame);
  mbuf* packet = packet_.get();
  packet->pos = packet->end = kHeadRoom;
  mbuf_write_mem(packet, frame.data(), frame.size());
  packet->pos = kHeadRoom;
  const sa& to = latched_ ? *latched_ : peer_;
  rtp_send(rtp_.get(), &to, false, !std::exchange(sent_, true), law_ == Law::kA ? kPcma : kPcmu,
           timestamp_, packet);
  timestamp_ += kFrameBytes;
}

RtpCount CallAudio::Count() const {
  struct rtcp_stats stats {};
  if (source_id_ == 0 || ::rtcp_stats(rtp_.get(), source_id_, &stats) != 0) return {};
  // Duplicates make it negative.
  const int lost = stats.rx.lost;
  return {stats.rx.sent, lost > 0 ? static_cast<std::uint32_t>(lost) : 0};
}

bool CallAudio::Accept(const sa& source) {
  if (latched_) return sa_cmp(&source, &*latched_, SA_ALL);
  if (!sa_cmp(&source, &peer_, SA_ADDR) && !sa_cmp(&source, &signal_, SA_ADDR)) return false;
  latched_ = source;
  return true;
}

void CallAudio::Received(const sa* source, const rtp_header* header, mbuf* payload, void* arg) {
  auto& audio = *static_cast<CallAudio*>(arg);
  if (audio.Accept(*source)) audio.OnPacket(*header, payload);
}

void CallAudio::OnPacket(const rtp_header& header, mbuf* payload) {
  source_id_ = header.ssrc;
  const std::size_t size = mbuf_get_left(payload);
  const std::uint8_t* bytes = mbuf_buf(payload);
  if (header.pt == kPcma || header.pt == kPcmu) {
    if (!tones_ || size > 2 * kFrameBytes) return;
    std::array<std::int16_t, 2 * kFrameBytes> samples;
    for (std::size_t i = 0; i < size; ++i) {
      samples[i] = header.pt == kPcma ? g711_alaw2pcm(bytes[i]) : g711_ulaw2pcm(bytes[i]);
    }
    dtmf_dec_probe(tones_.get(), samples.data(), size);
    return;
  }
  if (header.pt != kOurEventsType && header.pt != events_type_) return;
  const auto packet = ReadKeyPacket(bytes, size, header.ts, header.m);
  if (!packet) return;
  if (const auto key = filter_.On(*packet, now_())) on_key_(*key);
}

void CallAudio::Toned(char key, void* arg) { static_cast<CallAudio*>(arg)->on_key_(key); }

}  // namespace vagtbro::ivr
