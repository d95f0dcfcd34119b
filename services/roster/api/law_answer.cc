#include "roster/api/law_answer.h"

#include <algorithm>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/domain/decisions.h"
#include "roster/store/people.h"
#include "worktime/proto/facts.h"
#include "worktime/proto/told_verdict.h"

namespace vagtbro::roster {
namespace {

absl::Status NotAManager(const std::string& why) { return kit::Refused("NOT_A_MANAGER", why); }

void Append(const std::string& word, std::string* words) {
  *words += (words->empty() ? "" : " ") + word;
}

bool IsOnLeave(const RosterState& state, const std::string& tenant, const std::string& employment,
               const Interval& interval) {
  const auto leaves = state.LeavesOf(tenant, employment);
  return std::any_of(leaves.begin(), leaves.end(), [&](const auto& leave) {
    return Overlaps(worktime::FromProto(leave.second->interval()), interval);
  });
}

}  // namespace

absl::Status RefusedByLaw(const types::v1::Verdict& verdict,
                          std::map<std::string, std::string> metadata) {
  std::string rules;
  const types::v1::Verdict told = worktime::ToldToPlanner(verdict);
  for (const auto& result : told.results()) {
    if (result.passed()) continue;
    Append(result.rule(), &rules);
    Append(result.sentence_da(), &metadata["sentences_da"]);
    Append(result.sentence_en(), &metadata["sentences_en"]);
  }
  metadata["rules"] = rules;
  return kit::Refused("LAW", "broken: " + rules, metadata);
}

absl::Status CheckOverride(const RosterState& state, const kit::Commit& commit,
                           const v1::RuleOverride& given, const std::string& employment_id) {
  const std::string& approver = given.approver_employment_id();
  const absl::Status checked = CheckId("override.approver_employment_id", approver);
  if (!checked.ok()) return checked;
  if (!IsReasonCode(given.reason_code())) {
    return kit::Malformed("override.reason_code", "use 3 to 40 of A-Z and _");
  }
  const auto* manager = state.Employment(commit.tenant(), approver);
  if (manager == nullptr) {
    return kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has the approver's employment_id");
  }
  const Interval moment{commit.now(), commit.now() + absl::Nanoseconds(1)};
  if (manager->leads_unit_ids().empty() || !worktime::IsEmployed(*manager, moment)) {
    return NotAManager("only who is employed and leads a unit answers for a broken rule");
  }
  if (IsAway(state, commit.tenant(), approver, moment) ||
      IsOnLeave(state, commit.tenant(), approver, moment)) {
    return NotAManager("who is away cannot answer for a broken rule");
  }
  const auto own = state.SamePerson(commit.tenant(), approver);
  if (std::find(own.begin(), own.end(), employment_id) != own.end()) {
    return NotAManager("nobody answers for a broken rule in their own shift");
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
