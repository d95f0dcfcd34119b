// SipLine: calls from an exchange over SIP and RTP, each with a dialog of its own.
//
// UDP and TCP on one port. INVITE with an offer or without one, hold, CANCEL, BYE, OPTIONS, INFO
// and RFC 4733 keys, transfer by REFER. 488 without PCMA and PCMU, 486 over the cap, 503 while
// draining, 420 for an extension that a peer requires; who is not on the allow-list gets silence.
//
// Shape:   one thread and one tick of 20 ms for all calls. Sound goes out all the time, silence
//          between prompts. A caller who has hung up is kept until the dialog is done.
// Errors:  INVALID_ARGUMENT for settings that cannot be, UNAVAILABLE if the address is taken.
// Threads: any; the ports are called on the line's own thread.
// Source:  design/telephony.md sections 1.5 and 5.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ivr/line/sip/ports.h"
#include "kit/ops/metrics.h"
#include "kit/time/clock.h"

namespace vagtbro::ivr {

struct SipSettings {
  std::string address = "127.0.0.1";  // one of this machine's, as peers reach it; no name
  std::uint16_t port = 0;             // 0: the system's choice, see SipLine::port()
  std::vector<std::string> peers;     // networks that may call, "10.1.0.0/16"; empty: nobody
  std::uint16_t first_rtp_port = 16384;
  std::uint16_t last_rtp_port = 32767;
  int most_calls = 200;
  absl::Duration rings = absl::Milliseconds(400);  // before it is picked up
  absl::Duration longest_call = absl::Minutes(10);
  std::vector<std::string> clips;  // folders, see Clips
  std::string transfer_host;       // "host:port" of transfers; empty: the peer of the call
};

class SipLine final {
 public:
  static absl::StatusOr<std::unique_ptr<SipLine>> Start(SipSettings settings, MakeDialog make,
                                                        BackendPort& backend,
                                                        const kit::Clock& clock,
                                                        kit::Metrics& metrics);
  // Hangs up on whoever is there, and drops what their dialogs still ask: drain first.
  ~SipLine();
  SipLine(const SipLine&) = delete;
  SipLine& operator=(const SipLine&) = delete;

  std::uint16_t port() const;
  // Calls that are running or still ask something.
  int calls() const;
  // No new calls from now on. Waits until the ones there have ended, at most for `patience`.
  void Drain(absl::Duration patience);

 private:
  class Loop;
  explicit SipLine(std::unique_ptr<Loop> loop);
  std::unique_ptr<Loop> loop_;
};

}  // namespace vagtbro::ivr
