// vagtbro-match: one matching, solved exactly. Reads a ZeroOneProgram on standard input, writes a
// ZeroOneSolution on standard output, and exits with 0 only after the last byte.
//
// It is started by the pool and may be killed at any moment: it owns nothing.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <string>

#include "pool/match/solve.h"
#include "pool/match/wire.h"

namespace {

std::string ReadAll(int file) {
  std::string bytes;
  char part[65536];
  for (ssize_t count = 0; (count = ::read(file, part, sizeof part)) > 0;) {
    bytes.append(part, static_cast<std::size_t>(count));
  }
  return bytes;
}

bool WriteAll(int file, const std::string& bytes) {
  for (std::size_t written = 0; written < bytes.size();) {
    const ssize_t count = ::write(file, bytes.data() + written, bytes.size() - written);
    if (count <= 0) return false;
    written += static_cast<std::size_t>(count);
  }
  return true;
}

}  // namespace

int main() {
  // Nobody waits for the answer of an orphan, and everybody else comes first.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::setpriority(PRIO_PROCESS, 0, 10);
  // The solvers print as they like; that must not land in the answer.
  const int answer = ::dup(STDOUT_FILENO);
  if (answer < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) return 1;

  const auto errand = vagtbro::pool::match::ToErrand(ReadAll(STDIN_FILENO));
  if (!errand) return 2;
  const auto solution = vagtbro::pool::match::Solve(errand->program, errand->most_seconds);
  return WriteAll(answer, vagtbro::pool::match::ToBytes(solution)) ? 0 : 1;
}
