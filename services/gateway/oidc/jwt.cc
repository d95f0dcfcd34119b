#include "gateway/oidc/jwt.h"

#include <cjose/cjose.h>
#include <sodium.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace vagtbro::gateway {
namespace {

using nlohmann::json;

constexpr size_t kLongestToken = 16 << 10;
constexpr absl::Duration kSkew = absl::Seconds(30);
const char* const kLogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

std::string Text(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::optional<absl::Time> Instant(const json& claims, const char* name) {
  const auto found = claims.find(name);
  if (found == claims.end() || !found->is_number()) return std::nullopt;
  return absl::FromUnixSeconds(found->get<int64_t>());
}

// What is written in base64url, to the letter; nullopt: nothing is.
std::optional<std::string> Decoded(const std::string& part) {
  std::string bytes(part.size() + 1, '\0');
  size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), part.data(),
                        part.size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0) {
    return std::nullopt;
  }
  bytes.resize(size);
  return bytes;
}

// The first of the token's three parts; null: one of them is malformed. libcjose ends the process
// over some of what is no base64url, so nothing of the kind may reach it.
json HeaderOf(const std::string& token) {
  const size_t first = token.find('.');
  const size_t second = token.find('.', first + 1);
  const auto header = Decoded(token.substr(0, first));
  if (!header || !Decoded(token.substr(first + 1, second - first - 1)) ||
      !Decoded(token.substr(second + 1))) {
    return nullptr;
  }
  return json::parse(*header, nullptr, false);
}

// The same for the numbers of a key.
bool IsWhole(const json& key) {
  for (const char* name : {"n", "e", "x", "y"}) {
    if (!Decoded(Text(key, name))) return false;
  }
  return true;
}

bool Fits(const std::string& alg, const std::string& kty, const std::string& crv) {
  if (kty == "RSA") {
    for (const char* one : {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"}) {
      if (alg == one) return true;
    }
    return false;
  }
  return (crv == "P-256" && alg == "ES256") || (crv == "P-384" && alg == "ES384") ||
         (crv == "P-521" && alg == "ES512");
}

absl::StatusOr<json> Verified(const std::string& token, const cjose_jwk_t* key) {
  cjose_err error{};
  const std::unique_ptr<cjose_jws_t, decltype(&cjose_jws_release)> jws(
      cjose_jws_import(token.data(), token.size(), &error), &cjose_jws_release);
  if (jws == nullptr || !cjose_jws_verify(jws.get(), key, &error)) {
    return absl::InvalidArgumentError("the signature does not hold");
  }
  uint8_t* plain = nullptr;
  size_t size = 0;
  if (!cjose_jws_get_plaintext(jws.get(), &plain, &size, &error)) {
    return absl::InvalidArgumentError("the token has no payload");
  }
  json claims = json::parse(plain, plain + size, nullptr, false);
  if (!claims.is_object()) return absl::InvalidArgumentError("the payload is no object");
  return claims;
}

bool Names(const json& claims, const std::string& audience) {
  const auto found = claims.find("aud");
  if (found == claims.end()) return false;
  if (found->is_string()) return *found == audience;
  return found->is_array() && std::find(found->begin(), found->end(), audience) != found->end();
}

bool IsFor(const json& claims, const std::string& client_id) {
  if (!Names(claims, client_id)) return false;
  const json& audience = claims["aud"];
  return !audience.is_array() || audience.size() == 1 || Text(claims, "azp") == client_id;
}

absl::Status CheckTimes(const json& claims, absl::Time now) {
  const auto expires = Instant(claims, "exp");
  if (!expires || now >= *expires + kSkew) {
    return absl::InvalidArgumentError("the token is too old");
  }
  for (const char* name : {"iat", "nbf"}) {
    const auto from = Instant(claims, name);
    if (from && now + kSkew < *from) return absl::InvalidArgumentError("the token is of later");
  }
  return absl::OkStatus();
}

absl::Status CheckPerson(const json& claims, absl::Time now) {
  if (Text(claims, "sub").empty()) return absl::InvalidArgumentError("sub is missing");
  return CheckTimes(claims, now);
}

// Whether a token of this `typ` may be taken for one of this kind.
bool IsOfKind(const std::string& type, TokenKind kind) {
  const std::string prefix = "application/";
  const std::string name = type.rfind(prefix, 0) == 0 ? type.substr(prefix.size()) : type;
  if (kind == TokenKind::kAccess) return name == "at+jwt";
  return type.empty() || type == "JWT" || (kind == TokenKind::kLogout && name == "logout+jwt");
}

bool HasEvent(const json& claims, const char* event) {
  const auto events = claims.find("events");
  return events != claims.end() && events->is_object() && events->contains(event) &&
         (*events)[event].is_object();
}

}  // namespace

