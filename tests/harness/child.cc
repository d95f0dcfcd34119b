#include "harness/child.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <atomic>
#include <csignal>

#include "kit/base/check.h"

namespace vagtbro::harness {

Child::Child(const std::string& program, const std::vector<std::string>& arguments,
             const std::map<std::string, std::string>& environment, const std::string& log) {
  std::vector<std::string> words = {program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_ = ::fork();
  KIT_CHECK(pid_ >= 0);
  if (pid_ != 0) return;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // however the test ends, nothing of it is left behind
  const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(out, STDERR_FILENO);
  for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
  ::execv(program.c_str(), argv.data());
  ::_exit(127);
}

Child::~Child() {
  if (!Running()) return;
  Signal(SIGKILL);
  Wait(absl::Seconds(10));
}

void Child::Signal(int signal) {
  if (!exit_) ::kill(pid_, signal);
}

bool Child::Running() {
  if (exit_) return false;
  int status = 0;
  if (::waitpid(pid_, &status, WNOHANG) != pid_) return true;
  exit_ = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
  return false;
}

std::optional<int> Child::Wait(absl::Duration patience) {
  Eventually([this] { return !Running(); }, patience);
  return exit_;
}

int FreePort() {
  // Below those that the system hands out, so that nobody who asks for any port is given it.
  constexpr int kFirst = 12'000;
  constexpr int kCount = 18'000;
  static std::atomic<int> next = static_cast<int>(::getpid()) * 97;
  while (true) {
    const int port = kFirst + static_cast<int>(static_cast<unsigned>(next++) % kCount);
    const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<uint16_t>(port));
    const bool free = ::bind(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(fd);
    if (free) return port;
  }
}

}  // namespace vagtbro::harness
