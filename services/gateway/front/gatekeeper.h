// Gatekeeper: lets calls of signed-in people through, within their rights and their pace.
//
// Shape:   a look at people is in the access log, on disk, before it is allowed; the same look
// again
//          within ten minutes is one line. Looks at oneself are no line.
//          Scripts bring a token instead of a cookie, and no page of ours; their streams are short.
// Errors:  see relay/gate.h. A request about another municipality is refused like one without the
//          right.
// Threads: any.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "gateway/relay/gate.h"
#include "gateway/session/rate_limit.h"
#include "gateway/session/session_book.h"
#include "kit/access/principal.h"
#include "kit/time/clock.h"

namespace vagtbro::gateway {

// Knows the scripts that bring a token of the provider.
class Scripts {
 public:
  virtual ~Scripts() = default;
  // Who brings it; not OK: nobody, with the reason for the log. Does not block.
  virtual absl::StatusOr<Session> Admit(const std::string& token) = 0;
};

class AccessLog {
 public:
  virtual ~AccessLog() = default;
  // Calls `durable` when it is on disk, maybe on another thread.
  virtual void Read(const v1::RecordsRead& read, std::function<void()> durable) = 0;
};

struct GateOptions {
  std::string tenant;
  std::string origin;  // ours; empty: as the Host header says
  bool secure = true;  // the cookie's name: __Host-sid, or sid on plain http
  int proxies = 0;     // in front of us; so many addresses of X-Forwarded-For are true
};

class Gatekeeper final : public Gate {
 public:
  Gatekeeper(GateOptions options, SessionBook& sessions, AccessLog& log,
             const kit::PrincipalSigner& signer, const kit::Clock& clock,
             Scripts* scripts = nullptr);

  grpc::Status Enter(const Request& request, Caller& caller, Headers& extra) override;
  void Allow(const Caller& caller, const MethodRule& rule, const Subjects& subjects,
             const std::string& purpose, std::function<void(const grpc::Status&)> then) override;
  bool StillIn(const Caller& caller) override;
  std::string Token(const Caller& caller, const std::string& purpose) override;

 private:
  absl::StatusOr<Session> Known(const Request& request, absl::Time now);
  // True if this very look was told lately.
  bool Noted(const Caller& caller, const MethodRule& rule, const Subjects& subjects,
             const std::string& purpose);

  const GateOptions options_;
  SessionBook& sessions_;
  AccessLog& log_;
  const kit::PrincipalSigner& signer_;
  const kit::Clock& clock_;
  Scripts* scripts_;
  RateLimit by_session_;
  RateLimit by_address_;
  std::mutex mutex_;
  std::map<std::string, absl::Time> noted_;  // look -> when it was told
};

// Where a request really comes from, with so many proxies in front of us.
std::string AddressOf(const Request& request, int proxies);
// Name of the cookie.
std::string SessionCookie(bool secure);
// Value of a Retry-After header.
std::string RetryAfter(absl::Duration wait);

}  // namespace vagtbro::gateway
