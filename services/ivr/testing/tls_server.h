// TlsServer: an exchange of which only the TLS is there: `openssl s_server` and what it was told.
//
// Shape:   Create() returns once it listens; Hears() once a line holds the word, or never will.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "ivr/testing/free_port.h"

namespace vagtbro::ivr {

class TlsServer final {
 public:
  // PEM files.
  TlsServer(const std::string& certificate, const std::string& key)
      : host_("127.0.0.1:" + std::to_string(FreePort())) {
    int ends[2];
    int mute[2];  // it ends with its standard input
    KIT_CHECK(::pipe(ends) == 0 && ::pipe(mute) == 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(mute[0], STDIN_FILENO);
      ::dup2(ends[1], STDOUT_FILENO);
      ::dup2(ends[1], STDERR_FILENO);
      ::close(ends[0]);
      ::execlp("openssl", "openssl", "s_server", "-accept", host_.c_str(), "-cert",
               certificate.c_str(), "-key", key.c_str(), nullptr);
      ::_exit(1);
    }
    ::close(ends[1]);
    ::close(mute[0]);
    mute_ = mute[1];
    said_ = ::fdopen(ends[0], "r");
    KIT_CHECK(Hears("ACCEPT"));
  }
  ~TlsServer() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    std::fclose(said_);
    ::close(mute_);
  }
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  const std::string& host() const { return host_; }

  bool Hears(const std::string& word) {
    char line[4096];
    while (std::fgets(line, sizeof(line), said_) != nullptr) {
      if (std::string(line).find(word) != std::string::npos) return true;
    }
    return false;
  }
  // Whether it heard the word until now; nothing is waited for, and it is over.
  bool HasHeard(const std::string& word) {
    ::kill(child_, SIGKILL);
    return Hears(word);
  }

 private:
  std::string host_;
  pid_t child_ = -1;
  int mute_ = -1;
  std::FILE* said_ = nullptr;
};

}  // namespace vagtbro::ivr
