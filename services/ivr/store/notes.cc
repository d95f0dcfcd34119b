#include "ivr/store/notes.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "kit/base/ids.h"

namespace vagtbro::ivr {
namespace {

constexpr mode_t kOwnerOnly = 0600;
constexpr char kUnfinished[] = ".new";

bool SyncFolder(const std::string& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (fd < 0) return false;
  const bool synced = ::fsync(fd) == 0;
  ::close(fd);
  return synced;
}

// The file is whole on disk, or it is not there.
bool WriteSynced(const std::string& path, const std::string& bytes) {
  const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, kOwnerOnly);
  if (fd < 0) return false;
  const bool written =
      ::write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
      ::fsync(fd) == 0;
  ::close(fd);
  return written;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Notes>> Notes::Open(const std::string& folder) {
  auto notes = std::unique_ptr<Notes>(new Notes(folder + "/notes"));
  std::error_code failed;
  std::filesystem::create_directories(notes->folder_, failed);
  if (failed) return absl::UnavailableError("cannot make " + notes->folder_);
  for (const auto& entry : std::filesystem::directory_iterator(notes->folder_)) {
    const std::string task_id = entry.path().filename();
    if (task_id.ends_with(kUnfinished)) {
      std::filesystem::remove(entry.path(), failed);
      continue;
    }
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!notes->notes_[task_id].ParseFromString(bytes)) {
      return absl::DataLossError("not a note: " + entry.path().string());
    }
  }
  return notes;
}

absl::Status Notes::Put(const std::string& task_id, const v1::CallBackNote& note) {
  if (!kit::IsId(task_id)) return absl::InvalidArgumentError("a task id is an id");
  const std::lock_guard lock(mutex_);
  const std::string path = folder_ + "/" + task_id;
  const std::string unfinished = path + kUnfinished;
  if (!WriteSynced(unfinished, note.SerializeAsString()) ||
      ::rename(unfinished.c_str(), path.c_str()) != 0 || !SyncFolder(folder_)) {
    return absl::UnavailableError("cannot write a note");
  }
  notes_[task_id] = note;
  return absl::OkStatus();
}

std::optional<v1::CallBackNote> Notes::Find(const std::string& task_id) const {
  const std::lock_guard lock(mutex_);
  const auto found = notes_.find(task_id);
  if (found == notes_.end()) return std::nullopt;
  return found->second;
}

void Notes::Erase(const std::string& task_id) {
  const std::lock_guard lock(mutex_);
  if (notes_.erase(task_id) == 0) return;
  ::unlink((folder_ + "/" + task_id).c_str());
  SyncFolder(folder_);
}

std::vector<std::string> Notes::All() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> ids;
  for (const auto& [task_id, note] : notes_) ids.push_back(task_id);
  return ids;
}

}  // namespace vagtbro::ivr
