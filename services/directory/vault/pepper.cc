#include "directory/vault/pepper.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

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

Pepper::Pepper(const Bytes& master) {
  KIT_CHECK(crypto_kdf_derive_from_key(pin_key_.data(), pin_key_.size(), kOfPins, kContext,
                                       master.data()) == 0);
  KIT_CHECK(crypto_kdf_derive_from_key(caller_key_.data(), caller_key_.size(), kOfCallers, kContext,
                                       master.data()) == 0);
}

absl::StatusOr<Pepper> Pepper::Open(const std::string& folder, bool in_use) {
  KIT_CHECK(sodium_init() >= 0);
  const std::string path = folder + "/pepper.key";
  Bytes key{};
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    const ssize_t size = ::read(file, key.data(), key.size());
    ::close(file);
    if (size == static_cast<ssize_t>(key.size())) return Pepper(key);
    return absl::DataLossError(path + " is not a key of 32 bytes; restore it from a backup");
  }
  if (errno != ENOENT) return absl::UnavailableError(path + " cannot be read");
  if (in_use) {
    return absl::DataLossError(path +
                               " is missing, and PINs were hashed with it: restore it from "
                               "its backup, beside the journal it belongs to");
  }
  randombytes_buf(key.data(), key.size());
  ::mkdir(folder.c_str(), 0750);
  if (!WriteKey(path, key)) return absl::UnavailableError(path + " cannot be written");
  return Pepper(key);
}

Pepper Pepper::FromSeed(const std::string& seed) {
  KIT_CHECK(sodium_init() >= 0);
  Bytes key{};
  KIT_CHECK(crypto_generichash(key.data(), key.size(),
                               reinterpret_cast<const unsigned char*>(seed.data()), seed.size(),
                               nullptr, 0) == 0);
  return Pepper(key);
}

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
