#include "ivr/settings_sip.h"

#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include "ivr/line/sip/sip_peers.h"
#include "ivr/line/sip/trunk.h"

namespace vagtbro::ivr {
namespace {

constexpr int kLargestPort = 65535;
// A call takes two and tries a few at random, so half of them are to be free.
constexpr int kPortsPerCall = 4;

std::vector<std::string> Split(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, ',');) parts.push_back(part);
  return parts;
}

std::optional<int> NumberOf(const std::string& text, int most) {
  if (text.empty() || text.size() > 5) return std::nullopt;
  if (text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  const int number = std::stoi(text);
  if (number > most) return std::nullopt;
  return number;
}

// "16384-32767".
std::optional<std::pair<int, int>> PortsOf(const std::string& text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string::npos) return std::nullopt;
  const auto first = NumberOf(text.substr(0, dash), kLargestPort);
  const auto last = NumberOf(text.substr(dash + 1), kLargestPort);
  // A call takes an even port and the next one.
  if (!first || !last || *first < 1024 || *first % 2 != 0 || *last <= *first) return std::nullopt;
  return std::pair(*first, *last);
}

std::optional<SipTransport> TransportOf(const std::string& text) {
  if (text == "udp") return SipTransport::kUdp;
  if (text == "tcp") return SipTransport::kTcp;
  if (text == "tls") return SipTransport::kTls;
  return std::nullopt;
}

std::optional<SrtpUse> SrtpOf(const std::string& text) {
  if (text == "off") return SrtpUse::kOff;
  if (text == "allow") return SrtpUse::kAllow;
  if (text == "require") return SrtpUse::kRequire;
  return std::nullopt;
}

// The first line of a file; empty: it cannot be read.
std::string SecretIn(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
  return line;
}

bool CanRead(const std::string& path) { return std::ifstream(path).good(); }

// "10.0.0.9:5060", "exchange.example", "[2001:db8::9]:5061"; nothing that would end an address.
bool IsPlace(const std::string& text) {
  constexpr char kAllowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]";
  if (text.find_first_not_of(kAllowed) != std::string::npos || HostOf(text).empty()) return false;
  const std::size_t bracket = text.find(']');
  const std::size_t colon = text.find(':', bracket == std::string::npos ? 0 : bracket);
  return colon == std::string::npos ||
         NumberOf(text.substr(colon + 1), kLargestPort).value_or(0) > 0;
}

std::string MissingTrunk(const kit::Config& config) {
  const std::string& trunk = config.Get("sip_trunk");
  const std::string& registrar = config.Get("sip_registrar");
  const std::string& user = config.Get("sip_trunk_user");
  const std::string& secret = config.Get("sip_trunk_secret_file");
  if (!trunk.empty() && !IsPlace(trunk)) return "--sip-trunk is host:port of the exchange";
  if (!registrar.empty() && !IsPlace(registrar)) return "--sip-registrar is host:port";
  if (!trunk.empty() && config.Get("sip_address").empty()) {
    return "--sip-trunk needs --sip-address: the line that rings";
  }
  const std::string& caller = config.Get("sip_caller_id");
  if (!trunk.empty() && (!IsNumber(caller) || caller.front() != '+')) {
    return "--sip-trunk needs --sip-caller-id: the number that is shown, as +4587123456";
  }
  if (!registrar.empty() && user.empty()) return "--sip-registrar needs --sip-trunk-user";
  if (user.find_first_of("@<>\"; \t") != std::string::npos) {
    return "--sip-trunk-user is a name without @ and blanks";
  }
  if (user.empty() != secret.empty()) {
    return "--sip-trunk-user and --sip-trunk-secret-file belong together";
  }
  if (!secret.empty() && SecretIn(secret).empty()) {
    return "--sip-trunk-secret-file: " + secret + " cannot be read or is empty";
  }
  return "";
}

std::string MissingTls(const kit::Config& config) {
  const std::string& certificate = config.Get("sip_tls_cert");
  for (const char* name : {"cert", "key", "ca"}) {
    const std::string& path = config.Get(std::string("sip_tls_") + name);
    if (!path.empty() && !CanRead(path)) {
      return std::string("--sip-tls-") + name + ": " + path + " cannot be read";
    }
    if (!path.empty() && certificate.empty()) {
      return std::string("--sip-tls-") + name + " needs --sip-tls-cert";
    }
  }
  const auto transport = TransportOf(config.Get("sip_transport"));
  if (!transport) return "--sip-transport is udp, tcp or tls";
  if (*transport == SipTransport::kTls && certificate.empty()) {
    return "--sip-transport tls needs --sip-tls-cert";
  }
  if (!SrtpOf(config.Get("sip_srtp"))) return "--sip-srtp is off, allow or require";
  return "";
}

}  // namespace

