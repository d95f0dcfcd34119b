#include "gateway/http/message.h"

#include <algorithm>
#include <cctype>

namespace vagtbro::gateway {
namespace {

const char* const kHex = "0123456789ABCDEF";

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> UrlDecode(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      plain += ' ';
    } else if (text[i] != '%') {
      plain += text[i];
    } else {
      const int high = i + 2 < text.size() ? HexDigit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? HexDigit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      plain += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return plain;
}

}  // namespace

const std::string* FindHeader(const Headers& headers, std::string_view name) {
  const auto found = std::find_if(headers.begin(), headers.end(),
                                  [&](const auto& header) { return header.first == name; });
  return found == headers.end() ? nullptr : &found->second;
}

Response TextAnswer(int status, const std::string& text) {
  return {status, {{"content-type", "text/plain; charset=utf-8"}}, text + "\n"};
}

Response JsonAnswer(int status, const std::string& json) {
  return {status, {{"content-type", "application/json"}}, json};
}

Response GoTo(const std::string& location) { return {303, {{"location", location}}, ""}; }

std::optional<std::string> FormValue(const std::string& form, std::string_view name) {
  size_t at = 0;
  while (at <= form.size()) {
    const size_t end = std::min(form.find('&', at), form.size());
    const std::string_view pair(form.data() + at, end - at);
    const size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
      return UrlDecode(pair.substr(equals + 1));
    }
    at = end + 1;
  }
  return std::nullopt;
}

std::string UrlEncode(std::string_view text) {
  std::string coded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~') {
      coded += c;
    } else {
      coded += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return coded;
}

std::optional<std::string> CookieOf(const Request& request, std::string_view name) {
  for (const auto& [header, value] : request.headers) {
    if (header != "cookie") continue;
    size_t at = 0;
    while (at < value.size()) {
      const size_t end = std::min(value.find(';', at), value.size());
      std::string_view pair(value.data() + at, end - at);
      while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
      const size_t equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
        return std::string(pair.substr(equals + 1));
      }
      at = end + 1;
    }
  }
  return std::nullopt;
}

}  // namespace vagtbro::gateway
