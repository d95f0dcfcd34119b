// Provider: an OpenID provider, as it describes itself, with the keys it signs with today.
//
// Shape:   asked when it is first needed; description and keys are read again after a quarter of an
//          hour, and the keys as soon as a token names one we do not have, once a minute at most.
//          While the provider is down the last good ones are used.
// Errors:  UNAVAILABLE: it was never reached; INVALID_ARGUMENT: it is not what it should be, or a
//          token does not hold.
// Threads: any; blocks on the provider, so never a thread of the server.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "gateway/oidc/http_client.h"
#include "gateway/oidc/jwt.h"
#include "kit/time/clock.h"

namespace vagtbro::gateway {

struct ProviderOptions {
  std::string issuer;
  std::string client_id;
  std::string client_secret;  // empty: a public client, held by PKCE alone
  std::string redirect_uri;   // "https://vagt.legeby.dk/auth/callback"
  std::string scope = "openid";
  std::string audience = {};  // of the tokens scripts bring; empty: they bring none
};

struct ProviderPlaces {
  std::string authorization;
  std::string token;
  std::string keys;
  std::string user_info;      // empty: none
  std::string end_session;    // empty: none
  bool names_itself = false;  // its answers carry `iss`
};

class Provider final {
 public:
  Provider(ProviderOptions options, HttpClient& http, const kit::Clock& clock);

  const ProviderOptions& options() const { return options_; }
  absl::StatusOr<ProviderPlaces> Places();
  // What was last read of them; does not block. nullopt: nothing yet.
  std::optional<ProviderPlaces> KnownPlaces() const;

  // Trades the code for the claims about the person: those of the ID token, with those of the
  // user-info endpoint beside them. No token is kept.
  absl::StatusOr<nlohmann::json> Redeem(const std::string& code, const std::string& verifier,
                                        const std::string& nonce);

  // The claims of an access token that a script brings. Does not block: with a key we do not have
  // it is NOT_FOUND, and Keep() fetches keys.
  absl::StatusOr<nlohmann::json> Admit(const std::string& token);
  // The provider's word that somebody has signed out there.
  absl::StatusOr<SignOut> SignedOut(const std::string& logout_token);
  // Fetches keys if they are old or missed; call it now and then where scripts bring tokens.
  void Keep();

 private:
  absl::StatusOr<nlohmann::json> Open(const std::string& token, TokenKind kind,
                                      const std::string& keys_url);
  void Refresh(const std::string& keys_url);
  std::shared_ptr<const KeySet> Keys() const;
  void AddUserInfo(const ProviderPlaces& places, const std::string& access_token,
                   nlohmann::json& claims);

  const ProviderOptions options_;
  HttpClient& http_;
  const kit::Clock& clock_;
  std::mutex mutex_;  // held while the provider is asked
  mutable std::mutex known_mutex_;
  std::optional<ProviderPlaces> places_;  // under both
  std::shared_ptr<const KeySet> keys_;    // under both
  absl::Time places_time_ = absl::InfinitePast();
  absl::Time keys_time_ = absl::InfinitePast();     // of the last try
  absl::Time unknown_time_ = absl::InfinitePast();  // of the last try for an unknown key
  std::atomic<bool> missed_ = false;                // somebody brought a token of an unknown key
};

}  // namespace vagtbro::gateway
