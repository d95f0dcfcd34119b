#include "notifications/push/push_book.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <vector>

#include "kit/base/check.h"
#include "kit/base/log.h"
#include "notifications/push/base64url.h"

namespace vagtbro::notifications {
namespace {

namespace fs = std::filesystem;

const std::string kSealContext = "vagtbro push seal";

const unsigned char* Raw(const std::string& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* Raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

bool Sync(const std::string& path, int flags) {
  const int handle = ::open(path.c_str(), flags | O_CLOEXEC);
  if (handle < 0) return false;
  const bool synced = ::fsync(handle) == 0;
  ::close(handle);
  return synced;
}

bool Write(const std::string& path, const std::string& bytes) {
  const std::string fresh = path + ".new";
  const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return false;
  bool written = ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  written = ::fsync(file) == 0 && written;
  ::close(file);
  return written && ::rename(fresh.c_str(), path.c_str()) == 0;
}

std::string SealWith(const kit::SecretKey& key, const std::string& text) {
  std::string sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.size(), '\0');
  randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
  KIT_CHECK(crypto_secretbox_easy(Raw(sealed) + crypto_secretbox_NONCEBYTES, Raw(text), text.size(),
                                  Raw(sealed), key.data()) == 0);
  return sealed;
}

// Empty: it was not sealed with this key.
std::string OpenWith(const kit::SecretKey& key, const std::string& sealed) {
  constexpr size_t kHead = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  if (sealed.size() < kHead) return "";
  std::string text(sealed.size() - kHead, '\0');
  const bool right = crypto_secretbox_open_easy(
                         Raw(text), Raw(sealed) + crypto_secretbox_NONCEBYTES,
                         sealed.size() - crypto_secretbox_NONCEBYTES, Raw(sealed), key.data()) == 0;
  return right ? text : "";
}

}  // namespace

FilePushBook::FilePushBook(std::string folder, const kit::SecretKey& key)
    : folder_(std::move(folder)) {
  KIT_CHECK(crypto_generichash(seal_.data(), seal_.size(), Raw(kSealContext), kSealContext.size(),
                               key.data(), key.size()) == 0);
}

absl::Status FilePushBook::Put(const std::string& push_id, const Subscription& subscription) {
  std::error_code ignored;
  fs::create_directories(folder_, ignored);
  fs::permissions(folder_, fs::perms::owner_all, ignored);
  const nlohmann::json json = {{"endpoint", subscription.endpoint},
                               {"p256dh", ToBase64Url(subscription.keys.p256dh)},
                               {"auth", ToBase64Url(subscription.keys.auth)}};
  // The folder too, and the one it lies in: a new name is lost with it in a crash.
  if (Write(FileOf(push_id), SealWith(seal_, json.dump())) && Sync(folder_, O_RDONLY) &&
      Sync(fs::path(folder_).parent_path(), O_RDONLY)) {
    return absl::OkStatus();
  }
  kit::LogError("a browser's address cannot be written", {{"push_id", push_id}});
  return absl::UnavailableError(std::string("the disk does not take it; try again"));
}

absl::StatusOr<Subscription> FilePushBook::Find(const std::string& push_id) const {
  std::ifstream file(FileOf(push_id), std::ios::binary);
  const std::string sealed{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  const auto json = nlohmann::json::parse(OpenWith(seal_, sealed), nullptr, false);
  if (!json.is_object()) return absl::NotFoundError("no such browser");
  return Subscription{json.value("endpoint", ""),
                      {FromBase64Url(json.value("p256dh", "")).value_or(""),
                       FromBase64Url(json.value("auth", "")).value_or("")}};
}

void FilePushBook::KeepOnly(const std::set<std::string>& push_ids) {
  std::error_code error;
  std::vector<fs::path> over;
  for (const auto& entry : fs::directory_iterator(folder_, error)) {
    if (!push_ids.contains(entry.path().filename())) over.push_back(entry.path());
  }
  for (const fs::path& path : over) fs::remove(path, error);
  if (!over.empty()) Sync(folder_, O_RDONLY);
}

}  // namespace vagtbro::notifications
