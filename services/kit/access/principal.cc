#include "kit/access/principal.h"

#include <sodium.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "kit/access/key_file.h"
#include "kit/base/check.h"

namespace vagtbro::kit {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr size_t kLongestToken = 8192;
// So that a signature for this is never one for something else.
const char* const kContext = "vagtbro principal 1\n";

std::string Base64Url(const unsigned char* bytes, size_t size) {
  std::string text(sodium_base64_encoded_len(size, kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes, size, kVariant);
  text.resize(text.size() - 1);
  return text;
}

bool FromBase64Url(const std::string& text, std::string& bytes) {
  bytes.assign(text.size() + 1, '\0');
  size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                        text.size(), nullptr, &size, nullptr, kVariant) != 0) {
    return false;
  }
  bytes.resize(size);
  return true;
}

const unsigned char* Raw(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

bool ReadTexts(const nlohmann::json& list, std::vector<std::string>& texts) {
  if (!list.is_array()) return false;
  for (const auto& item : list) {
    if (!item.is_string()) return false;
    texts.push_back(item.get<std::string>());
  }
  return true;
}

absl::StatusOr<Principal> Read(const nlohmann::json& json) {
  Principal principal;
  for (const auto& [name, field] : {std::pair{"tenant", &principal.tenant_id},
                                    std::pair{"employment_id", &principal.employment_id},
                                    std::pair{"purpose", &principal.purpose}}) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_string()) {
      return absl::InvalidArgumentError("the principal has no " + std::string(name));
    }
    *field = found->get<std::string>();
  }
  if (!ReadTexts(json.value("roles", nlohmann::json()), principal.roles) ||
      !ReadTexts(json.value("units", nlohmann::json()), principal.units)) {
    return absl::InvalidArgumentError("the principal's roles or units are malformed");
  }
  return principal;
}

}  // namespace

absl::StatusOr<PrincipalSigner> PrincipalSigner::Open(const std::string& path) {
  const auto key = OpenKeyFile(path);
  if (!key.ok()) return key.status();
  PrincipalSigner signer;
  crypto_sign_seed_keypair(signer.public_.data(), signer.secret_.data(), key->data());
  std::ofstream(path + ".pub") << signer.public_key() << "\n";  // a read-only mount brings its own
  return signer;
}

PrincipalSigner PrincipalSigner::FromSeed(const std::string& seed) {
  KIT_CHECK(sodium_init() >= 0);
  SecretKey key{};
  crypto_generichash(key.data(), key.size(), Raw(seed), seed.size(), nullptr, 0);
  PrincipalSigner signer;
  crypto_sign_seed_keypair(signer.public_.data(), signer.secret_.data(), key.data());
  return signer;
}

std::string PrincipalSigner::Sign(const Principal& principal, absl::Time now) const {
  const nlohmann::json json = {
      {"tenant", principal.tenant_id}, {"employment_id", principal.employment_id},
      {"roles", principal.roles},      {"units", principal.units},
      {"purpose", principal.purpose},  {"exp", absl::ToUnixSeconds(now + kPrincipalLife)}};
  const std::string text = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  const std::string payload = Base64Url(Raw(text), text.size());
  const std::string covered = kContext + payload;
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, Raw(covered), covered.size(), secret_.data());
  return payload + "." + Base64Url(signature.data(), signature.size());
}

std::string PrincipalSigner::public_key() const {
  return Base64Url(public_.data(), public_.size());
}

absl::StatusOr<PrincipalVerifier> PrincipalVerifier::FromPublicKey(const std::string& base64url) {
  KIT_CHECK(sodium_init() >= 0);
  PrincipalVerifier verifier;
  std::string bytes;
  if (!FromBase64Url(base64url, bytes) || bytes.size() != verifier.public_.size()) {
    return absl::InvalidArgumentError("the gateway's public key is not 32 bytes in base64url");
  }
  std::copy(bytes.begin(), bytes.end(), verifier.public_.begin());
  return verifier;
}

absl::StatusOr<Principal> PrincipalVerifier::Verify(const std::string& token,
                                                    absl::Time now) const {
  const size_t dot = token.find('.');
  std::string signature;
  std::string text;
  if (token.size() > kLongestToken || dot == std::string::npos ||
      !FromBase64Url(token.substr(dot + 1), signature) || signature.size() != crypto_sign_BYTES) {
    return absl::InvalidArgumentError("the principal is malformed");
  }
  const std::string covered = kContext + token.substr(0, dot);
  if (crypto_sign_verify_detached(Raw(signature), Raw(covered), covered.size(), public_.data()) !=
      0) {
    return absl::InvalidArgumentError("the principal's signature is not the gateway's");
  }
  if (!FromBase64Url(token.substr(0, dot), text)) {
    return absl::InvalidArgumentError("the principal is malformed");
  }
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object() || !json.contains("exp") || !json["exp"].is_number_integer()) {
    return absl::InvalidArgumentError("the principal is malformed");
  }
  if (now >= absl::FromUnixSeconds(json["exp"].get<int64_t>())) {
    return absl::AbortedError("the principal is too old");
  }
  return Read(json);
}

}  // namespace vagtbro::kit
