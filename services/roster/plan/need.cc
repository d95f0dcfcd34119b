#include "roster/plan/need.h"

#include <vector>

namespace vagtbro::roster {
namespace {

// Stretches of each unit of the shift while it is vacant, the shift itself not counted.
std::vector<std::vector<Stretch>> UnitsWithout(const RosterState& state, const std::string& tenant,
                                               const v1::ShiftRow& row, const Interval& vacant,
                                               Counting counting, const Imagined& imagined) {
  std::vector<std::vector<Stretch>> units;
  for (const std::string& unit : row.shift().unit_ids()) {
    units.push_back(
        LevelsOf(state, tenant, unit, vacant, counting, row.shift().shift_id(), imagined));
  }
  return units;
}

}  // namespace

std::optional<Fit> NeedOf(const RosterState& state, const std::string& tenant,
                          const v1::ShiftRow& row, absl::Time now, Counting counting,
                          const Imagined& imagined) {
  const Interval vacant = VacantTime(row, now);
  if (IsEmpty(vacant) || IsClosed(state, tenant, row.shift(), vacant)) return std::nullopt;
  return FitOf(row, vacant, UnitsWithout(state, tenant, row, vacant, counting, imagined));
}

v1::ServiceLevel LevelWithout(const RosterState& state, const std::string& tenant,
                              const v1::ShiftRow& row, absl::Time now) {
  return WorstLevel(UnitsWithout(state, tenant, row, VacantTime(row, now), Counting::kHolders, {}));
}

}  // namespace vagtbro::roster
