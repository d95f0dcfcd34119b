// Child: a process of a test: started, killed, stopped, waited for.
//
// Errors:  the constructor aborts if the program cannot be started; a child that is still alive at
//          destruction is killed.
// Threads: one.
#pragma once

#include <sys/types.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace vagtbro::harness {

class Child final {
 public:
  // Output goes to the end of `log`.
  Child(const std::string& program, const std::vector<std::string>& arguments,
        const std::map<std::string, std::string>& environment, const std::string& log);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void Signal(int signal);
  bool Running();
  pid_t pid() const { return pid_; }
  // Waits for the end. nullopt: not within `patience`; -9 for a SIGKILL and so on.
  std::optional<int> Wait(absl::Duration patience);

 private:
  pid_t pid_ = 0;
  std::optional<int> exit_;
};

// Looks again and again, a few milliseconds apart; false: not within `patience`.
template <class Condition>
bool Eventually(Condition condition, absl::Duration patience = absl::Seconds(30)) {
  const absl::Time deadline = absl::Now() + patience;
  while (!condition()) {
    if (absl::Now() > deadline) return false;
    absl::SleepFor(absl::Milliseconds(5));
  }
  return true;
}

// A TCP port of 127.0.0.1 that was free a moment ago.
int FreePort();

}  // namespace vagtbro::harness
