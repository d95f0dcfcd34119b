#include "pool/match/bound.h"

#include <coin/Clp_C_Interface.h>

#include <algorithm>
#include <cmath>

#include "pool/match/matrix.h"

namespace vagtbro::pool::match {
namespace {

constexpr double kSlip = 1e-3;  // what a simplex may be wrong by; costs are whole numbers
constexpr int kOptimal = 0;

}  // namespace

Bound BoundOf(const Program& program, double most_seconds) {
  const Matrix matrix(program);
  const int columns = static_cast<int>(program.costs.size());
  // Every column stands in a row that keeps it at 1 or less, so its own bound is left out: then no
  // reduced cost is negative.
  const std::vector<double> unbounded(program.costs.size(), kInfinite);
  Clp_Simplex* const model = Clp_newModel();
  Clp_setLogLevel(model, 0);
  Clp_setMaximumSeconds(model, most_seconds);
  Clp_loadProblem(model, columns, static_cast<int>(program.rows.size()), matrix.starts.data(),
                  matrix.rows.data(), matrix.values.data(), matrix.zeros.data(), unbounded.data(),
                  matrix.costs.data(), matrix.lower.data(), matrix.upper.data());
  Clp_initialDualSolve(model);
  Bound bound;
  if (Clp_status(model) == kOptimal) {
    bound.known = true;
    const double relaxed = Clp_getObjValue(model);
    bound.least = static_cast<std::int64_t>(std::ceil(relaxed - kSlip));
    const double better = static_cast<double>(CostOf(program, program.start)) - 1 + kSlip;
    const double* const reduced = Clp_getReducedCost(model);
    for (int c = 0; c < columns; ++c) {
      const bool started = std::binary_search(program.start.begin(), program.start.end(), c);
      if (started || relaxed + reduced[c] <= better) bound.columns.push_back(c);
    }
  }
  Clp_deleteModel(model);
  return bound;
}

Program Narrowed(const Program& program, const std::vector<int>& columns) {
  std::vector<int> place(program.costs.size(), -1);
  Program narrow;
  for (const int column : columns) {
    place[column] = static_cast<int>(narrow.costs.size());
    narrow.costs.push_back(program.costs[column]);
  }
  narrow.row_starts.push_back(0);
  for (std::size_t row = 0; row < program.rows.size(); ++row) {
    std::int64_t most = 0;
    std::int64_t least = 0;
    for (int i = program.row_starts[row]; i < program.row_starts[row + 1]; ++i) {
      if (place[program.columns[i]] < 0) continue;
      narrow.columns.push_back(place[program.columns[i]]);
      narrow.coefficients.push_back(program.coefficients[i]);
      (program.coefficients[i] > 0 ? most : least) += program.coefficients[i];
    }
    const Program::Row& limits = program.rows[row];
    if (most <= limits.upper && least >= limits.lower) {  // can no longer bind
      narrow.columns.resize(narrow.row_starts.back());
      narrow.coefficients.resize(narrow.row_starts.back());
      continue;
    }
    narrow.rows.push_back(limits);
    narrow.row_starts.push_back(static_cast<int>(narrow.columns.size()));
  }
  for (const int column : program.start) narrow.start.push_back(place[column]);
  return narrow;
}

}  // namespace vagtbro::pool::match
