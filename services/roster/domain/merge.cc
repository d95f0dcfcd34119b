#include "roster/domain/merge.h"

#include <algorithm>
#include <optional>

namespace vagtbro::roster {
namespace {

using types::v1::ROLE_SLOT_UNSPECIFIED;

std::optional<MergeRefusal> Differs(const v1::Shift& a, const v1::Shift& b) {
  if (WholeOf(a) != WholeOf(b)) return MergeRefusal::kTimesDiffer;
  if (a.kind() != b.kind()) return MergeRefusal::kKindsDiffer;
  const auto role = a.requirement().role();
  const auto other = b.requirement().role();
  const bool one_role =
      role == other || role == ROLE_SLOT_UNSPECIFIED || other == ROLE_SLOT_UNSPECIFIED;
  if (!one_role) return MergeRefusal::kRolesDiffer;
  return std::nullopt;
}

void AddUnits(v1::Shift* into, const v1::Shift& from) {
  for (const std::string& id : from.unit_ids()) {
    const auto& known = into->unit_ids();
    if (std::find(known.begin(), known.end(), id) == known.end()) into->add_unit_ids(id);
  }
}

}  // namespace

kit::Outcome<v1::Shift, MergeRefusal> Merged(const std::vector<v1::ShiftRow>& rows,
                                             const Units& units, absl::Time now) {
  v1::Shift merged = rows.front().shift();
  if (WholeOf(merged).start_time <= now) return MergeRefusal::kShiftBegun;
  merged.clear_employment_id();
  for (const v1::ShiftRow& row : rows) {
    if (const auto differs = Differs(merged, row.shift())) return *differs;
    AddUnits(&merged, row.shift());
    *merged.mutable_requirement() = Strictest(merged.requirement(), row.shift().requirement());
    if (row.shift().tier() == types::v1::SHIFT_TIER_BASIS) {
      merged.set_tier(types::v1::SHIFT_TIER_BASIS);
    }
  }
  if (!AreNeighbours(units)) return MergeRefusal::kNotNeighbours;
  if (SlotOf(merged, units).professions().empty()) return MergeRefusal::kNoCommonProfession;
  return merged;
}

}  // namespace vagtbro::roster
