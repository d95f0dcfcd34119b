#include "notifications/push/subscription.h"

#include <algorithm>

namespace vagtbro::notifications {
namespace {

constexpr char kHttps[] = "https://";
constexpr size_t kScheme = sizeof(kHttps) - 1;
constexpr size_t kLongestUrl = 2048;

bool IsOfHost(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
}

// A space or a control character could become part of another line of the request.
bool IsPlain(const std::string& url) {
  return std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < 0x7f; }) &&
         url.find_first_of("#\\\"") == std::string::npos;
}

bool EndsWith(const std::string& host, const std::string& end) {
  return host.size() >= end.size() && host.compare(host.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

std::string HostOf(const std::string& url) {
  if (url.size() > kLongestUrl || url.rfind(kHttps, 0) != 0 || !IsPlain(url)) return "";
  const std::string host = url.substr(kScheme, url.find('/', kScheme) - kScheme);
  const bool plain = !host.empty() && std::all_of(host.begin(), host.end(), IsOfHost);
  return plain ? host : "";
}

std::string OriginOf(const std::string& url) {
  const std::string host = HostOf(url);
  return host.empty() ? "" : kHttps + host;
}

PushHosts::PushHosts(const std::string& list) {
  size_t at = 0;
  while (at <= list.size()) {
    const size_t comma = std::min(list.find(',', at), list.size());
    std::string end = list.substr(at, comma - at);
    end.erase(0, end.find_first_not_of(' '));
    while (!end.empty() && end.back() == ' ') end.pop_back();
    if (!end.empty()) ends_.push_back(std::move(end));
    at = comma + 1;
  }
}

bool PushHosts::Knows(const std::string& url) const {
  const std::string host = HostOf(url);
  if (host.empty()) return false;
  return std::any_of(ends_.begin(), ends_.end(), [&](const std::string& end) {
    return host == end || EndsWith(host, "." + end);
  });
}

}  // namespace vagtbro::notifications
