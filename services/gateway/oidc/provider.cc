#include "gateway/oidc/provider.h"

#include <nlohmann/json.hpp>

#include "kit/base/log.h"

namespace vagtbro::gateway {
namespace {

using nlohmann::json;

constexpr absl::Duration kFresh = absl::Minutes(15);
constexpr absl::Duration kBetweenTries = absl::Minutes(1);
constexpr int kOk = 200;

std::string Text(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

absl::StatusOr<json> Object(const absl::StatusOr<HttpReply>& reply) {
  if (!reply.ok()) return reply.status();
  json object = json::parse(reply->body, nullptr, false);
  if (reply->status != kOk || !object.is_object()) {
    const std::string error = object.is_object() ? Text(object, "error") : "";
    return absl::UnavailableError("the provider answers " + std::to_string(reply->status) + " " +
                                  error);
  }
  return object;
}

}  // namespace

Provider::Provider(ProviderOptions options, HttpClient& http, const kit::Clock& clock)
    : options_(std::move(options)), http_(http), clock_(clock) {}

absl::StatusOr<ProviderPlaces> Provider::Places() {
  const std::lock_guard lock(mutex_);
  const absl::Time now = clock_.Now();
  if (places_ && now < places_time_ + kFresh) return *places_;
  std::string base = options_.issuer;
  if (!base.empty() && base.back() == '/') base.pop_back();
  const auto told =
      Object(http_.Fetch({base + "/.well-known/openid-configuration", "", "", "", ""}));
  if (!told.ok()) {
    kit::LogWarning("the provider is not reached",
                    {{"error", std::string(told.status().message())}});
    if (places_) return *places_;
    return told.status();
  }
  if (Text(*told, "issuer") != options_.issuer) {
    return absl::InvalidArgumentError("the provider calls itself " + Text(*told, "issuer"));
  }
  ProviderPlaces places{Text(*told, "authorization_endpoint"),
                        Text(*told, "token_endpoint"),
                        Text(*told, "jwks_uri"),
                        Text(*told, "userinfo_endpoint"),
                        Text(*told, "end_session_endpoint"),
                        false};
  const auto names = told->find("authorization_response_iss_parameter_supported");
  places.names_itself = names != told->end() && names->is_boolean() && names->get<bool>();
  if (places.authorization.empty() || places.token.empty() || places.keys.empty()) {
    return absl::InvalidArgumentError("the provider does not name its endpoints");
  }
  const std::lock_guard known(known_mutex_);
  places_ = places;
  places_time_ = now;
  return places;
}

std::optional<ProviderPlaces> Provider::KnownPlaces() const {
  const std::lock_guard known(known_mutex_);
  return places_;
}

void Provider::Refresh(const std::string& keys_url) {
  keys_time_ = clock_.Now();
  const auto reply = http_.Fetch({keys_url, "", "", "", ""});
  absl::StatusOr<KeySet> keys = absl::UnavailableError("no keys");
  if (reply.ok() && reply->status == kOk) keys = KeySet::Parse(reply->body);
  if (keys.ok()) {
    const std::lock_guard known(known_mutex_);
    keys_ = std::make_shared<const KeySet>(std::move(*keys));
  } else {
    kit::LogWarning("the provider's keys are not read",
                    {{"error", std::string(keys.status().message())}});
  }
}

std::shared_ptr<const KeySet> Provider::Keys() const {
  const std::lock_guard known(known_mutex_);
  return keys_;
}

absl::StatusOr<json> Provider::Admit(const std::string& token) {
  if (options_.audience.empty()) return absl::InvalidArgumentError("no tokens are taken");
  const auto keys = Keys();
  absl::StatusOr<json> claims = absl::NotFoundError("no keys yet");
  if (keys != nullptr) claims = keys->Open(token, TokenKind::kAccess);
  if (claims.status().code() == absl::StatusCode::kNotFound) missed_ = true;
  if (!claims.ok()) return claims;
  const absl::Status checked =
      CheckAccessToken(*claims, options_.issuer, options_.audience, clock_.Now());
  if (!checked.ok()) return checked;
  return claims;
}

void Provider::Keep() {
  const auto places = Places();
  if (!places.ok()) return;
  const std::lock_guard lock(mutex_);
  const absl::Time now = clock_.Now();
  const bool missed = missed_ && now >= unknown_time_ + kBetweenTries;
  if (missed) unknown_time_ = now;
  if (missed || now >= keys_time_ + kFresh) {
    missed_ = false;
    Refresh(places->keys);
  }
}

absl::StatusOr<json> Provider::Open(const std::string& token, TokenKind kind,
                                    const std::string& keys_url) {
  const std::lock_guard lock(mutex_);
  const absl::Time now = clock_.Now();
  if (!keys_ || now >= keys_time_ + kFresh) Refresh(keys_url);
  if (!keys_) return absl::UnavailableError("the provider's keys are not known");
  auto claims = keys_->Open(token, kind);
  const bool may_ask = now >= unknown_time_ + kBetweenTries;
  if (claims.status().code() == absl::StatusCode::kNotFound && may_ask) {
    unknown_time_ = now;
    Refresh(keys_url);
    claims = keys_->Open(token, kind);
  }
  return claims;
}

absl::StatusOr<SignOut> Provider::SignedOut(const std::string& logout_token) {
  const auto places = Places();
  if (!places.ok()) return places.status();
  const auto claims = Open(logout_token, TokenKind::kLogout, places->keys);
  if (!claims.ok()) return claims.status();
  return CheckLogoutToken(*claims, {options_.issuer, options_.client_id, ""}, clock_.Now());
}

void Provider::AddUserInfo(const ProviderPlaces& places, const std::string& access_token,
                           json& claims) {
  if (places.user_info.empty() || access_token.empty()) return;
  const auto more = Object(http_.Fetch({places.user_info, "", "", "", access_token}));
  if (!more.ok() || Text(*more, "sub") != Text(claims, "sub")) return;
  for (const auto& [name, value] : more->items()) {
    if (!claims.contains(name)) claims[name] = value;
  }
}

absl::StatusOr<json> Provider::Redeem(const std::string& code, const std::string& verifier,
                                      const std::string& nonce) {
  const auto places = Places();
  if (!places.ok()) return places.status();
  std::string form = "grant_type=authorization_code&code=" + UrlEncode(code) +
                     "&redirect_uri=" + UrlEncode(options_.redirect_uri) +
                     "&code_verifier=" + UrlEncode(verifier);
  HttpAsk ask{places->token, "", "", "", ""};
  if (options_.client_secret.empty()) {
    form += "&client_id=" + UrlEncode(options_.client_id);
  } else {
    ask.user = UrlEncode(options_.client_id);
    ask.password = UrlEncode(options_.client_secret);
  }
  ask.form = form;
  const auto tokens = Object(http_.Fetch(ask));
  if (!tokens.ok()) return tokens.status();
  auto claims = Open(Text(*tokens, "id_token"), TokenKind::kId, places->keys);
  if (!claims.ok()) return claims.status();
  const absl::Status checked =
      CheckIdToken(*claims, {options_.issuer, options_.client_id, nonce}, clock_.Now());
  if (!checked.ok()) return checked;
  AddUserInfo(*places, Text(*tokens, "access_token"), *claims);
  return claims;
}

}  // namespace vagtbro::gateway
