#include "ivr/line/twiml/signature.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "kit/base/check.h"

namespace vagtbro::ivr {
namespace {

std::string Base64(const unsigned char* bytes, unsigned int size) {
  std::vector<unsigned char> text(4 * ((size + 2) / 3) + 1);
  const int length = EVP_EncodeBlock(text.data(), bytes, static_cast<int>(size));
  return std::string(text.begin(), text.begin() + length);
}

// The same URL with the standard port if it has no port, without it if it has that one; else as it
// is.
std::string OtherSpelling(const std::string& url) {
  const bool secure = url.starts_with("https://");
  if (!secure && !url.starts_with("http://")) return url;
  const std::string port = secure ? ":443" : ":80";
  const std::size_t host = url.find("://") + 3;
  const std::size_t end = std::min(url.find_first_of("/?", host), url.size());
  const std::string authority = url.substr(host, end - host);
  if (authority.ends_with(port)) {
    return url.substr(0, end - port.size()) + url.substr(end);
  }
  const std::size_t colon = authority.rfind(':');
  const bool has_port = colon != std::string::npos && authority.back() != ']';
  return has_port ? url : url.substr(0, end) + port + url.substr(end);
}

bool Same(const std::string& one, const std::string& other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace

std::string SignWebhook(const std::string& url, const Form& form, const std::string& token) {
  std::string text = url;
  const std::set<std::pair<std::string, std::string>> sorted(form.fields().begin(),
                                                             form.fields().end());
  for (const auto& [name, value] : sorted) text += name + value;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  KIT_CHECK(HMAC(EVP_sha1(), token.data(), static_cast<int>(token.size()),
                 reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data(),
                 &size) != nullptr);
  OPENSSL_cleanse(text.data(), text.size());  // it may hold a PIN
  return Base64(digest.data(), size);
}

bool IsSigned(const std::string& url, const Form& form, const std::string& signature,
              const std::string& token) {
  if (token.empty()) return false;
  const bool as_told = Same(SignWebhook(url, form, token), signature);
  const bool otherwise = Same(SignWebhook(OtherSpelling(url), form, token), signature);
  return as_told || otherwise;
}

}  // namespace vagtbro::ivr
