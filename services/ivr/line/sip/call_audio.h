// CallAudio: the sound of one call: SDP with the peer, frames out, frames and keys in.
//
// PCMA before PCMU, telephone-event on the peer's payload type as well as on ours (101). Sound is
// taken from the negotiated address only, or from the one that a peer behind an address
// translation sends its first packet from; keys in the sound itself only if the peer has no
// telephone-event.
//
// Errors:  nullptr and false: there is no port, or nothing in common.
// Threads: the loop's.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "ivr/line/media/key_filter.h"
#include "ivr/line/media/player.h"
#include "ivr/line/media/rem.h"
#include "ivr/line/sip/re.h"

namespace vagtbro::ivr {

struct RtpPorts {
  std::uint16_t first = 16384;
  std::uint16_t last = 32767;
};
struct RtpCount {
  std::uint32_t received = 0;
  std::uint32_t lost = 0;
};

class CallAudio final {
 public:
  // `signal` is where the peer's SIP comes from. The time of `now` only grows.
  static std::unique_ptr<CallAudio> Open(const sa& local, const sa& signal, RtpPorts ports,
                                         std::function<absl::Duration()> now,
                                         std::function<void(char)> on_key);

  Re<mbuf> Offer();
  // The answer to an offer of ours.
  bool TakeAnswer(mbuf* answer);
  // Our answer to an offer of theirs.
  Re<mbuf> Answer(mbuf* offer);

  // False while the peer holds the call, or has not said where to send.
  bool may_send() const;
  // A frame of A-law.
  void Send(Frame frame);
  RtpCount Count() const;

 private:
  CallAudio() = default;
  static void Received(const sa* source, const rtp_header* header, mbuf* payload, void* arg);
  static void Toned(char key, void* arg);
  void OnPacket(const rtp_header& header, mbuf* payload);
  bool Accept(const sa& source);
  bool Agree();

  std::function<absl::Duration()> now_;
  std::function<void(char)> on_key_;
  sa signal_{};
  Re<sdp_session> sdp_;
  sdp_media* media_ = nullptr;  // lives in sdp_
  Re<struct rtp_sock> rtp_;
  Re<mbuf> packet_;
  Re<dtmf_dec> tones_;
  Law law_ = Law::kA;
  int events_type_ = -1;
  sa peer_{};
  std::optional<sa> latched_;
  KeyFilter filter_;
  std::uint32_t timestamp_ = 0;
  std::uint32_t source_id_ = 0;
  bool sent_ = false;
};

}  // namespace vagtbro::ivr
