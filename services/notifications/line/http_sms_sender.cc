#include "notifications/line/http_sms_sender.h"

#include <httplib.h>

#include <nlohmann/json.hpp>

#include "kit/base/log.h"
#include "notifications/effects/address_key.h"

namespace vagtbro::notifications {
namespace {

constexpr time_t kConnectSeconds = 3;
constexpr time_t kAnswerSeconds = 10;

// What the carrier's refusal is called, without the text of the message.
std::string CodeOf(const std::string& body) {
  const auto error = nlohmann::json::parse(body, nullptr, /*allow_exceptions=*/false);
  if (!error.is_object() || !error.contains("code") || !error["code"].is_string()) return "";
  return error["code"].get<std::string>();
}

absl::Status StatusOf(int http_status, const std::string& body) {
  if (http_status >= 200 && http_status < 300) return absl::OkStatus();
  const std::string what = "carrier answered " + std::to_string(http_status) + " " + CodeOf(body);
  kit::LogWarning("carrier refused",
                  {{"http_status", std::to_string(http_status)}, {"code", CodeOf(body)}});
  const bool for_ever = http_status == 400 || http_status == 422;
  if (for_ever) return absl::InvalidArgumentError(what);
  return absl::UnavailableError(what);
}

// "https://host:443/path/" is "https://host:443" and "/path".
std::pair<std::string, std::string> SplitUrl(const std::string& url) {
  const size_t scheme = url.find("://");
  const size_t slash = url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  if (slash == std::string::npos) return {url, ""};
  std::string path = url.substr(slash);
  while (!path.empty() && path.back() == '/') path.pop_back();
  return {url.substr(0, slash), path};
}

}  // namespace

// Kept connections; one is used by one thread at a time.
class HttpSmsSender::Connections {
 public:
  explicit Connections(std::string url) : url_(std::move(url)) {}

  std::unique_ptr<httplib::Client> Take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto client = std::move(idle_.back());
        idle_.pop_back();
        return client;
      }
    }
    auto client = std::make_unique<httplib::Client>(url_);
    client->set_keep_alive(true);
    // Without it, head and body of a request wait 40 ms for each other.
    client->set_tcp_nodelay(true);
    client->set_connection_timeout(kConnectSeconds);
    client->set_read_timeout(kAnswerSeconds);
    client->set_write_timeout(kAnswerSeconds);
    return client;
  }

  void GiveBack(std::unique_ptr<httplib::Client> client) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(client));
  }

 private:
  std::string url_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<httplib::Client>> idle_;
};

HttpSmsSender::HttpSmsSender(CarrierAccount account)
    : account_(std::move(account)),
      connections_(std::make_unique<Connections>(SplitUrl(account_.url).first)) {}
HttpSmsSender::~HttpSmsSender() = default;

absl::Status HttpSmsSender::Send(const Sms& sms) {
  nlohmann::json request = {{"sender", account_.sender},
                            {"message", sms.text},
                            {"userref", sms.reference},
                            {"recipients", {{{"msisdn", Msisdn(sms.phone)}}}}};
  if (!account_.callback_url.empty()) request["callback_url"] = account_.callback_url;
  const httplib::Headers headers = {{"Authorization", "Token " + account_.token}};

  auto client = connections_->Take();
  const httplib::Result result = client->Post(SplitUrl(account_.url).second + "/rest/mtsms",
                                              headers, request.dump(), "application/json");
  if (!result) {
    // The connection is thrown away with the client.
    return absl::UnavailableError("carrier not reached: " + httplib::to_string(result.error()));
  }
  connections_->GiveBack(std::move(client));
  return StatusOf(result->status, result->body);
}

}  // namespace vagtbro::notifications
