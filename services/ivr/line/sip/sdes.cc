#include "ivr/line/sip/sdes.h"

#include <charconv>

#include "ivr/line/sip/re.h"

namespace vagtbro::ivr {
namespace {

constexpr std::string_view kSuite = "AES_CM_128_HMAC_SHA1_80";
constexpr std::string_view kInline = "inline:";
constexpr std::size_t kKeyChars = 40;  // of base64, for thirty bytes
constexpr int kLargestTag = 999999999;

// The next word; nothing is left of `text` after the last.
std::string_view Word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

}  // namespace

std::optional<Crypto> ReadCrypto(std::string_view value) {
  Crypto crypto;
  const std::string_view tag = Word(value);
  const auto [at, error] = std::from_chars(tag.data(), tag.data() + tag.size(), crypto.tag);
  if (error != std::errc() || at != tag.data() + tag.size()) return std::nullopt;
  if (crypto.tag < 1 || crypto.tag > kLargestTag) return std::nullopt;
  if (Word(value) != kSuite) return std::nullopt;
  std::string_view key = Word(value);
  if (!Word(value).empty()) return std::nullopt;  // a session parameter
  if (key.substr(0, kInline.size()) != kInline) return std::nullopt;
  key.remove_prefix(kInline.size());
  // After the key: "|2^31", a lifetime that no call lives; "|1:4" would be an MKI.
  const std::string_view rest = key.substr(std::min(key.size(), kKeyChars));
  if (!rest.empty() && (rest.front() != '|' || rest.find_first_of(":;") != std::string::npos)) {
    return std::nullopt;
  }
  key = key.substr(0, kKeyChars);
  constexpr std::string_view kBase64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  if (key.find_first_not_of(kBase64) != std::string::npos) return std::nullopt;
  std::size_t length = crypto.key.size();
  if (base64_decode(key.data(), key.size(), crypto.key.data(), &length) != 0 ||
      length != crypto.key.size()) {
    return std::nullopt;
  }
  return crypto;
}

std::string WriteCrypto(const Crypto& crypto) {
  std::string key(kKeyChars, '\0');
  std::size_t length = key.size();
  if (base64_encode(crypto.key.data(), crypto.key.size(), key.data(), &length) != 0) return "";
  key.resize(length);
  return std::to_string(crypto.tag) + " " + std::string(kSuite) + " " + std::string(kInline) + key;
}

}  // namespace vagtbro::ivr
