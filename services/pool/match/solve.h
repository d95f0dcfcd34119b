// Solve: the optimum of a program, or the best found in time and how good that is.
//
// First the relaxation bounds the optimum; if the start meets the bound it is the optimum. If not,
// CBC searches among the columns that could still better it.
//
// Runs for as long as it needs and cannot be called off from within: run it in a process of its
// own (worker.h).
//
// Threads: one solve at a time a process.
#pragma once

#include <cstdint>
#include <vector>

#include "pool/match/program.h"

namespace vagtbro::pool::match {

struct Solution {
  std::vector<int> columns;  // that are 1, rising; never dearer than the start
  bool bounded = false;      // false: the time was too short even for a bound
  std::int64_t bound = 0;    // no solution costs less
  bool proven = false;       // these cost no more than any other
};

// Requires a start in the program.
Solution Solve(const Program& program, double most_seconds);

}  // namespace vagtbro::pool::match
