// Request and Response: one HTTP exchange as plain values, without a socket.
//
// Shape:   header names in lower case; several headers of one name stand one after the other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vagtbro::gateway {

using Headers = std::vector<std::pair<std::string, std::string>>;

// The first header of this name; null: none.
const std::string* FindHeader(const Headers& headers, std::string_view name);

struct Request {
  std::string method;
  std::string path;   // as it came, without the query: "/auth/me"
  std::string query;  // without the question mark
  Headers headers;
  std::string body;
  std::string address;  // of the peer, "10.0.0.7"

  const std::string* Header(std::string_view name) const { return FindHeader(headers, name); }
};

struct Response {
  int status = 200;
  Headers headers;
  std::string body;
};

// A short answer in plain text.
Response TextAnswer(int status, const std::string& text);
Response JsonAnswer(int status, const std::string& json);
// 303 to a path or address.
Response GoTo(const std::string& location);

// "a=1&b=%C3%A6+x" -> the value of one name, decoded; nullopt: not there or malformed.
std::optional<std::string> FormValue(const std::string& form, std::string_view name);
std::string UrlEncode(std::string_view text);

// The value of a cookie; nullopt: none of this name.
std::optional<std::string> CookieOf(const Request& request, std::string_view name);

}  // namespace vagtbro::gateway
