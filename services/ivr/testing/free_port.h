// FreePort: a port of UDP that the system has just given, for a program that wants to be told one.
#pragma once

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>

#include "kit/base/check.h"

namespace vagtbro::ivr {

inline std::uint16_t FreePort() {
  const int socket = ::socket(AF_INET, SOCK_DGRAM, 0);
  KIT_CHECK(socket >= 0);
  sockaddr_in local{};
  local.sin_family = AF_INET;
  local.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  KIT_CHECK(::bind(socket, reinterpret_cast<const sockaddr*>(&local), sizeof(local)) == 0);
  socklen_t size = sizeof(local);
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&local), &size);
  ::close(socket);
  return ntohs(local.sin_port);
}

}  // namespace vagtbro::ivr
