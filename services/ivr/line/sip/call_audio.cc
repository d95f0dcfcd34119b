#include "ivr/line/sip/call_audio.h"

#include <string>
#include <string_view>
#include <utility>

namespace vagtbro::ivr {
namespace {

constexpr int kOurEventsType = 101;
constexpr std::uint8_t kPcmu = 0;
constexpr std::uint8_t kPcma = 8;
// libre writes the header of RTP, and what a secured one needs, before the payload.
constexpr std::size_t kHeadRoom = 64;
constexpr std::size_t kTailRoom = 64;
constexpr std::uint32_t kSampleRate = 8000;

}  // namespace

std::unique_ptr<CallAudio> CallAudio::Open(const sa& local, RtpPorts ports, SrtpUse srtp,
                                           std::function<absl::Duration()> now,
                                           std::function<void(char)> on_key) {
  std::unique_ptr<CallAudio> audio(new CallAudio);
  audio->now_ = std::move(now);
  audio->on_key_ = std::move(on_key);
  audio->last_heard_ = audio->now_();
  struct rtp_sock* rtp = nullptr;
  if (rtp_listen(&rtp, IPPROTO_UDP, &local, ports.first, ports.last, true, Received, Reported,
                 audio.get()) != 0) {
    return nullptr;
  }
  audio->rtp_.reset(rtp);
  rtcp_set_srate(rtp, kSampleRate, kSampleRate);
  audio->packet_.reset(mbuf_alloc(kHeadRoom + kFrameBytes + kTailRoom));
  sdp_session* sdp = nullptr;
  if (sdp_session_alloc(&sdp, &local) != 0) return nullptr;
  audio->sdp_.reset(sdp);
  return audio->Describe(sdp, srtp) ? std::move(audio) : nullptr;
}

// What we can do, in the order in which we like it.
bool CallAudio::Describe(sdp_session* sdp, SrtpUse srtp) {
  const char* protocol = srtp == SrtpUse::kRequire ? sdp_proto_rtpsavp : sdp_proto_rtpavp;
  if (sdp_media_add(&media_, sdp, sdp_media_audio, sa_port(rtp_local(rtp_.get())), protocol) != 0) {
    return false;
  }
  if (srtp == SrtpUse::kAllow && sdp_media_set_alt_protos(media_, 1, sdp_proto_rtpsavp) != 0) {
    return false;
  }
  const auto add = [this](const char* id, const char* name, const char* parameters) {
    return sdp_format_add(nullptr, media_, false, id, name, kSampleRate, 1, nullptr, nullptr,
                          nullptr, false, parameters) == 0;
  };
  if (!add("8", "PCMA", nullptr) || !add("0", "PCMU", nullptr)) return false;
  if (!add("101", "telephone-event", "0-15")) return false;
  sdp_media_set_lattr(media_, true, "ptime", "20");
  return true;
}

Re<mbuf> CallAudio::Offer() {
  if (sdp_media_proto(media_) == std::string_view(sdp_proto_rtpsavp)) {
    if (!secure_) secure_ = SecureSound::Create();
    if (!secure_) return nullptr;
    OfferKey(1);
    keys_offered_ = true;
  }
  mbuf* text = nullptr;
  if (sdp_encode(&text, sdp_.get(), true) != 0) return nullptr;
  return Re<mbuf>(text);
}

void CallAudio::OfferKey(int tag) {
  const std::string crypto = WriteCrypto({tag, secure_->own_key()});
  sdp_media_set_lattr(media_, true, "crypto", "%s", crypto.c_str());
}

bool CallAudio::TakeAnswer(mbuf* answer) {
  return sdp_decode(sdp_.get(), answer, false) == 0 && Agree();
}

Re<mbuf> CallAudio::Answer(mbuf* offer) {
  keys_offered_ = false;
  if (sdp_decode(sdp_.get(), offer, true) != 0 || !Agree()) return nullptr;
  mbuf* text = nullptr;
  if (sdp_encode(&text, sdp_.get(), false) != 0) return nullptr;
  return Re<mbuf>(text);
}

bool CallAudio::Agree() {
  if (sdp_media_rport(media_) == 0) return false;
  const bool secure = sdp_media_proto(media_) == std::string_view(sdp_proto_rtpsavp);
  if (secure_ && !secure) return false;
  if (sdp_media_rformat(media_, "PCMA") != nullptr) {
    law_ = Law::kA;
  } else if (sdp_media_rformat(media_, "PCMU") != nullptr) {
    law_ = Law::kMu;
  } else {
    return false;
  }
  if (secure && !AgreeOnKeys()) return false;
  const sdp_format* events = sdp_media_rformat(media_, "telephone-event");
  events_type_ = events != nullptr ? events->pt : -1;
  if (events != nullptr) {
    tones_.reset();
  } else if (!tones_) {
    dtmf_dec* tones = nullptr;
    if (dtmf_dec_alloc(&tones, kSampleRate, 1, Toned, this) == 0) tones_.reset(tones);
  }
  const sa& peer = *sdp_media_raddr(media_);
  if (!sa_cmp(&peer, &peer_, SA_ALL)) latched_.reset();
  peer_ = peer;
  sa control;
  sdp_media_raddr_rtcp(media_, &control);
  rtcp_start(rtp_.get(), "vagtbro", &control);
  return true;
}

// The first key that we can use; in an answer, to the one that we offered.
bool CallAudio::AgreeOnKeys() {
  std::optional<Crypto> found;
  sdp_media_rattr_apply(
      media_, "crypto",
      [](const char*, const char* value, void* crypto) {
        auto& first = *static_cast<std::optional<Crypto>*>(crypto);
        if (!first && value != nullptr) first = ReadCrypto(value);
        return first.has_value();
      },
      &found);
  if (!found || (keys_offered_ && found->tag != 1)) return false;
  if (!secure_) secure_ = SecureSound::Create();
  if (!secure_) return false;
  OfferKey(found->tag);
  return secure_->Secure(rtp_.get(), found->key);
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
  return {stats.rx.sent, lost > 0 ? static_cast<std::uint32_t>(lost) : 0,
          absl::Microseconds(stats.rx.jit)};
}

bool CallAudio::Accept(const sa& source) {
  if (latched_) return sa_cmp(&source, &*latched_, SA_ALL);
  if (!sa_cmp(&source, &peer_, SA_ADDR) && !sa_cmp(&source, &signal_, SA_ADDR)) return false;
  latched_ = source;
  return true;
}

void CallAudio::Received(const sa* source, const rtp_header* header, mbuf* payload, void* arg) {
  auto& audio = *static_cast<CallAudio*>(arg);
  if (!audio.Accept(*source)) return;
  audio.last_heard_ = audio.now_();
  audio.OnPacket(*header, payload);
}

void CallAudio::Reported(const sa* source, struct rtcp_msg* /*message*/, void* arg) {
  auto& audio = *static_cast<CallAudio*>(arg);
  const bool is_peer =
      sa_cmp(source, &audio.peer_, SA_ADDR) || sa_cmp(source, &audio.signal_, SA_ADDR);
  if (is_peer) audio.last_heard_ = audio.now_();
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
