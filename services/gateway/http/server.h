// HttpServer: HTTP/1.1 for thousands of long streams on a few threads.
//
// Shape:   keep-alive; one request of a connection at a time; what a browser sends must be framed
//          one way only (no request smuggling).
// Errors:  too long a header 431, too long a body 413, malformed 400; then the connection closes.
//          A reader that takes nothing for `write_patience` is dropped, and so is one whose
//          machine says nothing for `silence`, though it never closed: a telephone in a lift.
// Threads: its own; the handler is called on them.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "gateway/http/exchange.h"

namespace vagtbro::gateway {

struct HttpOptions {
  int threads = 2;
  size_t header_bytes = 16 << 10;
  size_t body_bytes = 1 << 20;
  size_t connections = 20000;  // more are closed at once
  // From the end of one answer to the whole next request.
  std::chrono::milliseconds idle{60000};
  std::chrono::milliseconds write_patience{20000};
  std::chrono::milliseconds silence{45000};
  int send_buffer = 0;  // of the socket, in bytes; 0: as the system has it
  // On every answer that has none of that name.
  Headers always;
};

class HttpServer final {
 public:
  HttpServer(HttpOptions options, Handler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Listens on "host:port"; the port it got.
  absl::StatusOr<int> Start(const std::string& listen);
  // Takes no new connection and closes each when its answer is done. Does not wait.
  void Drain();
  // Closes what is left after `patience`, and ends the threads.
  void Stop(std::chrono::milliseconds patience);

  size_t connections() const;
  // Readers dropped because they took nothing.
  size_t dropped() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace vagtbro::gateway
