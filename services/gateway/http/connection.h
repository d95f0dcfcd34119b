// Connection: one socket of the HTTP server, request after request.
//
// Threads: its strand; Shut() from any.
#pragma once

#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/strand.hpp>
#include <memory>

#include "gateway/http/server.h"

namespace vagtbro::gateway {

// What all connections of one server share; outlives them.
struct Shared {
  HttpOptions options;
  Handler handler;
  std::atomic<bool> draining = false;
  std::atomic<size_t> connections = 0;
  std::atomic<size_t> dropped = 0;
};

// A connection that can be told to close.
class Closable {
 public:
  virtual ~Closable() = default;
  // `now`: whatever runs; otherwise when no answer is under way.
  virtual void Shut(bool now) = 0;
};

// Serves the socket until it closes. The socket's executor is a strand.
std::weak_ptr<Closable> Serve(Shared& shared, boost::asio::ip::tcp::socket socket);

}  // namespace vagtbro::gateway
