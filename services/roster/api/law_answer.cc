#include "roster/api/law_answer.h"

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/domain/decisions.h"
#include "worktime/proto/verdict.h"

namespace vagtbro::roster {

absl::Status RefusedByLaw(const types::v1::Verdict& verdict,
                          std::map<std::string, std::string> metadata) {
  std::string rules;
  for (const std::string& rule : worktime::BrokenRules(verdict)) {
    rules += (rules.empty() ? "" : " ") + rule;
  }
  metadata["rules"] = rules;
  return kit::Refused("LAW", "broken: " + rules, metadata);
}

absl::Status CheckOverride(const RosterState& state, const std::string& tenant,
                           const v1::RuleOverride& given) {
  const std::string& approver = given.approver_employment_id();
  const absl::Status checked = CheckId("override.approver_employment_id", approver);
  if (!checked.ok()) return checked;
  if (!IsReasonCode(given.reason_code())) {
    return kit::Malformed("override.reason_code", "use 3 to 40 of A-Z and _");
  }
  if (state.Employment(tenant, approver) == nullptr) {
    return kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has the approver's employment_id");
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
