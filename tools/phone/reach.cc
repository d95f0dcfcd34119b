#include "tools/phone/reach.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>

#include "ivr/line/sip/re.h"

namespace vagtbro::phone {
namespace {

constexpr int kSipPort = 5060;

std::string Text(const pl& text) { return {text.p, text.l}; }

std::string Number(const sockaddr* address, socklen_t size) {
  char text[NI_MAXHOST] = "";
  ::getnameinfo(address, size, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
  return text;
}

// The address from which this machine would speak to the other.
std::string OwnAddress(const addrinfo& other) {
  const int socket = ::socket(other.ai_family, SOCK_DGRAM, 0);
  if (socket < 0) return "";
  sockaddr_storage own{};
  socklen_t size = sizeof own;
  auto* address = reinterpret_cast<sockaddr*>(&own);
  // Nothing is sent by this.
  const bool known = ::connect(socket, other.ai_addr, other.ai_addrlen) == 0 &&
                     ::getsockname(socket, address, &size) == 0;
  ::close(socket);
  return known ? Number(address, size) : "";
}

}  // namespace

absl::StatusOr<Reach> FindWay(const std::string& target) {
  const bool complete = target.rfind("sip:", 0) == 0;
  const std::string text = complete ? target : "sip:" + target;
  pl all;
  pl_set_str(&all, text.c_str());
  uri parts{};
  if (uri_decode(&parts, &all) != 0 || parts.host.l == 0) {
    return absl::InvalidArgumentError("\"" + target +
                                      "\" is no SIP address, as sip:7010@host:5060");
  }
  const std::string host = Text(parts.host);
  const std::string port = std::to_string(parts.port == 0 ? kSipPort : parts.port);
  addrinfo hints{};
  hints.ai_socktype = SOCK_DGRAM;
  addrinfo* list = nullptr;
  if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &list) != 0) {
    return absl::UnavailableError("nobody knows the host \"" + host + "\"");
  }
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> found(list, ::freeaddrinfo);
  const std::string number = Number(found->ai_addr, found->ai_addrlen);
  Reach reach;
  reach.address = OwnAddress(*found);
  if (reach.address.empty()) return absl::UnavailableError("there is no way to " + host);
  const std::string user = Text(parts.user);
  const bool is_six = found->ai_family == AF_INET6;
  reach.uri = "sip:" + (user.empty() ? "" : user + "@") + (is_six ? "[" + number + "]" : number) +
              ":" + port + Text(parts.params);
  return reach;
}

}  // namespace vagtbro::phone
