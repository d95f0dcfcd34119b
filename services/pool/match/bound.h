// Bound: what no solution of a program can undercut, and which columns could still better one.
//
// The linear relaxation is solved by Clp. A column whose reduced cost lifts the bound over the
// cost of the solution at hand is in no better solution; on rows as tight as these that leaves a
// few columns in a hundred.
#pragma once

#include <cstdint>
#include <vector>

#include "pool/match/program.h"

namespace vagtbro::pool::match {

struct Bound {
  bool known = false;        // false: out of time
  std::int64_t least = 0;    // no solution costs less
  std::vector<int> columns;  // those of the start, and any that could better it; rising
};

// Requires a start in the program.
Bound BoundOf(const Program& program, double most_seconds);

// The program over some of its columns, all others 0. Column i of it is columns[i] of the whole.
Program Narrowed(const Program& program, const std::vector<int>& columns);

}  // namespace vagtbro::pool::match
