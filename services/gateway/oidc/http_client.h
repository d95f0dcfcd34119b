// HttpClient: one HTTP request to a provider, whole answer, bounded in time and size.
//
// Errors:  UNAVAILABLE if no answer came; an answer with an error status is an answer.
// Threads: any; blocks, so never a thread of the server.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "gateway/http/message.h"

namespace vagtbro::gateway {

struct HttpAsk {
  std::string url;
  std::string form;  // empty: a GET; otherwise a POST of application/x-www-form-urlencoded
  std::string user;  // basic authentication; empty: none
  std::string password;
  std::string bearer;  // token; empty: none
};

struct HttpReply {
  int status = 0;
  std::string body;
};

class HttpClient {
 public:
  virtual ~HttpClient() = default;
  virtual absl::StatusOr<HttpReply> Fetch(const HttpAsk& ask) = 0;
};

// Over libcurl. Follows no redirect; `ca_file` replaces the system's roots, empty: those.
class CurlClient final : public HttpClient {
 public:
  explicit CurlClient(std::string ca_file) : ca_file_(std::move(ca_file)) {}
  absl::StatusOr<HttpReply> Fetch(const HttpAsk& ask) override;

 private:
  std::string ca_file_;
};

}  // namespace vagtbro::gateway
