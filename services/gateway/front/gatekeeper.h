// Gatekeeper: lets calls of signed-in people through, within their rights and their pace.
//
// Shape:   a look at people is in the access log, on disk, before it is allowed (looks.h).
//          A stream that opens is no sign of anybody; nor is a call that says that the page makes
//          it by itself ("x-vagtbro-background: 1"). Scripts bring a token instead of a cookie, and
//          no page of ours; their streams are short.
// Errors:  see relay/gate.h; refusals say the reason that the service itself would give.
// Threads: any.
#pragma once

#include <string>

#include "gateway/front/looks.h"
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

  grpc::Status Enter(const Request& request, Presence presence, Caller& caller,
                     Headers& extra) override;
  void Allow(const Caller& caller, const MethodRule& rule, const google::protobuf::Message& request,
             const std::string& purpose, std::function<void(const grpc::Status&)> then) override;
  bool StillIn(const Caller& caller) override;
  std::string Token(const Caller& caller, const std::string& purpose) override;

 private:
  absl::StatusOr<Session> Known(const Request& request, Presence presence, absl::Time now);
  kit::Principal PrincipalOf(const Caller& caller, const std::string& purpose) const;

  const GateOptions options_;
  SessionBook& sessions_;
  const kit::PrincipalSigner& signer_;
  const kit::Clock& clock_;
  Scripts* scripts_;
  RateLimit by_session_;
  RateLimit by_address_;
  Looks looks_;
};

// Where a request really comes from, with so many proxies in front of us.
std::string AddressOf(const Request& request, int proxies);
// Name of the cookie.
std::string SessionCookie(bool secure);
// Value of a Retry-After header.
std::string RetryAfter(absl::Duration wait);

}  // namespace vagtbro::gateway
