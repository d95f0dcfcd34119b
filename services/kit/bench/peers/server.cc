#include "kit/bench/peers/server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <thread>

#include "kit/base/check.h"

namespace vagtbro::bench {
namespace {

pid_t Launch(const std::vector<std::string>& command, const std::string& user,
             const std::string& log) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const passwd* as = user.empty() ? nullptr : ::getpwnam(user.c_str());
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  KIT_CHECK(pid >= 0);
  if (pid > 0) return pid;
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);
  const int out = ::open(log.c_str(), O_CREAT | O_WRONLY | O_APPEND, 0644);
  ::dup2(out, 1);
  ::dup2(out, 2);
  if (as != nullptr &&
      (::setgroups(0, nullptr) != 0 || ::setgid(as->pw_gid) != 0 || ::setuid(as->pw_uid) != 0)) {
    ::_exit(126);
  }
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

sockaddr_in Local(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  return address;
}

}  // namespace

Server::Server(const std::vector<std::string>& command, const std::string& user,
               const std::string& log, const std::function<bool()>& ready)
    : pid_(Launch(command, user, log)) {
  for (int i = 0; i < 300 && !ready(); ++i) {
    if (::waitpid(pid_, nullptr, WNOHANG) != 0) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  if (ready()) return;
  std::cerr << command[0] << " does not get ready; see " << log << "\n";
  std::abort();
}

Server::~Server() {
  ::kill(pid_, SIGINT);
  for (int i = 0; i < 100; ++i) {
    if (::waitpid(pid_, nullptr, WNOHANG) != 0) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

std::string FindProgram(const std::string& program, const std::vector<std::string>& folders) {
  std::vector<std::string> places = folders;
  const char* path = std::getenv("PATH");
  std::istringstream words(path == nullptr ? "" : path);
  for (std::string folder; std::getline(words, folder, ':');) places.push_back(folder);
  places.insert(places.end(), {"/usr/sbin", "/usr/bin"});
  for (const std::string& folder : places) {
    const std::string full = (std::filesystem::path(folder) / program).string();
    if (::access(full.c_str(), X_OK) == 0) return full;
  }
  return "";
}

bool RunProgram(const std::vector<std::string>& command, const std::string& user,
                const std::string& log) {
  int status = 0;
  ::waitpid(Launch(command, user, log), &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int FreePort() {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = Local(0);
  socklen_t size = sizeof address;
  KIT_CHECK(::bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0);
  KIT_CHECK(::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  ::close(fd);
  return ntohs(address.sin_port);
}

bool Listens(int port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = Local(port);
  const bool connected =
      ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return connected;
}

}  // namespace vagtbro::bench
