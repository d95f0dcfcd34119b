#include "notifications/line/http_paper_sender.h"

#include <httplib.h>

#include <condition_variable>
#include <set>

#include "kit/base/log.h"
#include "notifications/line/signature.h"

namespace vagtbro::notifications {
namespace {

constexpr time_t kConnectSeconds = 2;
constexpr time_t kAnswerSeconds = 10;
constexpr std::chrono::milliseconds kBreakOffAgain{20};

const std::set<int> kNever = {400, 404, 405, 410, 413, 422};

struct Target {
  std::string origin;  // "https://host:port"
  std::string path;
};

Target Split(const std::string& url) {
  const size_t scheme = url.find("://");
  const size_t slash = url.find('/', scheme == std::string::npos ? 0 : scheme + 3);
  if (slash == std::string::npos) return {url, "/"};
  return {url.substr(0, slash), url.substr(slash)};
}

}  // namespace

struct HttpPaperSender::UnderWay {
  std::mutex mutex;
  std::condition_variable changed;
  bool stopping = false;
  std::set<httplib::Client*> clients;
};

HttpPaperSender::HttpPaperSender(std::string master)
    : master_(std::move(master)), under_way_(std::make_unique<UnderWay>()) {}
HttpPaperSender::~HttpPaperSender() = default;

void HttpPaperSender::Stop() {
  std::unique_lock lock(under_way_->mutex);
  under_way_->stopping = true;
  while (!under_way_->clients.empty()) {
    for (httplib::Client* client : under_way_->clients) client->stop();
    under_way_->changed.wait_for(lock, kBreakOffAgain);
  }
}

absl::Status HttpPaperSender::Send(const Paper& paper) {
  const Target target = Split(paper.address);
  httplib::Client client(target.origin);
  if (!client.is_valid()) return absl::InvalidArgumentError(std::string("no such address"));
  client.set_connection_timeout(kConnectSeconds);
  client.set_read_timeout(kAnswerSeconds);
  client.set_write_timeout(kAnswerSeconds);
  {
    const std::lock_guard lock(under_way_->mutex);
    if (under_way_->stopping) return absl::UnavailableError(std::string("stopping"));
    under_way_->clients.insert(&client);
  }
  const httplib::Headers headers = {
      {"X-Vagtbro-Signature", SignToken(paper.body, DeskSecret(paper.desk, master_))},
      {"Idempotency-Key", paper.reference}};
  const httplib::Result result = client.Post(target.path, headers, paper.body, "application/json");
  {
    const std::lock_guard lock(under_way_->mutex);
    under_way_->clients.erase(&client);
    under_way_->changed.notify_all();
  }
  if (!result) {
    return absl::UnavailableError("desk not reached: " + httplib::to_string(result.error()));
  }
  if (result->status >= 200 && result->status < 300) return absl::OkStatus();
  kit::LogWarning("desk refused",
                  {{"desk", paper.desk}, {"http_status", std::to_string(result->status)}});
  const std::string what = "desk answered " + std::to_string(result->status);
  if (kNever.count(result->status) != 0) return absl::InvalidArgumentError(what);
  return absl::UnavailableError(what);
}

}  // namespace vagtbro::notifications
