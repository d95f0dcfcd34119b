#include "directory/vault/pepper.h"

#include <sodium.h>

#include "kit/access/key_file.h"
#include "kit/base/check.h"

namespace vagtbro::directory {
namespace {

constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "identify";
constexpr uint64_t kOfPins = 1;
constexpr uint64_t kOfCallers = 2;

std::string KeyedHash(const std::array<unsigned char, 32>& key, const std::string& text,
                      size_t size) {
  std::string hash(size, '\0');
  KIT_CHECK(crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                               reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                               key.data(), key.size()) == 0);
  return hash;
}

}  // namespace

Pepper::Pepper(const Bytes& master) {
  KIT_CHECK(crypto_kdf_derive_from_key(pin_key_.data(), pin_key_.size(), kOfPins, kContext,
                                       master.data()) == 0);
  KIT_CHECK(crypto_kdf_derive_from_key(caller_key_.data(), caller_key_.size(), kOfCallers, kContext,
                                       master.data()) == 0);
}

absl::StatusOr<Pepper> Pepper::Open(const std::string& folder, bool in_use) {
  const auto key =
      kit::OpenKeyFile(folder + "/pepper.key", in_use ? kit::IfGone::kRefuse : kit::IfGone::kMake);
  if (!key.ok()) return key.status();
  return Pepper(*key);
}

Pepper Pepper::FromSeed(const std::string& seed) { return Pepper(kit::KeyFromSeed(seed)); }

std::string Pepper::OfPin(const std::string& pin) const { return KeyedHash(pin_key_, pin, 32); }

std::string Pepper::OfCaller(const std::string& number) const {
  std::string digits;
  for (const char c : number) {
    if (c >= '0' && c <= '9') digits += c;
  }
  if (digits.rfind("00", 0) == 0) digits.erase(0, 2);
  const std::string hash = KeyedHash(caller_key_, digits, 16);
  std::string hex(2 * hash.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(hash.data()),
                 hash.size());
  hex.pop_back();
  return hex;
}

}  // namespace vagtbro::directory
