// SipLine: calls from and to an exchange over SIP and RTP, each with a dialog of its own.
//
// UDP and TCP on one port, TLS on another. INVITE with an offer or without one, hold, CANCEL, BYE,
// OPTIONS, INFO and RFC 4733 keys, transfer by REFER, SRTP by SDES, REGISTER with digest. 488
// without PCMA and PCMU, 486 over the cap, 503 while draining or from an address that calls too
// often, 420 for an extension that a peer requires; who is not on the allow-list gets silence.
//
// Shape:   one thread and one tick of 20 ms for all calls. Sound goes out all the time, silence
//          between prompts. A caller who has hung up is kept until the dialog is done.
// Errors:  INVALID_ARGUMENT for settings that cannot be, UNAVAILABLE if the address is taken.
// Threads: any; the ports are called on the line's own thread.
// Source:  design/telephony.md sections 1.2, 1.5 and 5. libre 1.1 lacks PRACK (100rel), UPDATE,
//          session timers and SHA-256 digests: who requires the first three gets 420. Over TCP and
//          TLS our own requests go to the peer's Contact, where it must listen.
#pragma once

#include <cstdint>
#include <memory>

#include "absl/status/statusor.h"
#include "ivr/call/dialer.h"
#include "ivr/line/sip/ports.h"
#include "ivr/line/sip/sip_settings.h"
#include "kit/ops/metrics.h"
#include "kit/time/clock.h"

namespace vagtbro::ivr {

class SipLine final : public Dialer {
 public:
  static absl::StatusOr<std::unique_ptr<SipLine>> Start(SipSettings settings, MakeDialog make,
                                                        BackendPort& backend,
                                                        const kit::Clock& clock,
                                                        kit::Metrics& metrics);
  // Hangs up on whoever is there; they have failed, whatever their dialogs still ask: drain first.
  ~SipLine() override;
  SipLine(const SipLine&) = delete;
  SipLine& operator=(const SipLine&) = delete;

  std::uint16_t port() const;
  // 0: there is no TLS.
  std::uint16_t tls_port() const;
  // Calls that are running or still ask something.
  int calls() const;
  // No new calls from now on. Waits for `patience` at most until the ones there have ended; then
  // hangs up, and lets their dialogs do for some seconds what they still want.
  void Drain(absl::Duration patience);

  // There is a trunk to ring by.
  bool can_ring() const;
  // Counts to the cap; over it, and while draining, nobody is reached.
  void Ring(const OutCall& call, std::unique_ptr<Dialog> dialog, Ended ended) override;

 private:
  class Loop;
  explicit SipLine(std::unique_ptr<Loop> loop);
  std::unique_ptr<Loop> loop_;
};

}  // namespace vagtbro::ivr
