#include "notifications/effects/address_key.h"

#include <sodium.h>

#include "kit/access/key_file.h"
#include "kit/base/check.h"

namespace vagtbro::notifications {
namespace {

constexpr size_t kHashBytes = 16;
constexpr size_t kMarkLength = 8;

std::string KeyedHash(const std::array<unsigned char, 32>& key, const std::string& text) {
  std::array<unsigned char, kHashBytes> hash{};
  KIT_CHECK(crypto_generichash(hash.data(), hash.size(),
                               reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                               key.data(), key.size()) == 0);
  std::array<char, 2 * kHashBytes + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

}  // namespace

std::string Msisdn(const std::string& phone) {
  std::string digits;
  for (const char c : phone) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (digits.rfind("00", 0) == 0) digits.erase(0, 2);
  return digits;
}

AddressKey::AddressKey(const Bytes& key)
    : key_(key), mark_(KeyedHash(key, "installation").substr(0, kMarkLength)) {}

absl::StatusOr<AddressKey> AddressKey::Open(const std::string& folder) {
  const auto key = kit::OpenKeyFile(folder + "/address.key");
  if (!key.ok()) return key.status();
  return AddressKey(*key);
}

AddressKey AddressKey::FromSeed(const std::string& seed) {
  return AddressKey(kit::KeyFromSeed(seed));
}

std::string AddressKey::Hash(const std::string& phone) const {
  return KeyedHash(key_, Msisdn(phone));
}

std::string AddressKey::Seal(const std::string& text) const {
  return KeyedHash(key_, "seal/" + text);
}

std::string AddressKey::Reference(const std::string& message_key) const {
  return mark_ + "/" + message_key;
}

std::optional<std::string> AddressKey::MessageOf(const std::string& reference) const {
  if (reference.rfind(mark_ + "/", 0) != 0) return std::nullopt;
  return reference.substr(mark_.size() + 1);
}

}  // namespace vagtbro::notifications
