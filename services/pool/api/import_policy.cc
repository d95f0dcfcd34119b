#include "pool/api/import_policy.h"

#include <cstdlib>
#include <utility>

#include "pool/domain/policy.h"

namespace vagtbro::pool {
namespace {

// No default: a new refusal does not compile until it has words for the caller.
std::pair<const char*, const char*> Explained(PolicyRefusal refusal) {
  switch (refusal) {
    case PolicyRefusal::kMalformedId:
      return {"MALFORMED_ID", "write ids in lower case letters, digits, '-', '_' and '.'"};
    case PolicyRefusal::kUnknownRung:
      return {"UNKNOWN_RUNG", "name a rung that exists, e.g. RUNG_SISTER_UNITS"};
    case PolicyRefusal::kRungTwice:
      return {"RUNG_TWICE", "let each rung stand once in the ladder"};
    case PolicyRefusal::kNoLeaderRungLast:
      return {"NO_LEADER_RUNG_LAST", "end the ladder with RUNG_LEADER, so that a human is told"};
    case PolicyRefusal::kQuietHoursOutOfDay:
      return {"QUIET_HOURS_OUT_OF_DAY", "give minutes after midnight, 0 to 1439"};
    case PolicyRefusal::kQuietHoursEmpty:
      return {"QUIET_HOURS_EMPTY", "let quiet hours end at another minute than they start"};
    case PolicyRefusal::kBudgetBackwards:
      return {"BUDGET_BACKWARDS", "allow at least as many contacts in a week as in a day"};
  }
  std::abort();  // -Werror=switch has named every PolicyRefusal.
}

}  // namespace

absl::Status ImportPolicy(const PoolState& state, kit::Commit& commit,
                          const v1::ImportPolicyRequest& request,
                          v1::ImportPolicyResponse* response) {
  for (int i = 0; i < request.policies_size(); ++i) {
    const v1::PolicySet& policy = request.policies(i);
    if (const auto refusal = CheckPolicy(policy)) {
      const auto [reason, advice] = Explained(*refusal);
      v1::RefusedPolicy* refused = response->add_refused();
      refused->set_index(static_cast<uint32_t>(i));
      refused->set_reason(reason);
      refused->set_advice(advice);
      continue;
    }
    response->set_accepted(response->accepted() + 1);
    const auto* known = state.policies().Find(kit::Key(commit.tenant(), policy.unit_id()));
    const bool same =
        known != nullptr && kit::DeterministicBytes(*known) == kit::DeterministicBytes(policy);
    if (!same) {
      commit.Emit("policy" + (policy.unit_id().empty() ? "" : "-" + policy.unit_id()), policy);
    }
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
