// CallAudio: the sound of one call: SDP with the peer, frames out, frames and keys in.
//
// PCMA before PCMU, telephone-event on the peer's payload type as well as on ours (101). Sound is
// taken from the negotiated address only, or from the one that a peer behind an address
// translation sends its first packet from; keys in the sound itself only if the peer has no
// telephone-event. Where SRTP was agreed on, nothing else goes out or comes in, and a re-INVITE
// cannot take it back.
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
#include "ivr/line/sip/secure_sound.h"
#include "ivr/line/sip/sip_settings.h"

namespace vagtbro::ivr {

struct RtpPorts {
  std::uint16_t first = 16384;
  std::uint16_t last = 32767;
};
struct RtpCount {
  std::uint32_t received = 0;
  std::uint32_t lost = 0;
  absl::Duration jitter;
};

class CallAudio final {
 public:
  // The time of `now` only grows.
  static std::unique_ptr<CallAudio> Open(const sa& local, RtpPorts ports, SrtpUse srtp,
                                         std::function<absl::Duration()> now,
                                         std::function<void(char)> on_key);
  // Where the peer's SIP comes from; its sound may come from there too.
  void set_signal(const sa& signal) { signal_ = signal; }

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
  // When the peer's last packet came, of sound or of RTCP.
  absl::Duration last_heard() const { return last_heard_; }
  bool secure() const { return secure_ != nullptr; }

 private:
  CallAudio() = default;
  static void Received(const sa* source, const rtp_header* header, mbuf* payload, void* arg);
  static void Reported(const sa* source, struct rtcp_msg* message, void* arg);
  static void Toned(char key, void* arg);
  bool Describe(sdp_session* sdp, SrtpUse srtp);
  void OnPacket(const rtp_header& header, mbuf* payload);
  bool Accept(const sa& source);
  bool Agree();
  bool AgreeOnKeys();
  void OfferKey(int tag);

  std::function<absl::Duration()> now_;
  std::function<void(char)> on_key_;
  sa signal_{};
  Re<sdp_session> sdp_;
  sdp_media* media_ = nullptr;           // lives in sdp_
  std::unique_ptr<SecureSound> secure_;  // goes after rtp_, whose last report it encrypts
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
  absl::Duration last_heard_;
  bool keys_offered_ = false;
  bool sent_ = false;
};

}  // namespace vagtbro::ivr
