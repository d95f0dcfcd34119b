// SecureSound: SRTP on the sockets of one call: what goes out is encrypted, and nothing comes in
// that was not.
//
// Shape:   outlives the rtp_sock it secures, whose last report is encrypted too; one key of ours
// for the whole call; the peer's may change with a re-INVITE. The replay
//          window and the roll-over counter are libre's.
// Threads: the loop's.
// Source:  RFC 3711; the keys come by sdes.h.
#pragma once

#include <memory>

#include "ivr/line/sip/re.h"
#include "ivr/line/sip/sdes.h"

namespace vagtbro::ivr {

class SecureSound final {
 public:
  // Null: no random bytes, or no memory.
  static std::unique_ptr<SecureSound> Create();
  ~SecureSound();
  SecureSound(const SecureSound&) = delete;
  SecureSound& operator=(const SecureSound&) = delete;

  const SrtpKey& own_key() const { return own_key_; }
  // From now on the sockets of `rtp` are secured; what was sent before stays as it was. False: no.
  bool Secure(const struct rtp_sock* rtp, const SrtpKey& peer_key);

 private:
  SecureSound() = default;
  static bool Sent(int* error, sa* to, mbuf* packet, void* arg);
  static bool Received(sa* from, mbuf* packet, void* arg);
  static bool SentReport(int* error, sa* to, mbuf* packet, void* arg);
  static bool ReceivedReport(sa* from, mbuf* packet, void* arg);

  SrtpKey own_key_{};
  SrtpKey peer_key_{};
  Re<srtp> out_;
  Re<srtp> in_;
  Re<udp_sock> packets_;  // kept until the helpers are gone
  Re<udp_sock> control_;
  Re<udp_helper> sound_;
  Re<udp_helper> reports_;
};

}  // namespace vagtbro::ivr
