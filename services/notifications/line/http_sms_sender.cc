#include "notifications/line/http_sms_sender.h"

#include <httplib.h>

#include <condition_variable>
#include <nlohmann/json.hpp>
#include <set>

#include "kit/base/log.h"
#include "notifications/effects/address_key.h"

namespace vagtbro::notifications {
namespace {

constexpr time_t kConnectSeconds = 2;
constexpr time_t kAnswerSeconds = 10;
// A connection that is just being made can be broken off only once it stands.
constexpr std::chrono::milliseconds kBreakOffAgain{20};

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

  // nullptr: stopped.
  std::shared_ptr<httplib::Client> Take() {
    const std::lock_guard lock(mutex_);
    if (stopping_) return nullptr;
    std::shared_ptr<httplib::Client> client;
    if (idle_.empty()) {
      client = Make();
    } else {
      client = std::move(idle_.back());
      idle_.pop_back();
    }
    busy_.insert(client);
    return client;
  }

  void GiveBack(const std::shared_ptr<httplib::Client>& client, bool usable) {
    const std::lock_guard lock(mutex_);
    busy_.erase(client);
    if (usable) idle_.push_back(client);
    changed_.notify_all();
  }

  void Stop() {
    std::unique_lock lock(mutex_);
    stopping_ = true;
    while (!busy_.empty()) {
      for (const auto& client : busy_) client->stop();
      changed_.wait_for(lock, kBreakOffAgain);
    }
  }

 private:
  std::shared_ptr<httplib::Client> Make() const {
    auto client = std::make_shared<httplib::Client>(url_);
    client->set_keep_alive(true);
    // Without it, head and body of a request wait 40 ms for each other.
    client->set_tcp_nodelay(true);
    client->set_connection_timeout(kConnectSeconds);
    client->set_read_timeout(kAnswerSeconds);
    client->set_write_timeout(kAnswerSeconds);
    return client;
  }

  std::string url_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool stopping_ = false;
  std::vector<std::shared_ptr<httplib::Client>> idle_;
  std::set<std::shared_ptr<httplib::Client>> busy_;
};

HttpSmsSender::HttpSmsSender(CarrierAccount account)
    : account_(std::move(account)),
      connections_(std::make_unique<Connections>(SplitUrl(account_.url).first)) {}
HttpSmsSender::~HttpSmsSender() = default;

void HttpSmsSender::Stop() { connections_->Stop(); }

absl::Status HttpSmsSender::Send(const Sms& sms) {
  nlohmann::json request = {{"sender", account_.sender},
                            {"message", sms.text},
                            {"userref", sms.reference},
                            {"recipients", {{{"msisdn", Msisdn(sms.phone)}}}}};
  if (!account_.callback_url.empty()) request["callback_url"] = account_.callback_url;
  const httplib::Headers headers = {{"Authorization", "Token " + account_.token}};

  const auto client = connections_->Take();
  if (client == nullptr) return absl::UnavailableError(std::string("stopping"));
  const httplib::Result result = client->Post(SplitUrl(account_.url).second + "/rest/mtsms",
                                              headers, request.dump(), "application/json");
  // A connection that failed is thrown away with its client.
  connections_->GiveBack(client, static_cast<bool>(result));
  if (!result) {
    return absl::UnavailableError("carrier not reached: " + httplib::to_string(result.error()));
  }
  return StatusOf(result->status, result->body);
}

}  // namespace vagtbro::notifications
