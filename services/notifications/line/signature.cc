#include "notifications/line/signature.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <nlohmann/json.hpp>

#include "kit/base/check.h"

namespace vagtbro::notifications {
namespace {

const std::string kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string ToBase64Url(const std::string& bytes) {
  std::string text;
  uint32_t bits = 0;
  int held = 0;
  for (const char c : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(c);
    for (held += 8; held >= 6; held -= 6) text += kAlphabet[(bits >> (held - 6)) & 63];
  }
  if (held > 0) text += kAlphabet[(bits << (6 - held)) & 63];
  return text;
}

std::optional<std::string> FromBase64Url(const std::string& text) {
  std::string bytes;
  uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const size_t value = kAlphabet.find(c);
    if (value == std::string::npos) return std::nullopt;
    bits = (bits << 6) | static_cast<uint32_t>(value);
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes += static_cast<char>((bits >> held) & 255);
    }
  }
  return bytes;
}

std::string HmacSha256(const std::string& text, const std::string& secret) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  KIT_CHECK(HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
                 reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(),
                 &size) != nullptr);
  return std::string(reinterpret_cast<const char*>(digest.data()), size);
}

}  // namespace

std::string DeskSecret(const std::string& desk, const std::string& master) {
  std::string hex;
  for (const char c : HmacSha256(desk, master)) {
    constexpr char kDigits[] = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

std::string SignToken(const std::string& payload, const std::string& secret) {
  const std::string signed_part =
      ToBase64Url(R"({"typ":"JWT","alg":"HS256"})") + "." + ToBase64Url(payload);
  return signed_part + "." + ToBase64Url(HmacSha256(signed_part, secret));
}

std::optional<std::string> VerifyToken(const std::string& token, const std::string& secret) {
  const size_t first = token.find('.');
  const size_t last = token.rfind('.');
  if (secret.empty() || first == std::string::npos || first == last) return std::nullopt;
  const auto header = FromBase64Url(token.substr(0, first));
  const auto payload = FromBase64Url(token.substr(first + 1, last - first - 1));
  const auto signature = FromBase64Url(token.substr(last + 1));
  if (!header || !payload || !signature) return std::nullopt;

  const auto names = nlohmann::json::parse(*header, nullptr, /*allow_exceptions=*/false);
  if (!names.is_object() || !names.contains("alg") || names["alg"] != "HS256") return std::nullopt;
  const std::string expected = HmacSha256(token.substr(0, last), secret);
  if (signature->size() != expected.size() ||
      CRYPTO_memcmp(signature->data(), expected.data(), expected.size()) != 0) {
    return std::nullopt;
  }
  return payload;
}

}  // namespace vagtbro::notifications
