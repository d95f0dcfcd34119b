// Gatekeeper: lets calls of signed-in people through, within their rights and their pace.
//
// Shape:   a look at people is told to the access log before it is allowed; the same look again
//          within ten minutes is one line. Looks at oneself are no line.
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

class AccessLog {
 public:
  virtual ~AccessLog() = default;
  virtual void Read(const v1::RecordsRead& read) = 0;
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
             const kit::PrincipalSigner& signer, const kit::Clock& clock);

  grpc::Status Enter(const Request& request, Caller& caller, Headers& extra) override;
  grpc::Status Allow(const Caller& caller, const MethodRule& rule, const Subjects& subjects,
                     const std::string& purpose) override;
  bool StillIn(const Caller& caller) override;
  std::string Token(const Caller& caller, const std::string& purpose) override;

 private:
  void Note(const Caller& caller, const MethodRule& rule, const Subjects& subjects,
            const std::string& purpose);

  const GateOptions options_;
  SessionBook& sessions_;
  AccessLog& log_;
  const kit::PrincipalSigner& signer_;
  const kit::Clock& clock_;
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
