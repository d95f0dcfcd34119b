#include "pool/store/keys.h"

#include "kit/journal/table.h"

namespace vagtbro::pool {

std::string PolicyKey(const std::string& tenant, const v1::PolicySet& policy) {
  return kit::Key(tenant, policy.unit_id()) + "+" + policy.policy_id();
}

std::string LogbookKey(const std::string& tenant, const v1::HolidayContactAllowed& act) {
  return kit::Key(tenant, act.gap_id()) + "+" + act.employment_id();
}

std::string RankingKey(const std::string& tenant, const std::string& gap_id, v1::Rung rung) {
  return kit::Key(tenant, gap_id) + "+" + std::to_string(rung);
}

}  // namespace vagtbro::pool
