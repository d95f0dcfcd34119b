// HttpOps: /metrics for Prometheus, /livez and /readyz for whoever keeps the process running.
//
// Errors:  Start(): UNAVAILABLE if the address is taken or malformed.
// Threads: its own.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"

namespace vagtbro::kit {

class HttpOps final {
 public:
  // `metrics_text` gives /metrics; `why_not_ready` answers an empty text when the service is ready,
  // otherwise what it waits for.
  HttpOps(std::function<std::string()> metrics_text, std::function<std::string()> why_not_ready);
  ~HttpOps();
  HttpOps(const HttpOps&) = delete;
  HttpOps& operator=(const HttpOps&) = delete;

  absl::Status Start(const std::string& listen);
  void Stop();

 private:
  struct Server;
  std::unique_ptr<Server> server_;
};

}  // namespace vagtbro::kit
