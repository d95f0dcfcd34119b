#include "notifications/line/smtp_sender.h"

#include <curl/curl.h>
#include <openssl/evp.h>

#include <algorithm>
#include <memory>

#include "kit/base/log.h"

namespace vagtbro::notifications {
namespace {

constexpr long kConnectSeconds = 3;
constexpr long kSeconds = 20;

std::string Base64(const std::string& bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<size_t>(size));
  return text;
}

// Lines of 76 letters.
std::string Folded(const std::string& base64) {
  constexpr size_t kLine = 76;
  std::string lines;
  for (size_t at = 0; at < base64.size(); at += kLine) {
    lines += base64.substr(at, kLine) + "\r\n";
  }
  return lines;
}

std::string OneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
  return text;
}

struct Upload {
  const std::string* mail;
  size_t at = 0;
};

size_t Read(char* buffer, size_t size, size_t count, void* upload) {
  auto* from = static_cast<Upload*>(upload);
  const size_t bytes = std::min(size * count, from->mail->size() - from->at);
  std::copy_n(from->mail->data() + from->at, bytes, buffer);
  from->at += bytes;
  return bytes;
}

int Progress(void* stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<std::atomic<bool>*>(stopping)->load() ? 1 : 0;
}

}  // namespace

std::string MailOf(const Paper& paper, const std::string& from) {
  std::string id = paper.reference;
  std::replace(id.begin(), id.end(), '/', '.');
  return "From: <" + OneLine(from) + ">\r\nTo: <" + OneLine(paper.address) +
         ">\r\nSubject: =?UTF-8?B?" + Base64(paper.subject) + "?=\r\nMessage-ID: <" + OneLine(id) +
         "@vagtbro>\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n" +
         "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
         Folded(Base64(paper.body));
}

SmtpSender::SmtpSender(MailAccount account) : account_(std::move(account)) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
}

absl::Status SmtpSender::Send(const Paper& paper) {
  if (stopping_) return absl::UnavailableError(std::string("stopping"));
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                 &curl_easy_cleanup);
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> to(
      curl_slist_append(nullptr, paper.address.c_str()), &curl_slist_free_all);
  const std::string mail = MailOf(paper, account_.from);
  Upload upload{&mail};
  CURL* call = curl.get();
  curl_easy_setopt(call, CURLOPT_URL, account_.url.c_str());
  curl_easy_setopt(call, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  // Where a password is sent, never in clear.
  const long tls = account_.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL;
  curl_easy_setopt(call, CURLOPT_USE_SSL, tls);
  if (!account_.user.empty()) {
    curl_easy_setopt(call, CURLOPT_USERNAME, account_.user.c_str());
    curl_easy_setopt(call, CURLOPT_PASSWORD, account_.password.c_str());
  }
  curl_easy_setopt(call, CURLOPT_MAIL_FROM, account_.from.c_str());
  curl_easy_setopt(call, CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(call, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(call, CURLOPT_READFUNCTION, &Read);
  curl_easy_setopt(call, CURLOPT_READDATA, &upload);
  curl_easy_setopt(call, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(call, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(call, CURLOPT_TIMEOUT, kSeconds);
  curl_easy_setopt(call, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(call, CURLOPT_XFERINFOFUNCTION, &Progress);
  curl_easy_setopt(call, CURLOPT_XFERINFODATA, &stopping_);
  const CURLcode code = curl_easy_perform(call);
  if (code == CURLE_OK) return absl::OkStatus();
  long answer = 0;
  curl_easy_getinfo(call, CURLINFO_RESPONSE_CODE, &answer);
  const std::string what = std::string("mail not taken: ") + curl_easy_strerror(code);
  kit::LogWarning("mail not taken",
                  {{"reason", curl_easy_strerror(code)}, {"smtp_status", std::to_string(answer)}});
  if (code == CURLE_SEND_ERROR && answer / 100 == 5) return absl::InvalidArgumentError(what);
  return absl::UnavailableError(what);
}

}  // namespace vagtbro::notifications
