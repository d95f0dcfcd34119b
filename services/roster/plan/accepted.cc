#include "roster/plan/accepted.h"

#include <algorithm>

#include "roster/domain/acts.h"
#include "roster/store/levels.h"

namespace vagtbro::roster {
namespace {

std::vector<Stretch> LevelsWithout(const RosterState& state, const std::string& tenant,
                                   const std::string& unit, const v1::ShiftRow& row,
                                   const Interval& vacant) {
  return LevelsOf(state, tenant, unit, vacant, Counting::kHolders, row.shift().shift_id());
}

}  // namespace

v1::LevelAccepted LevelToAccept(const RosterState& state, const std::string& tenant,
                                const v1::ShiftRow& row, absl::Time now) {
  v1::LevelAccepted accepted;
  accepted.set_shift_id(row.shift().shift_id());
  const Interval vacant = VacantTime(row, now);
  for (const std::string& unit : row.shift().unit_ids()) {
    for (auto& stretch : Accepted(unit, LevelsWithout(state, tenant, unit, row, vacant))) {
      *accepted.add_stretches() = std::move(stretch);
    }
  }
  return accepted;
}

bool IsAccepted(const RosterState& state, const std::string& tenant, const v1::ShiftRow& row,
                absl::Time now) {
  const v1::LevelAccepted* accepted = state.acts().AcceptedOf(tenant, row.shift().shift_id());
  if (accepted == nullptr || !row.level_accepted()) return false;
  const Interval vacant = VacantTime(row, now);
  const auto& units = row.shift().unit_ids();
  return !IsEmpty(vacant) && std::all_of(units.begin(), units.end(), [&](const auto& unit) {
    return IsStillAccepted(*accepted, unit, LevelsWithout(state, tenant, unit, row, vacant));
  });
}

}  // namespace vagtbro::roster
