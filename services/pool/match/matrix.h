// Matrix: a program's rows as the columns that CLP and CBC want.
#pragma once

#include <cstddef>
#include <vector>

#include "pool/match/program.h"

namespace vagtbro::pool::match {

inline constexpr double kInfinite = 1e30;

struct Matrix {
  explicit Matrix(const Program& program)
      : starts(program.costs.size() + 1, 0),
        rows(program.columns.size()),
        values(program.columns.size()),
        costs(program.costs.begin(), program.costs.end()),
        zeros(program.costs.size(), 0),
        ones(program.costs.size(), 1) {
    for (const int column : program.columns) ++starts[column + 1];
    for (std::size_t c = 0; c < program.costs.size(); ++c) starts[c + 1] += starts[c];
    std::vector<int> next(starts.begin(), starts.end() - 1);
    for (std::size_t row = 0; row < program.rows.size(); ++row) {
      for (int i = program.row_starts[row]; i < program.row_starts[row + 1]; ++i) {
        const int at = next[program.columns[i]]++;
        rows[at] = static_cast<int>(row);
        values[at] = static_cast<double>(program.coefficients[i]);
      }
      const Program::Row& limits = program.rows[row];
      const bool open = limits.lower == Program::kUnbounded;
      lower.push_back(open ? -kInfinite : static_cast<double>(limits.lower));
      upper.push_back(static_cast<double>(limits.upper));
    }
  }

  std::vector<int> starts;  // one a column, and the end
  std::vector<int> rows;
  std::vector<double> values;
  std::vector<double> costs;
  std::vector<double> zeros;  // lower bounds of the columns
  std::vector<double> ones;   // upper bounds
  std::vector<double> lower;  // of the rows
  std::vector<double> upper;
};

}  // namespace vagtbro::pool::match
