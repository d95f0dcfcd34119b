#include "notifications/line/web_push_sender.h"

#include <curl/curl.h>

#include <memory>
#include <utility>
#include <vector>

#include "kit/base/log.h"

namespace vagtbro::notifications {
namespace {

constexpr long kConnectMs = 3000;
constexpr long kAllMs = 8000;
constexpr absl::Duration kLeaveAlone = absl::Minutes(1);

size_t Drop(char*, size_t size, size_t count, void*) { return size * count; }

int Progress(void* stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<std::atomic<bool>*>(stopping)->load() ? 1 : 0;
}

}  // namespace

WebPushSender::WebPushSender(const PushBook& book, const Vapid& vapid, const PushHosts& hosts,
                             const kit::Clock& real_clock, std::string ca_file)
    : book_(book),
      vapid_(vapid),
      hosts_(hosts),
      real_clock_(real_clock),
      ca_file_(std::move(ca_file)) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
}

bool WebPushSender::IsLeftAlone(const std::string& origin) {
  const std::lock_guard lock(mutex_);
  const auto found = left_alone_until_.find(origin);
  return found != left_alone_until_.end() && real_clock_.Now() < found->second;
}

void WebPushSender::LeaveAlone(const std::string& origin) {
  const std::lock_guard lock(mutex_);
  left_alone_until_[origin] = real_clock_.Now() + kLeaveAlone;
}

Pushed WebPushSender::Send(const Push& push) {
  if (stopping_) return Pushed::kFailed;
  const auto to = book_.Find(push.push_id);
  // Sealed with a key that was lost: nobody can push there any more.
  if (!to.ok()) return Pushed::kGone;
  const std::string origin = OriginOf(to->endpoint);
  if (!hosts_.Knows(to->endpoint) || IsLeftAlone(origin)) return Pushed::kFailed;
  const auto body = EncryptPush(push.payload, to->keys);
  if (!body.ok()) return Pushed::kGone;
  const long status = Post(*to, push, *body);
  if (status >= 200 && status < 300) return Pushed::kTaken;
  if (status == 404 || status == 410) return Pushed::kGone;
  const bool busy = status == 0 || status == 429 || status >= 500;
  if (busy && !stopping_) LeaveAlone(origin);
  kit::LogWarning("push not taken", {{"push_id", push.push_id},
                                     {"host", HostOf(to->endpoint)},
                                     {"http_status", std::to_string(status)}});
  return Pushed::kFailed;
}

long WebPushSender::Post(const Subscription& to, const Push& push, const std::string& body) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                 &curl_easy_cleanup);
  const std::vector<std::string> lines = {
      "Authorization: " + vapid_.Authorization(OriginOf(to.endpoint), real_clock_.Now()),
      "Content-Encoding: aes128gcm",
      "Content-Type: application/octet-stream",
      "TTL: " + std::to_string(absl::ToInt64Seconds(push.life)),
      "Topic: " + push.topic,
      std::string("Urgency: ") + (push.urgent ? "high" : "normal"),
      "Expect:"};
  curl_slist* list = nullptr;
  for (const std::string& line : lines) list = curl_slist_append(list, line.c_str());
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list,
                                                                            &curl_slist_free_all);
  CURL* call = curl.get();
  curl_easy_setopt(call, CURLOPT_URL, to.endpoint.c_str());
  curl_easy_setopt(call, CURLOPT_PROTOCOLS_STR, "https");
  curl_easy_setopt(call, CURLOPT_POST, 1L);
  curl_easy_setopt(call, CURLOPT_POSTFIELDS, body.data());
  curl_easy_setopt(call, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
  curl_easy_setopt(call, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(call, CURLOPT_WRITEFUNCTION, &Drop);
  curl_easy_setopt(call, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(call, CURLOPT_CONNECTTIMEOUT_MS, kConnectMs);
  curl_easy_setopt(call, CURLOPT_TIMEOUT_MS, kAllMs);
  curl_easy_setopt(call, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(call, CURLOPT_XFERINFOFUNCTION, &Progress);
  curl_easy_setopt(call, CURLOPT_XFERINFODATA, &stopping_);
  if (!ca_file_.empty()) curl_easy_setopt(call, CURLOPT_CAINFO, ca_file_.c_str());
  if (curl_easy_perform(call) != CURLE_OK) return 0;
  long status = 0;
  curl_easy_getinfo(call, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

}  // namespace vagtbro::notifications
