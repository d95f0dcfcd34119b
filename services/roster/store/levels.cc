#include "roster/store/levels.h"

#include "kit/time/local_time.h"

namespace vagtbro::roster {

std::vector<Stretch> LevelsOf(const RosterState& state, const std::string& tenant,
                              const std::string& unit, const Interval& within, Counting counting,
                              const std::string& without, const Imagined& imagined) {
  static const absl::TimeZone zone = kit::LocalZone();
  const std::vector<Need> needs = NeedsOf(state.RequirementsOf(tenant, unit), within, zone);
  std::vector<Presence> presences;
  for (const v1::ShiftRow* row : state.OfUnit(tenant, unit, within)) {
    if (row->shift().shift_id() == without) continue;
    const auto other = imagined.find(row->shift().shift_id());
    if (other != imagined.end()) row = &other->second;
    const types::v1::RoleSlot role = row->shift().requirement().role();
    for (const Attendance& there : AttendancesOf(*row)) presences.push_back({there.interval, role});
    if (counting == Counting::kHoldersAndGaps && row->state() == v1::SHIFT_STATE_OPEN) {
      presences.push_back({VacantTime(*row, absl::InfinitePast()), role});
    }
  }
  return Stretches(needs, presences, within);
}

}  // namespace vagtbro::roster