absl::StatusOr<KeySet> KeySet::Parse(const std::string& jwks) {
  const json parsed = json::parse(jwks, nullptr, false);
  if (!parsed.is_object() || !parsed.contains("keys") || !parsed["keys"].is_array()) {
    return absl::InvalidArgumentError("the provider's keys are no JWKS");
  }
  KeySet set;
  for (const json& item : parsed["keys"]) {
    if (!item.is_object()) continue;
    const std::string kty = Text(item, "kty");
    const std::string use = Text(item, "use");
    if ((kty != "RSA" && kty != "EC") || (!use.empty() && use != "sig")) continue;
    if (!IsWhole(item)) continue;
    const std::string bytes = item.dump();
    cjose_err error{};
    cjose_jwk_t* jwk = cjose_jwk_import(bytes.data(), bytes.size(), &error);
    if (jwk == nullptr) continue;
    const auto release = [](void* key) { cjose_jwk_release(static_cast<cjose_jwk_t*>(key)); };
    set.keys_.emplace(Text(item, "kid"), Key{std::shared_ptr<void>(jwk, release), kty,
                                             Text(item, "crv"), Text(item, "alg")});
  }
  if (set.keys_.empty()) return absl::InvalidArgumentError("the provider has no key for us");
  return set;
}

absl::StatusOr<json> KeySet::Open(const std::string& token, TokenKind kind) const {
  if (token.size() > kLongestToken || std::count(token.begin(), token.end(), '.') != 2) {
    return absl::InvalidArgumentError("this is no signed token");
  }
  const json header = HeaderOf(token);
  if (!header.is_object()) return absl::InvalidArgumentError("the token's header is malformed");
  if (header.contains("crit")) return absl::InvalidArgumentError("the token wants extensions");
  const std::string type = Text(header, "typ");
  if (!IsOfKind(type, kind)) return absl::InvalidArgumentError("typ is " + type);
  const std::string alg = Text(header, "alg");
  const std::string kid = Text(header, "kid");
  if (kid.empty() && keys_.size() != 1) {
    return absl::InvalidArgumentError("the token does not say which key signed it");
  }
  const auto [first, last] =
      kid.empty() ? std::pair(keys_.begin(), keys_.end()) : keys_.equal_range(kid);
  if (first == last) return absl::NotFoundError("no key " + kid);
  for (auto it = first; it != last; ++it) {
    const Key& key = it->second;
    if (!Fits(alg, key.kty, key.crv) || (!key.alg.empty() && key.alg != alg)) continue;
    return Verified(token, static_cast<const cjose_jwk_t*>(key.jwk.get()));
  }
  return absl::InvalidArgumentError("the key is not one for " + alg);
}

absl::Status CheckIdToken(const json& claims, const Expected& expected, absl::Time now) {
  if (Text(claims, "iss") != expected.issuer) return absl::InvalidArgumentError("iss is another");
  if (!IsFor(claims, expected.client_id)) return absl::InvalidArgumentError("aud is another");
  if (expected.nonce.empty() || Text(claims, "nonce") != expected.nonce) {
    return absl::InvalidArgumentError("nonce is another");
  }
  return CheckPerson(claims, now);
}

absl::Status CheckAccessToken(const json& claims, const std::string& issuer,
                              const std::string& audience, absl::Time now) {
  if (Text(claims, "iss") != issuer) return absl::InvalidArgumentError("iss is another");
  if (audience.empty() || !Names(claims, audience)) {
    return absl::InvalidArgumentError("aud is another");
  }
  return CheckPerson(claims, now);
}

absl::StatusOr<SignOut> CheckLogoutToken(const json& claims, const Expected& expected,
                                         absl::Time now) {
  if (Text(claims, "iss") != expected.issuer) return absl::InvalidArgumentError("iss is another");
  if (!IsFor(claims, expected.client_id)) return absl::InvalidArgumentError("aud is another");
  // With a nonce it would be an ID token.
  if (claims.contains("nonce")) return absl::InvalidArgumentError("a nonce has no place here");
  if (!HasEvent(claims, kLogoutEvent)) return absl::InvalidArgumentError("it is no sign-out");
  if (!Instant(claims, "iat")) return absl::InvalidArgumentError("iat is missing");
  const absl::Status in_time = CheckTimes(claims, now);
  if (!in_time.ok()) return in_time;
  SignOut word{Text(claims, "sub"), Text(claims, "sid"), Text(claims, "jti"),
               *Instant(claims, "exp") + kSkew};
  if (word.jti.empty()) return absl::InvalidArgumentError("jti is missing");
  if (word.sub.empty() && word.sid.empty()) {
    return absl::InvalidArgumentError("it names neither a person nor a session");
  }
  return word;
}

}  // namespace vagtbro::gateway
