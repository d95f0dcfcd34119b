#include "roster/store/levels.h"

#include <algorithm>

#include "kit/time/local_time.h"

namespace vagtbro::roster {
std::vector<Interval> Outside(const std::vector<Interval>& parts, const Interval& hole) {
  std::vector<Interval> rest;
  for (const Interval& part : parts) {
    if (!Overlaps(part, hole)) {
      rest.push_back(part);
      continue;
    }
    const Interval before{part.start_time, hole.start_time};
    const Interval after{hole.end_time, part.end_time};
    if (!IsEmpty(before)) rest.push_back(before);
    if (!IsEmpty(after)) rest.push_back(after);
  }
  return rest;
}

std::vector<Interval> Outside(std::vector<Interval> parts, const std::vector<Interval>& holes) {
  for (const Interval& hole : holes) parts = Outside(parts, hole);
  return parts;
}

bool IsClosed(const RosterState& state, const std::string& tenant, const v1::Shift& shift,
              const Interval& interval) {
  return !shift.unit_ids().empty() &&
         std::all_of(shift.unit_ids().begin(), shift.unit_ids().end(),
                     [&](const std::string& unit) {
                       const auto closed = state.ClosedTimes(tenant, unit);
                       const Interval* met = worktime::FirstMet(closed, interval);
                       return met != nullptr && Common(*met, interval) == interval;
                     });
}

std::vector<Need> OpenNeedsOf(const RosterState& state, const std::string& tenant,
                              const std::string& unit, const Interval& within) {
  const std::vector<Need> needs =
      NeedsOf(state.RequirementsOf(tenant, unit), within, kit::LocalZone());
  const std::vector<Interval> closed = state.ClosedTimes(tenant, unit);
  if (closed.empty()) return needs;
  std::vector<Need> open;
  for (const Need& need : needs) {
    for (const Interval& part : Outside({need.interval}, closed)) {
      open.push_back(need);
      open.back().interval = part;
    }
  }
  return open;
}

std::vector<Presence> PresencesOf(const RosterState& state, const std::string& tenant,
                                  const std::string& unit, const Interval& within,
                                  Counting counting, const std::string& without,
                                  const Imagined& imagined) {
  std::vector<Presence> presences;
  for (const v1::ShiftRow* row : state.OfUnit(tenant, unit, within)) {
    if (row->shift().shift_id() == without || IsMeeting(row->shift())) continue;
    const auto other = imagined.find(row->shift().shift_id());
    if (other != imagined.end()) row = &other->second;
    const types::v1::RoleSlot role = row->shift().requirement().role();
    for (const Attendance& there : AttendancesOf(*row)) presences.push_back({there.interval, role});
    const bool accepted = row->level_accepted() && IsVacated(*row);
    const bool taken_care_of = row->state() == v1::SHIFT_STATE_OPEN || accepted;
    if (counting == Counting::kHoldersAndGaps && taken_care_of) {
      presences.push_back({VacantTime(*row, absl::InfinitePast()), role});
    }
  }
  return presences;
}

std::vector<Stretch> LevelsOf(const RosterState& state, const std::string& tenant,
                              const std::string& unit, const Interval& within, Counting counting,
                              const std::string& without, const Imagined& imagined) {
  return Stretches(OpenNeedsOf(state, tenant, unit, within),
                   PresencesOf(state, tenant, unit, within, counting, without, imagined), within);
}

}  // namespace vagtbro::roster
