#include "roster/api/units_asked.h"

#include <set>

#include "kit/journal/table.h"
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostUnits = 200;

}  // namespace

absl::StatusOr<std::vector<std::string>> UnitsAsked(
    const RosterState& state, const std::string& tenant,
    const google::protobuf::RepeatedPtrField<std::string>& unit_ids) {
  if (unit_ids.size() > kMostUnits) return kit::Malformed("unit_ids", "name at most 200 units");
  for (const std::string& unit : unit_ids) {
    const absl::Status checked = CheckId("unit_ids", unit);
    if (!checked.ok()) return checked;
  }
  const absl::Status known = CheckTenant(state, tenant);
  if (!known.ok()) return known;
  std::set<std::string> asked(unit_ids.begin(), unit_ids.end());
  for (const std::string& unit : asked) {
    const absl::Status checked = CheckUnit(state, tenant, unit);
    if (!checked.ok()) return checked;
  }
  if (asked.empty()) {
    for (const auto& [key, unit] : state.units().Under(kit::Key(tenant, ""))) {
      asked.insert(unit.unit_id());
    }
  }
  return std::vector<std::string>(asked.begin(), asked.end());
}

}  // namespace vagtbro::roster
