#include "pool/match/solve.h"

#include <coin/Cbc_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "pool/match/bound.h"
#include "pool/match/matrix.h"

namespace vagtbro::pool::match {
namespace {

double CpuSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void SetUp(const Program& program, double most_seconds, Cbc_Model* model) {
  const Matrix matrix(program);
  const int columns = static_cast<int>(program.costs.size());
  Cbc_setLogLevel(model, 0);
  Cbc_loadProblem(model, columns, static_cast<int>(program.rows.size()), matrix.starts.data(),
                  matrix.rows.data(), matrix.values.data(), matrix.zeros.data(), matrix.ones.data(),
                  matrix.costs.data(), matrix.lower.data(), matrix.upper.data());
  std::vector<int> all(program.costs.size());
  std::vector<double> start(program.costs.size(), 0);
  for (int c = 0; c < columns; ++c) {
    all[c] = c;
    Cbc_setInteger(model, c);
  }
  for (const int column : program.start) start[column] = 1;
  Cbc_setMIPStartI(model, columns, all.data(), start.data());
  // Measured: on a narrowed program presolving costs more than it brings. Cuts stay on: they cost
  // nothing here and shorten the longest proofs twentyfold; on whole programs it is the reverse.
  Cbc_setParameter(model, "preprocess", "off");
  Cbc_setParameter(model, "threads", "1");
  Cbc_setParameter(model, "ratioGap", "0");
  Cbc_setParameter(model, "allowableGap", "0.99");  // costs are whole numbers
  Cbc_setMaximumSeconds(model, most_seconds);
}

// CBC's word on a narrowed program; `columns` names its columns in the whole.
void Branch(const Program& narrow, const std::vector<int>& columns, double most_seconds,
            Solution& solution) {
  Cbc_Model* const model = Cbc_newModel();
  SetUp(narrow, most_seconds, model);
  Cbc_solve(model);
  const double* const best = Cbc_bestSolution(model);
  if (best != nullptr) {
    std::vector<int> chosen;
    for (std::size_t c = 0; c < narrow.costs.size(); ++c) {
      if (best[c] > 0.5) chosen.push_back(static_cast<int>(c));
    }
    const std::int64_t cost = CostOf(narrow, chosen);
    if (cost < CostOf(narrow, narrow.start)) {
      solution.columns.clear();
      for (const int c : chosen) solution.columns.push_back(columns[c]);
    }
    solution.proven = Cbc_isProvenOptimal(model) != 0;
  }
  const auto possible =
      static_cast<std::int64_t>(std::ceil(Cbc_getBestPossibleObjValue(model) - 1e-3));
  solution.bound = std::max(solution.bound, possible);
  Cbc_deleteModel(model);
}

}  // namespace

Solution Solve(const Program& program, double most_seconds) {
  const double begin = CpuSeconds();
  Solution solution;
  solution.columns = program.start;
  const Bound bound = BoundOf(program, most_seconds);
  if (!bound.known) return solution;
  solution.bounded = true;
  solution.bound = bound.least;
  const std::int64_t start = CostOf(program, program.start);
  if (bound.least >= start) {
    solution.proven = true;
  } else {
    const double left = most_seconds - (CpuSeconds() - begin);
    if (left > 0) Branch(Narrowed(program, bound.columns), bound.columns, left, solution);
  }
  const std::int64_t cost = CostOf(program, solution.columns);
  solution.proven = solution.proven || solution.bound >= cost;
  if (solution.proven) solution.bound = cost;
  solution.bound = std::min(solution.bound, cost);
  return solution;
}

}  // namespace vagtbro::pool::match
