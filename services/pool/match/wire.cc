#include "pool/match/wire.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "vagtbro/pool/v1/match.pb.h"

namespace vagtbro::pool::match {
namespace {

template <typename Repeated>
std::vector<int> Ints(const Repeated& numbers) {
  std::vector<int> ints;
  ints.reserve(numbers.size());
  for (const auto number : numbers) ints.push_back(static_cast<int>(number));
  return ints;
}

bool AllBelow(const std::vector<int>& numbers, std::size_t limit) {
  return std::all_of(numbers.begin(), numbers.end(), [limit](int number) {
    return number >= 0 && static_cast<std::size_t>(number) < limit;
  });
}

bool Sound(const v1::ZeroOneProgram& wire, const Program& program) {
  const std::size_t rows = program.rows.size();
  return wire.row_lowers_size() == wire.row_uppers_size() &&
         program.row_starts.size() == rows + 1 && program.row_starts.front() == 0 &&
         std::is_sorted(program.row_starts.begin(), program.row_starts.end()) &&
         static_cast<std::size_t>(program.row_starts.back()) == program.columns.size() &&
         program.coefficients.size() == program.columns.size() &&
         AllBelow(program.columns, program.costs.size()) &&
         AllBelow(program.start, program.costs.size());
}

}  // namespace

std::string ToBytes(const Program& program, double most_seconds) {
  v1::ZeroOneProgram wire;
  wire.mutable_costs()->Add(program.costs.begin(), program.costs.end());
  for (const Program::Row& row : program.rows) {
    wire.add_row_lowers(row.lower);
    wire.add_row_uppers(row.upper);
  }
  wire.mutable_row_starts()->Add(program.row_starts.begin(), program.row_starts.end());
  wire.mutable_columns()->Add(program.columns.begin(), program.columns.end());
  wire.mutable_coefficients()->Add(program.coefficients.begin(), program.coefficients.end());
  wire.mutable_start()->Add(program.start.begin(), program.start.end());
  wire.set_most_ms(static_cast<std::uint32_t>(std::lround(most_seconds * 1000)));
  return wire.SerializeAsString();
}

std::optional<Errand> ToErrand(const std::string& bytes) {
  v1::ZeroOneProgram wire;
  if (!wire.ParseFromString(bytes)) return std::nullopt;
  Errand errand;
  Program& program = errand.program;
  program.costs.assign(wire.costs().begin(), wire.costs().end());
  for (int i = 0; i < std::min(wire.row_lowers_size(), wire.row_uppers_size()); ++i) {
    program.rows.push_back({wire.row_lowers(i), wire.row_uppers(i)});
  }
  program.row_starts = Ints(wire.row_starts());
  program.columns = Ints(wire.columns());
  program.coefficients.assign(wire.coefficients().begin(), wire.coefficients().end());
  program.start = Ints(wire.start());
  errand.most_seconds = wire.most_ms() / 1000.0;
  if (!Sound(wire, program)) return std::nullopt;
  return errand;
}

std::string ToBytes(const Solution& solution) {
  v1::ZeroOneSolution wire;
  wire.mutable_columns()->Add(solution.columns.begin(), solution.columns.end());
  wire.set_bounded(solution.bounded);
  wire.set_bound(solution.bound);
  wire.set_proven(solution.proven);
  return wire.SerializeAsString();
}

std::optional<Solution> ToSolution(const std::string& bytes, const Program& program) {
  v1::ZeroOneSolution wire;
  if (!wire.ParseFromString(bytes)) return std::nullopt;
  Solution solution;
  solution.columns = Ints(wire.columns());
  solution.bounded = wire.bounded();
  solution.bound = wire.bound();
  solution.proven = wire.proven();
  if (!AllBelow(solution.columns, program.costs.size())) return std::nullopt;
  if (!Satisfies(program, solution.columns)) return std::nullopt;
  return solution;
}

}  // namespace vagtbro::pool::match
