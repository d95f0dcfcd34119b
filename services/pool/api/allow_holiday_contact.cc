#include "pool/api/allow_holiday_contact.h"

#include <algorithm>

#include "kit/base/ids.h"
#include "kit/rpc/refusal.h"
#include "worktime/proto/facts.h"

namespace vagtbro::pool {
namespace {

bool IsReasonCode(const std::string& text) {
  return text.size() >= 3 && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || c == '_';
         });
}

absl::Status CheckFields(const v1::AllowHolidayContactRequest& request) {
  if (!kit::IsId(request.gap_id())) return kit::Malformed("gap_id", "name a gap");
  if (!kit::IsId(request.employment_id())) {
    return kit::Malformed("employment_id", "name the employment that may be asked");
  }
  if (!kit::IsId(request.approver_employment_id())) {
    return kit::Malformed("approver_employment_id", "name the manager who answers for it");
  }
  if (!IsReasonCode(request.reason_code())) {
    return kit::Malformed("reason_code", "give a code of 3 to 40 of A-Z and _");
  }
  return absl::OkStatus();
}

// Who leads one of the gap's units, or is named in its policy; and is employed.
bool IsManagerOf(const v1::MemberRow& member, const v1::CoverRow& cover,
                 const v1::PolicySet& policy, absl::Time now) {
  const worktime::Interval moment{now, now + absl::Nanoseconds(1)};
  const auto& led = member.employment().leads_unit_ids();
  const auto& units = cover.gap().unit_ids();
  const bool leads = std::any_of(units.begin(), units.end(), [&](const std::string& unit) {
    return std::find(led.begin(), led.end(), unit) != led.end();
  });
  const bool named = member.employment().employment_id() == policy.leader_employment_id();
  return (leads || named) && worktime::IsEmployed(member.employment(), moment);
}

bool IsOnHoliday(const PoolState& state, const std::string& tenant, const v1::MemberRow& member,
                 const v1::CoverRow& cover, absl::Time now) {
  const worktime::Interval gap = worktime::FromProto(cover.gap().interval());
  const worktime::Interval from_now{std::min(now, gap.start_time), gap.end_time};
  const auto& leaves = state.people().WorkerOf(tenant, member.employment().person_id()).leaves();
  return std::any_of(leaves.begin(), leaves.end(), [&](const worktime::Leave& leave) {
    return leave.kind == worktime::LeaveKind::kHoliday &&
           worktime::Overlaps(leave.interval, from_now);
  });
}

}  // namespace

absl::Status AllowHolidayContact(const PoolState& state, kit::Commit& commit,
                                 const v1::AllowHolidayContactRequest& request,
                                 v1::AllowHolidayContactResponse* response) {
  absl::Status checked = CheckFields(request);
  if (!checked.ok()) return checked;
  const std::string& tenant = commit.tenant();
  const v1::CoverRow* cover = state.covers().Find(kit::Key(tenant, request.gap_id()));
  if (cover == nullptr) return kit::Unknown("UNKNOWN_GAP", "no gap has this id");
  const auto* approver = state.members().Find(kit::Key(tenant, request.approver_employment_id()));
  const auto* asked = state.members().Find(kit::Key(tenant, request.employment_id()));
  if (approver == nullptr || asked == nullptr) {
    return kit::Unknown("UNKNOWN_EMPLOYMENT", "no employment has this id");
  }
  v1::HolidayContactAllowed act;
  act.set_gap_id(request.gap_id());
  act.set_employment_id(request.employment_id());
  act.set_approver_employment_id(request.approver_employment_id());
  act.set_reason_code(request.reason_code());
  const std::string key = LogbookKey(tenant, act);
  if (!IsManagerOf(*approver, *cover, state.PolicyFor(tenant, *cover), commit.now())) {
    return kit::Refused(
        "NOT_A_MANAGER",
        "only who leads the unit, or the leader named in its policy, may allow this");
  }
  if (state.logbook().Find(key) == nullptr) {
    if (cover->closed()) return kit::Refused("GAP_CLOSED", "nobody is looked for any more");
    if (!IsOnHoliday(state, tenant, *asked, *cover, commit.now())) {
      return kit::Refused("NOT_ON_HOLIDAY", "they can be asked without this act");
    }
    commit.Emit(request.gap_id(), act);
  }
  *response->mutable_row() = state.logbook().Get(key);
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
