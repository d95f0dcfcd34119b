#include "gateway/oidc/seal.h"

#include <sodium.h>

#include <cstring>

namespace vagtbro::gateway {
namespace {

constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr size_t kOverhead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;

unsigned char* Raw(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace

std::string Seal::Close(const std::string& words, absl::Time until) const {
  std::string plain = std::to_string(absl::ToUnixSeconds(until)) + "\n" + words;
  std::string box(kOverhead + plain.size(), '\0');
  randombytes_buf(box.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(Raw(box) + crypto_secretbox_NONCEBYTES, Raw(plain), plain.size(), Raw(box),
                        key_.data());
  std::string text(sodium_base64_encoded_len(box.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), Raw(box), box.size(), kVariant);
  text.pop_back();
  return text;
}

std::optional<std::string> Seal::Open(const std::string& sealed, absl::Time now) const {
  std::string box(sealed.size() + 1, '\0');
  size_t size = 0;
  if (sodium_base642bin(Raw(box), box.size(), sealed.data(), sealed.size(), nullptr, &size, nullptr,
                        kVariant) != 0 ||
      size < kOverhead) {
    return std::nullopt;
  }
  std::string plain(size - kOverhead, '\0');
  if (crypto_secretbox_open_easy(Raw(plain), Raw(box) + crypto_secretbox_NONCEBYTES,
                                 size - crypto_secretbox_NONCEBYTES, Raw(box), key_.data()) != 0) {
    return std::nullopt;
  }
  const size_t end = plain.find('\n');
  if (end == std::string::npos) return std::nullopt;
  if (now >= absl::FromUnixSeconds(std::atoll(plain.c_str()))) return std::nullopt;
  return plain.substr(end + 1);
}

}  // namespace vagtbro::gateway
