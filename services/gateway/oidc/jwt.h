// Jwt: what a provider says about somebody, believed only if its signature and its claims hold.
//
// Shape:   RS256, PS256, ES256 and their longer kin, as the key allows; never `none`, never a
//          shared secret: the key decides the algorithm, not the token.
// Errors:  INVALID_ARGUMENT with the reason, for the log; NOT_FOUND: signed with a key we do not
//          have, so that fresh keys may help.
// Source:  RFC 7515, 7519, 8725; OpenID Connect Core 3.1.3.7.
#pragma once

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace vagtbro::gateway {

// An access token is never taken for another: its `typ` is at+jwt (RFC 9068). That of a logout
// token should be logout+jwt, and need not.
enum class TokenKind { kId, kAccess, kLogout };

// The public keys of a provider, by key id.
class KeySet final {
 public:
  // Reads a JWKS. Keys of kinds we do not use are passed over; nothing left is an error.
  static absl::StatusOr<KeySet> Parse(const std::string& jwks);

  // The claims of a token of this kind that one of the keys has signed.
  absl::StatusOr<nlohmann::json> Open(const std::string& token, TokenKind kind) const;

 private:
  struct Key {
    std::shared_ptr<void> jwk;
    std::string kty;
    std::string crv;
    std::string alg;  // empty: whatever fits the kind
  };
  std::multimap<std::string, Key> keys_;
};

struct Expected {
  std::string issuer;
  std::string client_id;
  std::string nonce;  // of an ID token; empty: there is none
};

// Whether the claims are those of a sign-in of ours, now; 30 s of difference between the clocks.
absl::Status CheckIdToken(const nlohmann::json& claims, const Expected& expected, absl::Time now);

// The same for an access token that a script brings; `audience` is our name as a resource.
absl::Status CheckAccessToken(const nlohmann::json& claims, const std::string& issuer,
                              const std::string& audience, absl::Time now);

// The same for the word that somebody has signed out at the provider.
struct SignOut {
  std::string sub;   // empty: `sid` says whose
  std::string sid;   // empty: all sessions of `sub`
  std::string jti;   // names this word
  absl::Time until;  // it is too old from then on
};
absl::StatusOr<SignOut> CheckLogoutToken(const nlohmann::json& claims, const Expected& expected,
                                         absl::Time now);

}  // namespace vagtbro::gateway
