#include "roster/api/units_behind.h"

namespace vagtbro::roster {

std::vector<std::string> UnitsBehind(const RosterState& state, const std::string& tenant,
                                     const std::string& field, const std::string& id) {
  if (field == "shift_id") {
    const v1::ShiftRow* row = state.Shift(tenant, id);
    if (row == nullptr) return {};
    return {row->shift().unit_ids().begin(), row->shift().unit_ids().end()};
  }
  if (field == "employment_id") {
    const auto* employment = state.Employment(tenant, id);
    if (employment != nullptr) return {employment->home_unit_id()};
  }
  return {};
}

}  // namespace vagtbro::roster
