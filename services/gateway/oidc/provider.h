// Provider: an OpenID provider, as it describes itself, with the keys it signs with today.
//
// Shape:   asked when it is first needed; description and keys are read again after a quarter of an
//          hour, and the keys as soon as a token names one we do not have, once a minute at most.
//          While the provider is down the last good ones are used.
// Errors:  UNAVAILABLE: it was never reached; INVALID_ARGUMENT: it is not what it should be, or a
//          token does not hold.
// Threads: any; blocks on the provider, so never a thread of the server.
#pragma once

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

 private:
  absl::StatusOr<nlohmann::json> Open(const std::string& token, const std::string& keys_url);
  void Refresh(const std::string& keys_url);
  void AddUserInfo(const ProviderPlaces& places, const std::string& access_token,
                   nlohmann::json& claims);

  const ProviderOptions options_;
  HttpClient& http_;
  const kit::Clock& clock_;
  std::mutex mutex_;  // held while the provider is asked
  mutable std::mutex known_mutex_;
  std::optional<ProviderPlaces> places_;  // under both
  std::optional<KeySet> keys_;
  absl::Time places_time_ = absl::InfinitePast();
  absl::Time keys_time_ = absl::InfinitePast();  // of the last try
};

}  // namespace vagtbro::gateway
