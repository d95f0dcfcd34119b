// SipSettings: what a telephone engineer decides about the SIP line.
//
// Shape:   plain values; sip_settings of vagtbro-ivr are read and checked in settings_sip.h.
// Units:   a "host:port" may leave out the port (5060, with TLS 5061). A host may be a name; then
//          it is looked up when it is needed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace vagtbro::ivr {

enum class SipTransport { kUdp, kTcp, kTls };

// kAllow: whoever offers SRTP gets it, and our own offers are plain. kRequire: nothing plain.
enum class SrtpUse { kOff, kAllow, kRequire };

// The exchange that takes our calls, and where we register. Empty: no such thing.
struct SipTrunk {
  std::string host;  // "10.0.0.9:5060"
  SipTransport transport = SipTransport::kUdp;
  std::string user;       // of the digest; empty: none is given
  std::string secret;     // never logged
  std::string caller_id;  // E.164, shown to those we ring
  std::string registrar;  // "10.0.0.9"
  int register_seconds = 300;
};

// Files in PEM. Without a certificate there is no TLS.
struct SipTls {
  std::string certificate;  // with its chain
  std::string key;          // empty: in the file of the certificate
  std::string authorities;  // who vouches for the exchange; empty: anybody is believed
};

struct SipSettings {
  std::string address = "127.0.0.1";  // one of this machine's, as peers reach it; no name
  std::uint16_t port = 0;             // UDP and TCP; 0: the system's choice
  std::uint16_t tls_port = 0;         // the same
  // Networks that may call, "10.1.0.0/16", beside the trunk and the registrar if they are
  // addresses.
  std::vector<std::string> peers;
  std::uint16_t first_rtp_port = 16384;
  std::uint16_t last_rtp_port = 32767;
  int most_calls = 200;
  int invites_per_second = 50;                     // of one address; twice as many at once
  absl::Duration rings = absl::Milliseconds(400);  // before it is picked up
  absl::Duration longest_call = absl::Minutes(10);
  // A peer that is silent for so long is asked whether it is there, and given up after `patience`.
  absl::Duration quiet = absl::Seconds(20);
  absl::Duration patience = absl::Seconds(30);
  absl::Duration last_words = absl::Seconds(4);  // how long the last BYE may be sent again
  std::vector<std::string> clips;                // folders, see Clips
  std::string transfer_host;  // "host:port" of transfers; empty: the peer of the call
  SipTrunk trunk;
  SipTls tls;
  SrtpUse srtp = SrtpUse::kAllow;
};

}  // namespace vagtbro::ivr
