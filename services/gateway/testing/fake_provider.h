// FakeProvider: an OpenID provider in memory that signs whatever a test wants it to say.
#pragma once

#include <cjose/cjose.h>

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "gateway/oidc/http_client.h"
#include "kit/base/check.h"

namespace vagtbro::gateway {

class SigningKey final {
 public:
  static SigningKey Rsa(const std::string& kid) {
    cjose_err error{};
    return {kid, cjose_jwk_create_RSA_random(2048, nullptr, 0, &error), "RS256"};
  }
  static SigningKey Ec(const std::string& kid) {
    cjose_err error{};
    return {kid, cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &error), "ES256"};
  }

  std::string Sign(const nlohmann::json& claims, const nlohmann::json& more_header = {}) const {
    cjose_err error{};
    cjose_header_t* header = cjose_header_new(&error);
    cjose_header_set(header, CJOSE_HDR_ALG, alg_.c_str(), &error);
    cjose_header_set(header, CJOSE_HDR_KID, kid_.c_str(), &error);
    for (const auto& [name, value] : more_header.items()) {
      const bool set =
          value.is_string()
              ? cjose_header_set(header, name.c_str(), value.get<std::string>().c_str(), &error)
              : cjose_header_set_raw(header, name.c_str(), value.dump().c_str(), &error);
      KIT_CHECK(set);
    }
    const std::string text = claims.dump();
    cjose_jws_t* jws = cjose_jws_sign(
        key_.get(), header, reinterpret_cast<const uint8_t*>(text.data()), text.size(), &error);
    KIT_CHECK(jws != nullptr);
    const char* compact = nullptr;
    KIT_CHECK(cjose_jws_export(jws, &compact, &error));
    std::string token = compact;
    cjose_jws_release(jws);
    cjose_header_release(header);
    return token;
  }

  nlohmann::json Public() const {
    cjose_err error{};
    char* text = cjose_jwk_to_json(key_.get(), false, &error);
    nlohmann::json jwk = nlohmann::json::parse(text);
    free(text);  // NOLINT: the library's own allocation
    jwk["kid"] = kid_;
    jwk["use"] = "sig";
    return jwk;
  }

 private:
  SigningKey(std::string kid, cjose_jwk_t* key, std::string alg)
      : kid_(std::move(kid)), key_(key, &Release), alg_(std::move(alg)) {
    KIT_CHECK(key != nullptr);
  }
  static void Release(cjose_jwk_t* key) { cjose_jwk_release(key); }
  std::string kid_;
  std::shared_ptr<cjose_jwk_t> key_;
  std::string alg_;
};

class FakeProvider final : public HttpClient {
 public:
  absl::StatusOr<HttpReply> Fetch(const HttpAsk& ask) override {
    asks.push_back(ask);
    if (down) return absl::UnavailableError("down");
    if (ask.url == "https://idp/.well-known/openid-configuration") {
      return HttpReply{200, nlohmann::json{{"issuer", issuer},
                                           {"authorization_endpoint", "https://idp/auth"},
                                           {"token_endpoint", "https://idp/token"},
                                           {"jwks_uri", "https://idp/keys"},
                                           {"userinfo_endpoint", "https://idp/me"}}
                                .dump()};
    }
    if (ask.url == "https://idp/keys") {
      nlohmann::json set = {{"keys", nlohmann::json::array()}};
      for (const SigningKey& key : keys) set["keys"].push_back(key.Public());
      return HttpReply{200, set.dump()};
    }
    if (ask.url == "https://idp/token") {
      return HttpReply{token_status,
                       nlohmann::json{{"id_token", token}, {"access_token", "at"}}.dump()};
    }
    return HttpReply{200, user_info.dump()};
  }
  int Asked(const std::string& url) const {
    int count = 0;
    for (const HttpAsk& ask : asks) count += ask.url == url ? 1 : 0;
    return count;
  }

  std::string issuer = "https://idp";
  std::vector<SigningKey> keys;
  std::string token;
  int token_status = 200;
  nlohmann::json user_info = nlohmann::json::object();
  bool down = false;
  std::vector<HttpAsk> asks;
};

}  // namespace vagtbro::gateway
