#include "fakes/carrier/postman.h"

#include <httplib.h>

#include "kit/base/log.h"
#include "notifications/line/signature.h"

namespace vagtbro::carrier {
namespace {

constexpr size_t kThreads = 4;
constexpr int kMostAttempts = 10;

struct Target {
  std::string origin;  // "http://host:port"
  std::string path;
};

Target Split(const std::string& url) {
  const size_t scheme = url.find("://");
  const size_t slash = url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  if (slash == std::string::npos) return {url, "/"};
  return {url.substr(0, slash), url.substr(slash)};
}

// Connections are kept for each thread: a wave of a thousand receipts should not open a thousand.
httplib::Client& ClientTo(const std::string& origin) {
  thread_local std::map<std::string, std::unique_ptr<httplib::Client>> clients;
  std::unique_ptr<httplib::Client>& client = clients[origin];
  if (client == nullptr) {
    client = std::make_unique<httplib::Client>(origin);
    client->set_keep_alive(true);
    client->set_tcp_nodelay(true);
    client->set_connection_timeout(2);
    client->set_read_timeout(5);
  }
  return *client;
}

}  // namespace

Postman::Postman(const kit::Clock& clock) : clock_(clock) {
  for (size_t i = 0; i < kThreads; ++i) threads_.emplace_back([this] { Run(); });
}

Postman::~Postman() { Stop(); }

void Postman::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Postman::Do(absl::Time due, std::function<void()> errand) {
  {
    const std::lock_guard lock(mutex_);
    errands_.emplace(due, std::move(errand));
  }
  wake_.notify_one();
}

void Postman::Post(const std::string& url, const std::string& json, const std::string& token) {
  Post(url, json, Headers{{"X-Gwapi-Signature", notifications::SignToken(json, token)}});
}

void Postman::Post(const std::string& url, const std::string& json, const Headers& headers) {
  if (url.empty()) return;
  Do(clock_.Now(), [this, url, json, headers] { Try(url, json, headers, 1); });
}

void Postman::Try(const std::string& url, const std::string& json, const Headers& headers,
                  int attempt) {
  const Target target = Split(url);
  const httplib::Headers sent(headers.begin(), headers.end());
  const auto result = ClientTo(target.origin).Post(target.path, sent, json, "application/json");
  if (result && result->status >= 200 && result->status < 300) return;
  kit::LogWarning("callback not taken",
                  {{"attempt", std::to_string(attempt)},
                   {"answer", result ? std::to_string(result->status) : "none"}});
  if (attempt >= kMostAttempts) return;
  const absl::Duration pause = absl::Seconds(1) * (1 << std::min(attempt, 6));
  Do(clock_.Now() + pause, [=, this] { Try(url, json, headers, attempt + 1); });
}

void Postman::Run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    if (errands_.empty()) {
      wake_.wait(lock);
      continue;
    }
    const absl::Time due = errands_.begin()->first;
    if (clock_.Now() < due) {
      wake_.wait_for(lock, absl::ToChronoMicroseconds(clock_.RealTimeUntil(due)));
      continue;
    }
    const std::function<void()> errand = std::move(errands_.begin()->second);
    errands_.erase(errands_.begin());
    lock.unlock();
    errand();
    lock.lock();
  }
}

}  // namespace vagtbro::carrier