std::vector<kit::Option> SipOptions() {
  return {
      {"sip_address", "", "this machine's address for SIP and RTP; empty: no such line"},
      {"sip_port", "5060", "UDP and TCP; 0: any"},
      {"sip_allow", "127.0.0.1", "exchanges that may call: addresses or networks, by commas"},
      {"sip_clips", "prompts", "folders of A-law clips by commas, a tenant's own first"},
      {"sip_rate", "50", "calls a second that one address may begin; twice that at once"},
      {"rtp_ports", "16384-32767", "first-last port of sound, four for each of most_calls"},
      {"sip_tls_port", "5061", "TLS, if there is a certificate; 0: any"},
      {"sip_tls_cert", "", "PEM file of the certificate with its chain; empty: no TLS"},
      {"sip_tls_key", "", "PEM file of its key; empty: in the file of the certificate"},
      {"sip_tls_ca", "", "PEM file of who vouches for the exchange; empty: it is believed"},
      {"sip_srtp", "allow", "off, allow (who offers it gets it) or require"},
      {"sip_trunk", "", "host:port of the exchange that takes our calls; empty: nobody is rung"},
      {"sip_transport", "udp", "udp, tcp or tls: to the trunk and the registrar"},
      {"sip_trunk_user", "", "user of the trunk and the registrar; empty: by address alone"},
      {"sip_trunk_secret_file", "", "file with that user's secret"},
      {"sip_caller_id", "", "number shown to those we ring, as +4587123456"},
      {"sip_registrar", "", "host:port where the line registers; empty: nowhere"},
  };
}

std::string MissingSip(const kit::Config& config) {
  if (!NumberOf(config.Get("sip_port"), kLargestPort)) return "--sip-port is a port";
  if (!NumberOf(config.Get("sip_tls_port"), kLargestPort)) return "--sip-tls-port is a port";
  if (NumberOf(config.Get("sip_rate"), 9999).value_or(0) < 1) {
    return "--sip-rate is a number from 1 to 9999";
  }
  if (!PortsOf(config.Get("rtp_ports"))) {
    return "--rtp-ports is first-last, as 16384-32767: the first one even and above 1023";
  }
  const auto [first, last] = *PortsOf(config.Get("rtp_ports"));
  const int most_calls = NumberOf(config.Get("most_calls"), 9999).value_or(0);
  if (!config.Get("sip_address").empty() && last - first + 1 < kPortsPerCall * most_calls) {
    return "--rtp-ports: " + std::to_string(most_calls) + " calls (--most-calls) need " +
           std::to_string(kPortsPerCall * most_calls) +
           " ports: a call takes two, and must find them quickly";
  }
  const auto peers = SipPeers::Parse(Split(config.Get("sip_allow")));
  if (!peers.ok()) return "--sip-allow: " + std::string(peers.status().message());
  const std::string tls = MissingTls(config);
  return tls.empty() ? MissingTrunk(config) : tls;
}

SipSettings SipSettingsOf(const kit::Config& config) {
  const auto port = [&](const char* name) {
    return static_cast<std::uint16_t>(*NumberOf(config.Get(name), kLargestPort));
  };
  const auto [first, last] = *PortsOf(config.Get("rtp_ports"));
  SipSettings settings;
  settings.address = config.Get("sip_address");
  settings.port = port("sip_port");
  settings.tls_port = port("sip_tls_port");
  settings.peers = Split(config.Get("sip_allow"));
  settings.clips = Split(config.Get("sip_clips"));
  settings.most_calls = *NumberOf(config.Get("most_calls"), 9999);
  settings.invites_per_second = *NumberOf(config.Get("sip_rate"), 9999);
  settings.first_rtp_port = static_cast<std::uint16_t>(first);
  settings.last_rtp_port = static_cast<std::uint16_t>(last);
  settings.tls = {config.Get("sip_tls_cert"), config.Get("sip_tls_key"), config.Get("sip_tls_ca")};
  settings.srtp = *SrtpOf(config.Get("sip_srtp"));
  SipTrunk& trunk = settings.trunk;
  trunk.host = config.Get("sip_trunk");
  trunk.transport = *TransportOf(config.Get("sip_transport"));
  trunk.user = config.Get("sip_trunk_user");
  if (!trunk.user.empty()) trunk.secret = SecretIn(config.Get("sip_trunk_secret_file"));
  trunk.caller_id = config.Get("sip_caller_id");
  trunk.registrar = config.Get("sip_registrar");
  return settings;
}

}  // namespace vagtbro::ivr
