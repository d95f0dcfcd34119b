// Auth: signing in, out, and who am I: /auth/login, callback, demo, logout, me, and
// backchannel-logout, where the provider itself says that somebody has signed out.
//
// Shape:   the provider's tokens are read once and dropped; what stays is a session. State, nonce
//          and PKCE verifier travel in a sealed cookie of ten minutes.
// Errors:  a sign-in that fails sends the person to a page that says so, without why; why is in the
//          log.
// Threads: any; what blocks on the provider runs on the workers.
// Source:  OAuth 2.0 Security BCP (RFC 9700), PKCE (RFC 7636), issuer check (RFC 9207).
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "gateway/front/gatekeeper.h"
#include "gateway/front/workers.h"
#include "gateway/http/exchange.h"
#include "gateway/oidc/back_channel.h"
#include "gateway/oidc/identity.h"
#include "gateway/oidc/provider.h"
#include "gateway/oidc/seal.h"

namespace vagtbro::gateway {

// Somebody of the demo.
struct DemoPerson {
  std::string id;
  std::string name;
  Session session;
};

// Reads {"people":[{"id","name","employment_id","roles","units"}]}.
absl::StatusOr<std::vector<DemoPerson>> ReadDemo(const std::string& json);

class Auth final {
 public:
  // `provider` null: the demo's people sign in; otherwise there must be none. `directory` null: the
  // claims must say everything.
  Auth(GateOptions options, ClaimNames names, SessionBook& sessions, Provider* provider,
       std::vector<DemoPerson> demo, const Seal& seal, const kit::Clock& clock, Workers& workers,
       Directory* directory = nullptr);

  // Tells how each sign-in ended: "in", "refused", "provider_down". Before the first request.
  void TellEnds(std::function<void(const std::string& how)> tell) { tell_ = std::move(tell); }

  static bool Owns(const std::string& path) { return path.rfind("/auth/", 0) == 0; }
  void Take(const Request& request, const std::shared_ptr<Exchange>& exchange);

 private:
  Response Me(const Request& request);
  Response Logout(const Request& request);
  Response DemoPage(const Request& request);
  Response DemoSignIn(const Request& request);
  Response Login(const Request& request);
  Response Callback(const Request& request);
  Response BackChannelLogout(const Request& request);
  // Adds what the directory knows. NOT_FOUND: nobody to us; UNAVAILABLE: try again.
  absl::Status AskDirectory(Session& session);
  // Begins a session in the place of the one this browser may have.
  Response SignIn(const Request& request, Session session, const std::string& to);

  std::string Cookie(const std::string& name, const std::string& value, int seconds) const;
  std::string LoginCookie() const { return options_.secure ? "__Host-login" : "login"; }

  const GateOptions options_;
  const ClaimNames names_;
  SessionBook& sessions_;
  Provider* provider_;
  const std::vector<DemoPerson> demo_;
  const Seal& seal_;
  const kit::Clock& clock_;
  Workers& workers_;
  Directory* directory_;
  std::function<void(const std::string&)> tell_ = [](const std::string&) {};
  std::unique_ptr<BackChannel> back_channel_;
  RateLimit tries_;
  RateLimit words_;  // of the provider's
};

}  // namespace vagtbro::gateway
