// Server: a peer's server as a child process, ended with this object.
//
// Errors:  a server that ends at once or cannot be started aborts the measurement, with its log.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <vector>

namespace vagtbro::bench {

class Server final {
 public:
  // Runs `command` as `user` (empty: as this process), its output in `log`. Waits until `ready`.
  Server(const std::vector<std::string>& command, const std::string& user, const std::string& log,
         const std::function<bool()>& ready);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

 private:
  pid_t pid_;
};

// Full path of `program` in PATH or `folders`; empty: not there.
std::string FindProgram(const std::string& program, const std::vector<std::string>& folders = {});
// Runs to the end; true if it succeeded.
bool RunProgram(const std::vector<std::string>& command, const std::string& user,
                const std::string& log);
// A port of 127.0.0.1 that was free a moment ago.
int FreePort();
// True if somebody listens there.
bool Listens(int port);

}  // namespace vagtbro::bench
