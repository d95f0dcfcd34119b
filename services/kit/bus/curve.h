// Curve: who may speak on the bus, by CurveZMQ keys and an allow-list.
//
// Keys live in a folder: `secret` (own secret key, Z85, one line) and `peers/<service>` (public key
// of each service that may connect or be connected to). An empty folder name means a plain bus, for
// a single machine or a mesh that encrypts by itself.
//
// Errors:  INVALID_ARGUMENT names the file that is missing or malformed.
// Threads: the ZAP handler runs on a thread of its own until the guard is destroyed.
// Source:  ZeroMQ RFC 26 (CurveZMQ) and 27 (ZAP).
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace zmq {
class context_t;
class socket_t;
}  // namespace zmq

namespace vagtbro::kit {

class CurveGuard final {
 public:
  static absl::StatusOr<std::unique_ptr<CurveGuard>> Create(zmq::context_t& context,
                                                            const std::string& folder);
  ~CurveGuard();
  CurveGuard(const CurveGuard&) = delete;
  CurveGuard& operator=(const CurveGuard&) = delete;

  // Before bind(): only keys of the allow-list are let in.
  void SecureServer(zmq::socket_t& socket) const;
  // Before connect(): the other side must hold the key of `peer`.
  absl::Status SecureClient(zmq::socket_t& socket, const std::string& peer) const;

 private:
  class Keys;
  class Zap;
  CurveGuard();
  std::unique_ptr<Keys> keys_;
  std::unique_ptr<Zap> zap_;
};

// A new key pair: public, secret (Z85).
std::pair<std::string, std::string> NewCurveKeys();

}  // namespace vagtbro::kit
