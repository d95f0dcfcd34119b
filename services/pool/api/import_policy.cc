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
    case PolicyRefusal::kDatesBackwards:
      return {"DATES_BACKWARDS", "let every until_time come after its from_time"};
    case PolicyRefusal::kTrialWithoutDates:
      return {"TRIAL_WITHOUT_DATES",
              "give a policy with a policy_id both from_time and until_time"};
    case PolicyRefusal::kDatesWithoutTrial:
      return {"DATES_WITHOUT_TRIAL",
              "name the trial by a policy_id, or leave from_time and until_time out"};
    case PolicyRefusal::kWeightTooBig:
      return {"WEIGHT_TOO_BIG", "give weights of at most 1000 per cent"};
    case PolicyRefusal::kUnknownWaveStyle:
      return {"UNKNOWN_WAVE_STYLE", "name a wave style that exists, or leave it out"};
    case PolicyRefusal::kTooLong:
      return {"TOO_LONG",
              "at most 1440 target_minutes, 300 hold_seconds, 240 turn_minutes, 720 "
              "after_start_minutes"};
  }
  std::abort();  // -Werror=switch has named every PolicyRefusal.
}

void Refuse(int index, const char* reason, const char* advice, v1::ImportPolicyResponse* response) {
  v1::RefusedPolicy* refused = response->add_refused();
  refused->set_index(static_cast<uint32_t>(index));
  refused->set_reason(reason);
  refused->set_advice(advice);
}

// Two trials at once would leave open which of them a gap belongs to.
bool MeetsAnotherTrial(const PoolState& state, const std::string& tenant,
                       const v1::PolicySet& policy) {
  if (policy.policy_id().empty()) return false;
  for (const v1::PolicySet* other : state.PoliciesOf(tenant, policy.unit_id())) {
    if (other->policy_id().empty() || other->policy_id() == policy.policy_id()) continue;
    if (Overlap(*other, policy)) return true;
  }
  return false;
}

}  // namespace

absl::Status ImportPolicy(const PoolState& state, kit::Commit& commit,
                          const v1::ImportPolicyRequest& request,
                          v1::ImportPolicyResponse* response) {
  for (int i = 0; i < request.policies_size(); ++i) {
    const v1::PolicySet& policy = request.policies(i);
    if (const auto refusal = CheckPolicy(policy)) {
      const auto [reason, advice] = Explained(*refusal);
      Refuse(i, reason, advice, response);
      continue;
    }
    if (MeetsAnotherTrial(state, commit.tenant(), policy)) {
      Refuse(i, "TRIALS_OVERLAP", "let the unit's trials follow one another", response);
      continue;
    }
    response->set_accepted(response->accepted() + 1);
    const auto* known = state.policies().Find(PolicyKey(commit.tenant(), policy));
    const bool same =
        known != nullptr && kit::DeterministicBytes(*known) == kit::DeterministicBytes(policy);
    if (!same) {
      commit.Emit("policy" + (policy.unit_id().empty() ? "" : "-" + policy.unit_id()), policy);
    }
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
