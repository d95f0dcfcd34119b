#include "pool/match/worker.h"

#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <filesystem>
#include <system_error>
#include <utility>

#include "pool/match/wire.h"

namespace vagtbro::pool::match {
namespace {

// A memory file that holds `bytes`, read from its beginning; -1 if there is no room for it.
int FileOf(const std::string& bytes) {
  const int file = ::memfd_create("vagtbro-match", MFD_CLOEXEC);
  if (file < 0) return -1;
  for (std::size_t written = 0; written < bytes.size();) {
    const ssize_t count = ::write(file, bytes.data() + written, bytes.size() - written);
    if (count <= 0) {
      ::close(file);
      return -1;
    }
    written += static_cast<std::size_t>(count);
  }
  ::lseek(file, 0, SEEK_SET);
  return file;
}

std::string BytesOf(int file) {
  std::string bytes;
  char part[65536];
  ::lseek(file, 0, SEEK_SET);
  for (ssize_t count = 0; (count = ::read(file, part, sizeof part)) > 0;) {
    bytes.append(part, static_cast<std::size_t>(count));
  }
  return bytes;
}

pid_t Spawn(const std::string& binary, int question, int answer) {
  posix_spawn_file_actions_t files;
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawn_file_actions_adddup2(&files, question, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&files, answer, STDOUT_FILENO);
  // Nothing of the service is open in the worker.
  ::posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  std::string name = binary;
  char* const arguments[] = {name.data(), nullptr};
  char* const environment[] = {nullptr};
  pid_t process = 0;
  const int failed =
      ::posix_spawn(&process, binary.c_str(), &files, nullptr, arguments, environment);
  ::posix_spawn_file_actions_destroy(&files);
  return failed == 0 ? process : 0;
}

}  // namespace

std::string WorkerBesideThis() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto worker = self.parent_path() / "vagtbro-match";
  return !error && std::filesystem::exists(worker, error) ? worker.string() : std::string();
}

Worker::Worker(const std::string& binary, Program program, double most_seconds)
    : program_(std::move(program)) {
  const int question = FileOf(ToBytes(program_, most_seconds));
  answer_ = FileOf("");
  if (question >= 0 && answer_ >= 0) process_ = Spawn(binary, question, answer_);
  if (question >= 0) ::close(question);
}

Worker::~Worker() {
  Kill();
  if (answer_ >= 0) ::close(answer_);
}

bool Worker::Done() {
  if (process_ == 0) return true;
  int status = 0;
  const pid_t ended = ::waitpid(process_, &status, WNOHANG);
  if (ended != 0) Reap(ended == process_ ? status : -1);
  return process_ == 0;
}

std::optional<Solution> Worker::Wait() {
  while (process_ != 0) {
    int status = 0;
    const pid_t ended = ::waitpid(process_, &status, 0);
    if (ended == process_) {
      Reap(status);
    } else if (errno != EINTR) {
      Reap(-1);
    }
  }
  return solution_;
}

void Worker::Reap(int status) {
  process_ = 0;
  if (status == 0) solution_ = ToSolution(BytesOf(answer_), program_);
}

void Worker::Kill() {
  if (process_ == 0) return;
  ::kill(process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) continue;
  process_ = 0;
}

}  // namespace vagtbro::pool::match
