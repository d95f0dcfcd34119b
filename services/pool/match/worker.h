// Worker: a program being solved in a process of its own, which can be asked, awaited or killed.
//
// Question and answer lie in memory files, so neither side ever blocks on the other.
//
// Errors:  a worker that cannot start, dies or talks nonsense has no solution; nothing else
// follows. Threads: one thread's own; the worker dies with the thread that started it.
#pragma once

#include <sys/types.h>

#include <optional>
#include <string>

#include "pool/match/program.h"
#include "pool/match/solve.h"

namespace vagtbro::pool::match {

// vagtbro-match in the folder of the running program; empty: it is not there.
std::string WorkerBesideThis();

class Worker final {
 public:
  // Starts `binary` (vagtbro-match) on the program, for at most so much CPU time.
  Worker(const std::string& binary, Program program, double most_seconds);
  ~Worker();  // kills it
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  // True once it has ended, in whatever way.
  bool Done();
  // Waits for its end, then as solution().
  std::optional<Solution> Wait();
  // After its end: what it found; absent if it found no way to tell.
  const std::optional<Solution>& solution() const { return solution_; }
  // Ends it without a solution.
  void Kill();
  // For whoever watches over it; 0 once it has ended.
  pid_t process() const { return process_; }

 private:
  void Reap(int status);

  Program program_;
  pid_t process_ = 0;
  int answer_ = -1;  // the file it writes to
  std::optional<Solution> solution_;
};

}  // namespace vagtbro::pool::match
