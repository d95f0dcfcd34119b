// ListenInBackground: an HTTP server on a thread of its own.
//
// Returns once it listens: a stop() that came before would be lost, and the join after it would
// last for ever.
//
// Threads: any; the server must outlive the thread.
#pragma once

#include <httplib.h>

#include <atomic>
#include <memory>
#include <thread>

namespace vagtbro::kit {

// `server` is bound.
inline std::thread ListenInBackground(httplib::Server& server) {
  const auto ended = std::make_shared<std::atomic<bool>>(false);
  std::thread thread([&server, ended] {
    server.listen_after_bind();
    *ended = true;
  });
  while (!server.is_running() && !*ended) std::this_thread::yield();
  return thread;
}

}  // namespace vagtbro::kit
