#include "roster/domain/fit.h"

#include <algorithm>
#include <tuple>

namespace vagtbro::roster {
namespace {

bool Misses(const Stretch& stretch, types::v1::RoleSlot role) {
  return role != types::v1::ROLE_SLOT_UNSPECIFIED &&
         std::find(stretch.missing_roles.begin(), stretch.missing_roles.end(), role) !=
             stretch.missing_roles.end();
}

auto Order(const Fit& fit) {
  return std::make_tuple(!fit.fills_role, !fit.basis, -fit.helped, fit.start_time, fit.shift_id);
}

}  // namespace

bool FitsBetter(const Fit& a, const Fit& b) { return Order(a) < Order(b); }

std::optional<Fit> FitOf(const v1::ShiftRow& row, const Interval& vacant,
                         const std::vector<std::vector<Stretch>>& units) {
  Fit fit;
  fit.basis = row.shift().tier() == types::v1::SHIFT_TIER_BASIS;
  fit.start_time = vacant.start_time;
  fit.shift_id = row.shift().shift_id();
  if (IsMeeting(row.shift())) {
    // Voluntary: it helps no level, and is for as many as want it. A planned one is not replaced.
    fit.helped = Length(vacant);
    return IsMeetingPlace(row) ? std::optional(fit) : std::nullopt;
  }
  bool planned_for = false;
  for (const auto& stretches : units) {
    for (const Stretch& stretch : stretches) {
      planned_for = planned_for || stretch.level != v1::SERVICE_LEVEL_UNSPECIFIED;
      const bool role = Misses(stretch, row.shift().requirement().role());
      fit.fills_role = fit.fills_role || role;
      if (role || stretch.level == v1::SERVICE_LEVEL_BELOW_C) {
        fit.helped += Length(stretch.interval);
      }
    }
  }
  if (!planned_for && fit.basis) fit.helped = Length(vacant);
  if (fit.helped == absl::ZeroDuration()) return std::nullopt;
  return fit;
}

v1::ServiceLevel WorstLevel(const std::vector<std::vector<Stretch>>& units) {
  v1::ServiceLevel worst = v1::SERVICE_LEVEL_UNSPECIFIED;
  for (const auto& stretches : units) {
    for (const Stretch& stretch : stretches) worst = std::max(worst, stretch.level);
  }
  return worst;
}

}  // namespace vagtbro::roster
