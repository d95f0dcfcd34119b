#include "notifications/effects/address_key.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

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

// Writes the whole key under another name first, so that a crash leaves a key or none.
bool WriteKey(const std::string& path, const std::array<unsigned char, 32>& key) {
  const std::string fresh = path + ".new";
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return false;
  bool written = ::write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size());
  written = ::fsync(file) == 0 && written;
  ::close(file);
  return written && ::rename(fresh.c_str(), path.c_str()) == 0;
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
  KIT_CHECK(sodium_init() >= 0);
  const std::string path = folder + "/address.key";
  Bytes key{};
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    const ssize_t size = ::read(file, key.data(), key.size());
    ::close(file);
    if (size == static_cast<ssize_t>(key.size())) return AddressKey(key);
    return absl::DataLossError(path + " is not a key of 32 bytes; restore it from a backup");
  }
  if (errno != ENOENT) return absl::UnavailableError(path + " cannot be read");
  randombytes_buf(key.data(), key.size());
  ::mkdir(folder.c_str(), 0750);
  if (!WriteKey(path, key)) return absl::UnavailableError(path + " cannot be written");
  return AddressKey(key);
}

AddressKey AddressKey::FromSeed(const std::string& seed) {
  KIT_CHECK(sodium_init() >= 0);
  Bytes key{};
  KIT_CHECK(crypto_generichash(key.data(), key.size(),
                               reinterpret_cast<const unsigned char*>(seed.data()), seed.size(),
                               nullptr, 0) == 0);
  return AddressKey(key);
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
