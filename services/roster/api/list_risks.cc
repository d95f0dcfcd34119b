// ListRisks: where units are short, or one absence away from it.
#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/plan_api.h"
#include "roster/api/units_asked.h"
#include "roster/domain/risk.h"
#include "roster/store/levels.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostDays = 2;
constexpr size_t kMostRisks = 1000;

v1::RiskKind ToProto(RiskKind kind) {
  switch (kind) {
    case RiskKind::kSearched:
      return v1::RISK_KIND_SEARCHED;
    case RiskKind::kNoShift:
      return v1::RISK_KIND_NO_SHIFT;
    case RiskKind::kAccepted:
      return v1::RISK_KIND_ACCEPTED;
    case RiskKind::kNoMargin:
      return v1::RISK_KIND_NO_MARGIN;
    case RiskKind::kRoleMissing:
      return v1::RISK_KIND_ROLE_MISSING;
  }
  std::abort();  // -Werror=switch has named every RiskKind.
}

UnitPlan PlanOf(const RosterState& state, const std::string& tenant, const std::string& unit,
                const Interval& within) {
  UnitPlan plan{
      OpenNeedsOf(state, tenant, unit, within), PresencesOf(state, tenant, unit, within), {}, {}};
  for (const v1::ShiftRow* row : state.VacatedOf(tenant, unit, within)) {
    const Interval vacant = VacantTime(*row, absl::InfinitePast());
    if (row->state() == v1::SHIFT_STATE_OPEN) plan.searched.push_back(vacant);
    if (row->level_accepted()) plan.accepted.push_back(vacant);
  }
  return plan;
}

v1::Risk Told(const std::string& unit, const Risk& risk) {
  v1::Risk told;
  told.set_unit_id(unit);
  *told.mutable_interval() = worktime::ToProto(risk.interval);
  told.set_kind(ToProto(risk.kind));
  told.set_level(risk.level);
  told.set_heads(risk.heads);
  told.set_heads_c(risk.heads_c);
  for (const auto role : risk.missing_roles) told.add_missing_roles(role);
  return told;
}

}  // namespace

absl::Status ListRisks(const RosterState& state, const v1::ListRisksRequest& request,
                       v1::ListRisksResponse* response) {
  const std::string& tenant = request.tenant_id();
  const absl::Status checked = CheckInterval(request.interval(), kMostDays);
  if (!checked.ok()) return checked;
  const auto units = UnitsAsked(state, tenant, request.unit_ids());
  if (!units.ok()) return units.status();
  const Interval within = worktime::FromProto(request.interval());
  std::vector<std::pair<std::string, Risk>> risks;
  for (const std::string& unit : *units) {
    for (Risk& risk : RisksOf(PlanOf(state, tenant, unit, within), within)) {
      risks.emplace_back(unit, std::move(risk));
    }
  }
  std::stable_sort(risks.begin(), risks.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second.interval.start_time, a.first) <
           std::tie(b.second.interval.start_time, b.first);
  });
  if (risks.size() > kMostRisks) risks.resize(kMostRisks);
  for (const auto& [unit, risk] : risks) *response->add_risks() = Told(unit, risk);
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
