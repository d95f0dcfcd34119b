// GetLeaderContact and ImportContactPolicies: whom a sick caller is to speak with.
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "sickness/api/convert.h"
#include "sickness/api/sickness_api.h"
#include "sickness/domain/leader_hours.h"

namespace vagtbro::sickness {
namespace {

constexpr int kMostPolicies = 500;

const char* AdviceOn(const std::string& reason) {
  if (reason == "MALFORMED_UNIT") return "name a unit by its id, or none for the default";
  if (reason == "UNKNOWN_CONTACT") return "say NONE, CALL_BACK or LIVE_TRANSFER";
  if (reason == "TOO_LONG") return "at most 7200 minutes";
  return "hours begin before they end, within one day: 0 to 1440 minutes after midnight";
}

bool IsAway(const SicknessState& state, const TenantId& tenant, const EmploymentId& who,
            absl::Time now) {
  const Span at_once{now, now + absl::Nanoseconds(1)};
  for (const v1::AbsenceRow& absence : state.Ahead(tenant, who, now)) {
    if (Touches(absence, at_once)) return true;
  }
  return false;
}

// Somebody who leads the unit, is employed and at work; empty: nobody.
std::string LeaderOf(const SicknessState& state, const TenantId& tenant,
                     const v1::EmployeeRow& caller, absl::Time now) {
  for (const std::string& id : state.LeadersOf(tenant, caller.home_unit_id())) {
    const v1::EmployeeRow& leader = *state.Employee(tenant, EmploymentId(id));
    const bool employed = !leader.has_end_time() || now < kit::FromProto(leader.end_time());
    if (!employed || id == caller.employment_id()) continue;
    if (!IsAway(state, tenant, EmploymentId(id), now)) return id;
  }
  return "";
}

}  // namespace

absl::Status GetLeaderContact(const SicknessState& state,
                              const v1::GetLeaderContactRequest& request,
                              v1::GetLeaderContactResponse* response, absl::Time now) {
  const TenantId tenant(request.tenant_id());
  const auto employment = ParseEmployment(request.employment_id());
  if (!employment.ok()) return employment.status();
  const v1::EmployeeRow* caller = state.Employee(tenant, *employment);
  if (caller == nullptr) return UnknownEmployment();
  const v1::ContactPolicySet policy =
      Completed(state.ContactPolicy(tenant, caller->home_unit_id()));
  response->set_contact(policy.contact());
  if (policy.contact() == v1::LEADER_CONTACT_NONE) return absl::OkStatus();

  response->set_leader_employment_id(LeaderOf(state, tenant, *caller, now));
  const absl::TimeZone zone = kit::LocalZone();
  const bool put_through = policy.contact() == v1::LEADER_CONTACT_LIVE_TRANSFER &&
                           LeaderWorks(policy, now, zone) &&
                           !response->leader_employment_id().empty();
  if (put_through) return absl::OkStatus();
  response->set_contact(v1::LEADER_CONTACT_CALL_BACK);
  *response->mutable_contact_by_time() = kit::ToProto(ContactBy(policy, now, zone));
  return absl::OkStatus();
}

absl::Status ImportContactPolicies(const SicknessState& state, kit::Commit& commit,
                                   const v1::ImportContactPoliciesRequest& request,
                                   v1::ImportContactPoliciesResponse* response) {
  if (request.policies_size() > kMostPolicies) {
    return kit::Malformed("policies", "send at most 500 at a time");
  }
  const TenantId tenant(commit.tenant());
  for (int index = 0; index < request.policies_size(); ++index) {
    const v1::ContactPolicySet& policy = request.policies(index);
    const std::string fault = FaultOf(policy);
    if (!fault.empty()) {
      v1::RefusedContactPolicy* refused = response->add_refused();
      refused->set_index(static_cast<uint32_t>(index));
      refused->set_reason(fault);
      refused->set_advice(AdviceOn(fault));
      continue;
    }
    response->set_accepted(response->accepted() + 1);
    const v1::ContactPolicySet* known = state.OwnContactPolicy(tenant, policy.unit_id());
    const bool same =
        known != nullptr && kit::DeterministicBytes(*known) == kit::DeterministicBytes(policy);
    if (!same) commit.Emit(policy.unit_id().empty() ? commit.tenant() : policy.unit_id(), policy);
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::sickness
