#include "roster/store/levels.h"

#include "kit/time/local_time.h"

namespace vagtbro::roster {

std::vector<Stretch> LevelsOf(const RosterState& state, const std::string& tenant,
                              const std::string& unit, const Interval& within, Counting counting,
                              const std::string& without) {
  static const absl::TimeZone zone = kit::LocalZone();
  std::vector<Need> needs;
  for (const auto* requirement : state.RequirementsOf(tenant, unit)) {
    for (Need& need : NeedsWithin(*requirement, within, zone)) needs.push_back(std::move(need));
  }
  std::vector<Presence> presences;
  for (const v1::ShiftRow* row : state.OfUnit(tenant, unit, within)) {
    if (row->shift().shift_id() == without) continue;
    const types::v1::RoleSlot role = row->shift().requirement().role();
    for (const Attendance& there : AttendancesOf(*row)) presences.push_back({there.interval, role});
    if (counting == Counting::kHoldersAndGaps && row->state() == v1::SHIFT_STATE_OPEN) {
      presences.push_back({VacantTime(*row, absl::InfinitePast()), role});
    }
  }
  return Stretches(needs, presences, within);
}

}  // namespace vagtbro::roster
