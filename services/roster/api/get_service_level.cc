// GetServiceLevel: a unit's levels, stretch by stretch.
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"
#include "roster/store/levels.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostDays = 31;

}  // namespace

absl::Status GetServiceLevel(const RosterState& state, const v1::GetServiceLevelRequest& request,
                             v1::GetServiceLevelResponse* response) {
  absl::Status checked = CheckId("unit_id", request.unit_id());
  if (checked.ok()) checked = CheckInterval(request.interval(), kMostDays);
  if (checked.ok()) checked = CheckTenant(state, request.tenant_id());
  if (checked.ok()) checked = CheckUnit(state, request.tenant_id(), request.unit_id());
  if (!checked.ok()) return checked;
  for (const Stretch& stretch : LevelsOf(state, request.tenant_id(), request.unit_id(),
                                         worktime::FromProto(request.interval()))) {
    v1::LevelStretch* answer = response->add_stretches();
    *answer->mutable_interval() = worktime::ToProto(stretch.interval);
    answer->set_level(stretch.level);
    answer->set_heads(stretch.heads);
    for (const auto role : stretch.missing_roles) answer->add_missing_roles(role);
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
