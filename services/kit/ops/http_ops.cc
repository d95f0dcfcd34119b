#include "kit/ops/http_ops.h"

#include <httplib.h>

#include <thread>

#include "kit/ops/http_listen.h"

namespace vagtbro::kit {

struct HttpOps::Server {
  httplib::Server http;
  std::thread thread;
};

HttpOps::HttpOps(std::function<std::string()> metrics_text,
                 std::function<std::string()> why_not_ready)
    : server_(std::make_unique<Server>()) {
  server_->http.new_task_queue = [] { return new httplib::ThreadPool(2); };
  server_->http.Get(
      "/metrics", [metrics_text](const httplib::Request&, httplib::Response& response) {
        response.set_content(metrics_text(), "text/plain; version=0.0.4; charset=utf-8");
      });
  server_->http.Get("/livez", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("ok\n", "text/plain");
  });
  server_->http.Get("/readyz",
                    [why_not_ready](const httplib::Request&, httplib::Response& response) {
                      const std::string reason = why_not_ready();
                      response.status = reason.empty() ? 200 : 503;
                      response.set_content(reason.empty() ? "ok\n" : reason + "\n", "text/plain");
                    });
}

HttpOps::~HttpOps() { Stop(); }

absl::Status HttpOps::Start(const std::string& listen) {
  const size_t colon = listen.rfind(':');
  if (colon == std::string::npos) {
    return absl::InvalidArgumentError("http_listen '" + listen + "': want host:port");
  }
  const int port = std::atoi(listen.c_str() + colon + 1);
  if (!server_->http.bind_to_port(listen.substr(0, colon).c_str(), port)) {
    return absl::UnavailableError("http_listen " + listen + " is taken or not ours");
  }
  server_->thread = kit::ListenInBackground(server_->http);
  return absl::OkStatus();
}

void HttpOps::Stop() {
  server_->http.stop();
  if (server_->thread.joinable()) server_->thread.join();
}

}  // namespace vagtbro::kit
