#include "harness/test_carrier.h"

#include <httplib.h>

#include <nlohmann/json.hpp>
#include <regex>
#include <thread>

#include "kit/base/check.h"
#include "kit/ops/http_listen.h"
#include "notifications/line/signature.h"

namespace vagtbro::harness {

struct TestCarrier::Server {
  httplib::Server http;
  std::thread thread;
  int port = 0;
};

std::string TakenSms::code() const {
  static const std::regex kCode("(?:JA|YES) (\\d{4})");
  std::smatch match;
  return std::regex_search(text, match, kCode) ? match[1].str() : "";
}

TestCarrier::TestCarrier(std::string token)
    : token_(std::move(token)), server_(std::make_unique<Server>()) {
  server_->http.Post(
      "/rest/mtsms", [this](const httplib::Request& request, httplib::Response& response) {
        if (request.get_header_value("Authorization") != "Token " + token_) {
          response.status = 401;
          return;
        }
        const auto body = nlohmann::json::parse(request.body);
        const auto& msisdn = body["recipients"][0]["msisdn"];  // a number or a text
        const TakenSms sms{msisdn.is_string() ? msisdn.get<std::string>() : msisdn.dump(),
                           body["message"], body["userref"], std::chrono::steady_clock::now()};
        {
          const std::lock_guard lock(mutex_);
          const bool known = std::any_of(taken_.begin(), taken_.end(), [&](const TakenSms& other) {
            return other.reference == sms.reference;
          });
          known ? static_cast<void>(++repeated_) : taken_.push_back(sms);
        }
        changed_.notify_all();
        if (on_take_) on_take_(sms);
        response.set_content(R"({"ids":[1],"usage":{}})", "application/json");
      });
  server_->http.set_tcp_nodelay(true);
  server_->port = server_->http.bind_to_any_port("127.0.0.1");
  server_->thread = kit::ListenInBackground(server_->http);
}

TestCarrier::~TestCarrier() {
  server_->http.stop();
  server_->thread.join();
}

std::string TestCarrier::url() const { return "http://127.0.0.1:" + std::to_string(server_->port); }

void TestCarrier::SetWebhook(const std::string& url) { webhook_ = url; }

std::vector<TakenSms> TestCarrier::taken() const {
  const std::lock_guard lock(mutex_);
  return taken_;
}

size_t TestCarrier::repeated() const {
  const std::lock_guard lock(mutex_);
  return repeated_;
}

int TestCarrier::Post(const std::string& path, const std::string& body) {
  httplib::Client client(webhook_);
  const httplib::Headers headers = {{"X-Gwapi-Signature", notifications::SignToken(body, token_)}};
  const auto result = client.Post(path, headers, body, "application/json");
  return result ? result->status : 0;
}

int TestCarrier::Reply(const std::string& msisdn, const std::string& text,
                       const std::string& reply_id) {
  const nlohmann::json body = {{"id", std::stoull(reply_id)}, {"msisdn", std::stoull(msisdn)},
                               {"receiver", 4511112222},      {"message", text},
                               {"senttime", 1770004800},      {"webhook_label", "vagtbro"}};
  return Post("/v1/carrier/incoming", body.dump());
}

int TestCarrier::Receipt(const TakenSms& sms, const std::string& status) {
  const nlohmann::json body = {{"id", 1},
                               {"msisdn", std::stoull(sms.msisdn)},
                               {"time", 1770004800},
                               {"status", status},
                               {"userref", sms.reference}};
  return Post("/v1/carrier/status", body.dump());
}

}  // namespace vagtbro::harness
