#include "ivr/line/sip/trunk.h"

#include "ivr/line/sip/re.h"

namespace vagtbro::ivr {

std::string SipUri(const std::string& user, const std::string& host, SipTransport transport) {
  std::string uri = "sip:";
  if (!user.empty()) uri += user + "@";
  uri += host;
  switch (transport) {
    case SipTransport::kUdp:
      return uri;
    case SipTransport::kTcp:
      return uri + ";transport=tcp";
    case SipTransport::kTls:
      return uri + ";transport=tls";
  }
  return uri;
}

bool IsNumber(const std::string& number) {
  const std::size_t first = !number.empty() && number.front() == '+' ? 1 : 0;
  return number.size() > first &&
         number.find_first_not_of("0123456789", first) == std::string::npos;
}

std::string HostOf(const std::string& host_and_port) {
  if (!host_and_port.empty() && host_and_port.front() == '[') {
    return host_and_port.substr(1, host_and_port.find(']') - 1);
  }
  return host_and_port.substr(0, host_and_port.find(':'));
}

bool IsName(const std::string& host) {
  sa address;
  return !host.empty() && sa_set_str(&address, HostOf(host).c_str(), 0) != 0;
}

NotReached NotReachedBy(int status) {
  switch (status) {
    case 486:
    case 600:
      return NotReached::kBusy;
    case 408:
    case 480:
    case 487:
      return NotReached::kNoAnswer;
    case 403:
    case 603:
    case 607:
      return NotReached::kDeclined;
    case 404:
    case 410:
    case 484:
    case 604:
      return NotReached::kNoSuchNumber;
    default:
      return NotReached::kFailed;
  }
}

int TrunkCredentials(char** user, char** secret, const char* /*realm*/, void* trunk) {
  const auto& own = *static_cast<const SipTrunk*>(trunk);
  const int error = str_dup(user, own.user.c_str());
  return error != 0 ? error : str_dup(secret, own.secret.c_str());
}

}  // namespace vagtbro::ivr
