#include "pool/store/leaders.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "kit/base/proto_time.h"
#include "pool/store/moves.h"

namespace vagtbro::pool {
namespace {

// Who leads any of the units, by id.
std::vector<const v1::MemberRow*> LeadersOf(const PoolState& state, const std::string& tenant,
                                            const std::set<std::string>& units) {
  std::map<std::string, const v1::MemberRow*> leaders;
  for (const std::string& unit : units) {
    for (const auto* leader : state.people().Leaders(tenant, unit)) {
      leaders[leader->employment().employment_id()] = leader;
    }
  }
  std::vector<const v1::MemberRow*> rows;
  for (const auto& [id, leader] : leaders) rows.push_back(leader);
  return rows;
}

bool IsAway(const PoolState& state, const std::string& tenant, const std::string& person_id,
            absl::Time now) {
  const std::vector<std::string> keys = state.people().AbsencesOf(tenant, person_id);
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    const auto& interval = state.absences().Find(key)->interval();
    return kit::Start(interval) <= now && now < kit::End(interval);
  });
}

}  // namespace

std::string LeaderOf(const PoolState& state, const std::string& tenant, const std::string& unit_id,
                     absl::Time now) {
  for (const auto* leader : state.people().Leaders(tenant, unit_id)) {
    const auto& employment = leader->employment();
    if (!IsAway(state, tenant, employment.person_id(), now)) return employment.employment_id();
  }
  return "";
}

std::string LeaderFor(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                      const v1::PolicySet& policy, absl::Time now) {
  const auto first_at_work = [&](const std::vector<const v1::MemberRow*>& members) {
    const auto found = std::find_if(members.begin(), members.end(), [&](const auto* member) {
      const auto& unreached = cover.unreached_employment_ids();
      const std::string& id = member->employment().employment_id();
      return std::find(unreached.begin(), unreached.end(), id) == unreached.end() &&
             !IsAway(state, tenant, member->employment().person_id(), now);
    });
    return found == members.end() ? "" : (*found)->employment().employment_id();
  };
  const auto& units = cover.gap().unit_ids();
  std::string leader = first_at_work(LeadersOf(state, tenant, {units.begin(), units.end()}));
  const auto* named = state.members().Find(kit::Key(tenant, policy.leader_employment_id()));
  if (leader.empty() && named != nullptr) leader = first_at_work({named});
  if (leader.empty()) {
    leader = first_at_work(LeadersOf(state, tenant, SistersOf(state, tenant, cover.gap())));
  }
  if (leader.empty()) leader = first_at_work(state.people().Leaders(tenant));
  return leader;
}

}  // namespace vagtbro::pool
