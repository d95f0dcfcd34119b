// ListActs: what planners have done to shifts, newest first.
#include <algorithm>
#include <iterator>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/plan_api.h"

namespace vagtbro::roster {
namespace {

constexpr uint32_t kUsual = 100;
constexpr uint32_t kMost = 1000;

bool IsOf(const RosterState& state, const std::string& tenant, const v1::PlannerAct& act,
          const std::string& unit) {
  const v1::ShiftRow* row = state.Shift(tenant, act.shift_id());
  if (row == nullptr) return false;
  const auto& units = row->shift().unit_ids();
  return std::find(units.begin(), units.end(), unit) != units.end();
}

}  // namespace

absl::Status ListActs(const RosterState& state, const v1::ListActsRequest& request,
                      v1::ListActsResponse* response, absl::Time now) {
  const std::string& tenant = request.tenant_id();
  const std::string& unit = request.unit_id();
  if (!unit.empty()) {
    const absl::Status checked = CheckId("unit_id", unit);
    if (!checked.ok()) return checked;
  }
  if (request.page_size() > kMost) return kit::Malformed("page_size", "ask for at most 1000 acts");
  const absl::Status checked = CheckTenant(state, tenant);
  if (!checked.ok()) return checked;
  const int limit = static_cast<int>(request.page_size() == 0 ? kUsual : request.page_size());
  const auto acts = state.acts().Of(tenant);
  for (auto act = acts.end(); act != acts.begin() && response->acts_size() < limit;) {
    --act;
    if (kit::FromProto(act->second.act_time()) < now - kActsKept) break;
    if (unit.empty() || IsOf(state, tenant, act->second, unit)) {
      *response->add_acts() = act->second;
    }
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
