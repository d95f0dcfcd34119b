#include "kit/access/key_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "kit/base/check.h"

namespace vagtbro::kit {
namespace {

// Without it a crash could keep what was made with the key, and lose the key.
bool SyncFolder(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path();
  const int handle = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (handle < 0) return false;
  const bool synced = ::fsync(handle) == 0;
  ::close(handle);
  return synced;
}

// Under another name first.
bool WriteKey(const std::string& path, const SecretKey& key) {
  const std::string fresh = path + ".new";
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return false;
  bool written = ::write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size());
  written = ::fsync(file) == 0 && written;
  ::close(file);
  return written && ::rename(fresh.c_str(), path.c_str()) == 0 && SyncFolder(path);
}

}  // namespace

absl::StatusOr<SecretKey> OpenKeyFile(const std::string& path, IfGone if_gone) {
  KIT_CHECK(sodium_init() >= 0);
  SecretKey key{};
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file >= 0) {
    const ssize_t size = ::read(file, key.data(), key.size());
    ::close(file);
    if (size == static_cast<ssize_t>(key.size())) return key;
    return absl::DataLossError(path + " is not a key of 32 bytes; restore it from a backup");
  }
  if (errno != ENOENT) return absl::UnavailableError(path + " cannot be read");
  if (if_gone == IfGone::kRefuse) {
    return absl::DataLossError(path + " is missing, and there is data made with it: restore it " +
                               "from its backup, beside the journal it belongs to");
  }
  randombytes_buf(key.data(), key.size());
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
  if (!WriteKey(path, key)) return absl::UnavailableError(path + " cannot be written");
  return key;
}

SecretKey KeyFromSeed(const std::string& seed) {
  KIT_CHECK(sodium_init() >= 0);
  SecretKey key{};
  KIT_CHECK(crypto_generichash(key.data(), key.size(),
                               reinterpret_cast<const unsigned char*>(seed.data()), seed.size(),
                               nullptr, 0) == 0);
  return key;
}

}  // namespace vagtbro::kit
