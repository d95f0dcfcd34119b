// Program: a matching as a 0/1 program, as any solver of such programs reads it.
//
// Columns: one an arc, then for each open gap one for leaving it open and one for each split. Rows:
// every demand is met once, both parts of a split or none, one of each clique of arcs that exclude
// each other, duties and minutes a person, and what the law forbade.
//
// Shape:   all coefficients and costs are whole numbers, so the optimum is one.
#pragma once

#include <cstdint>
#include <vector>

#include "pool/match/instance.h"

namespace vagtbro::pool::match {

struct Program {
  struct Row {
    std::int64_t lower;  // kUnbounded: none
    std::int64_t upper;
  };
  static constexpr std::int64_t kUnbounded = -(std::int64_t{1} << 50);

  std::vector<std::int64_t> costs;  // one a column
  std::vector<Row> rows;
  std::vector<int> row_starts;  // one a row, and the end
  std::vector<int> columns;
  std::vector<std::int64_t> coefficients;
  std::vector<int> start;  // columns that are 1 in a solution known, rising
};

// True if the program's rows hold with these columns 1 and all others 0.
bool Satisfies(const Program& program, const std::vector<int>& columns);

// What the columns cost together.
std::int64_t CostOf(const Program& program, const std::vector<int>& columns);

// The program of the instance, started from a full plan given by its arcs.
Program ProgramOf(const Instance& instance, const std::vector<int>& arcs);

// The arcs among the columns that are 1.
std::vector<int> ArcsIn(const Instance& instance, const std::vector<int>& columns);

}  // namespace vagtbro::pool::match
