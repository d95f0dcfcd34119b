// ListUnits: what the units of a municipality are called, and which are sisters.
#include "kit/journal/table.h"
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"

namespace vagtbro::roster {

absl::Status ListUnits(const RosterState& state, const v1::ListUnitsRequest& request,
                       v1::ListUnitsResponse* response) {
  const absl::Status checked = CheckTenant(state, request.tenant_id());
  if (!checked.ok()) return checked;
  for (const auto& [key, unit] : state.units().Under(kit::Key(request.tenant_id(), ""))) {
    *response->add_units() = unit;
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
