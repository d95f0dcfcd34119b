// RawSocket: a browser's end of a connection, byte by byte.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>

#include "kit/base/check.h"

namespace vagtbro::gateway {

class RawSocket final {
 public:
  explicit RawSocket(int port, int receive_buffer = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive_buffer > 0) {
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof(receive_buffer));
    }
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    KIT_CHECK(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
  }
  ~RawSocket() { Close(); }
  RawSocket(const RawSocket&) = delete;
  RawSocket& operator=(const RawSocket&) = delete;

  void Close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }
  void Send(const std::string& bytes) { KIT_CHECK(TrySend(bytes)); }
  // False: the other side has gone already.
  bool TrySend(const std::string& bytes) {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size());
  }
  // Says that nothing more comes.
  void Finish() { ::shutdown(socket_, SHUT_WR); }
  // Until what was read contains `mark`, or the other side has ended or is silent for long.
  std::string ReadUntil(const std::string& mark) {
    std::string seen;
    char buffer[4096];
    while (mark.empty() || seen.find(mark) == std::string::npos) {
      const ssize_t got = ::recv(socket_, buffer, sizeof(buffer), 0);
      if (got <= 0) break;
      seen.append(buffer, static_cast<size_t>(got));
    }
    return seen;
  }
  std::string ReadAll() { return ReadUntil(""); }

 private:
  int socket_;
};

}  // namespace vagtbro::gateway
