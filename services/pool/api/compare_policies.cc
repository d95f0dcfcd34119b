#include "pool/api/compare_policies.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "pool/api/board.h"
#include "pool/domain/percentile.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kLongest = absl::Hours(400 * 24);

struct Tally {
  v1::PolicyResult result;
  std::vector<uint32_t> minutes;  // from the opening to the cover
};

absl::Status CheckFields(const v1::ComparePoliciesRequest& request) {
  if (!request.unit_id().empty() && !kit::IsId(request.unit_id())) {
    return kit::Malformed("unit_id", "name a unit, or leave it empty for all");
  }
  const absl::Time start = kit::Start(request.interval());
  const absl::Time end = kit::End(request.interval());
  const bool whole = request.has_interval() && request.interval().has_start_time() &&
                     request.interval().has_end_time();
  if (!whole || end <= start || end - start > kLongest) {
    return kit::Malformed("interval", "give a time of at most 400 days that begins before it ends");
  }
  return absl::OkStatus();
}

bool IsWanted(const v1::SearchSummary& summary, const v1::ComparePoliciesRequest& request) {
  const auto& units = summary.unit_ids();
  const bool of_unit = request.unit_id().empty() ||
                       std::find(units.begin(), units.end(), request.unit_id()) != units.end();
  const absl::Time opened = kit::FromProto(summary.open_time());
  return of_unit && kit::Start(request.interval()) <= opened &&
         opened < kit::End(request.interval());
}

void Add(const v1::SearchSummary& summary, Tally* tally) {
  v1::PolicyResult& result = tally->result;
  result.set_gaps(result.gaps() + 1);
  result.set_contacts(result.contacts() + summary.contacts());
  if (summary.escalated()) result.set_escalated(result.escalated() + 1);
  if (!summary.has_cover_time()) return;
  result.set_covered(result.covered() + 1);
  result.set_cost_ore(result.cost_ore() + summary.cost_ore());
  if (summary.familiar()) result.set_familiar(result.familiar() + 1);
  const absl::Duration taken =
      kit::FromProto(summary.cover_time()) - kit::FromProto(summary.open_time());
  tally->minutes.push_back(static_cast<uint32_t>(absl::ToInt64Minutes(taken)));
}

}  // namespace

absl::Status ComparePolicies(const PoolState& state, const v1::ComparePoliciesRequest& request,
                             v1::ComparePoliciesResponse* response) {
  absl::Status checked = CheckFields(request);
  if (!checked.ok()) return checked;
  const std::string& tenant = request.tenant_id();
  checked = CheckTenant(state, tenant);
  if (!checked.ok()) return checked;
  if (!request.unit_id().empty() &&
      state.units().Find(kit::Key(tenant, request.unit_id())) == nullptr) {
    return kit::Unknown("UNKNOWN_UNIT", "no unit has this id");
  }
  std::map<std::string, Tally> tallies;
  for (const auto& [key, summary] : state.summaries().Under(tenant + "/")) {
    if (IsWanted(summary, request)) Add(summary, &tallies[summary.policy_id()]);
  }
  for (auto& [policy_id, tally] : tallies) {
    v1::PolicyResult& result = *response->add_results();
    result = std::move(tally.result);
    result.set_policy_id(policy_id);
    if (tally.minutes.empty()) continue;
    std::sort(tally.minutes.begin(), tally.minutes.end());
    result.set_minutes_median(Percentile(tally.minutes, 50));
    result.set_minutes_p95(Percentile(tally.minutes, 95));
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
