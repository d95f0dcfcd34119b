#include "pool/store/standing.h"

#include <optional>

#include <algorithm>

#include "pool/domain/eligibility.h"
#include "pool/store/moves.h"
#include "worktime/proto/facts.h"

namespace vagtbro::pool {
namespace {

uint32_t Standbys(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover) {
  uint32_t count = 0;
  for (const std::string& offer_id : cover.offer_ids()) {
    const v1::OfferRow* row = state.offers().Find(kit::Key(tenant, offer_id));
    if (row != nullptr && row->state() == v1::OFFER_STATE_STANDBY) ++count;
  }
  return count;
}

// The law about who would take the shift: without the duty they leave for it, and with the holiday
// they were let interrupt.
types::v1::Verdict LawOf(const PoolState& state, const std::string& tenant,
                         const v1::MemberRow& member, const v1::OfferRow& offer,
                         const v1::CoverRow& cover, bool interrupts, absl::Time now) {
  const auto& employment = member.employment();
  const worktime::Profile& profile = state.ProfileOf(tenant, employment, cover.gap());
  auto proposal = ProposalFor(cover.gap(), now);
  proposal.holiday_interrupted = interrupts;
  const std::string& released = offer.offer().release_shift_id();
  const v1::DutyRow* duty =
      released.empty() ? nullptr : state.duties().Find(kit::Key(tenant, released));
  if (duty == nullptr) {
    const auto& worker = state.people().WorkerOf(tenant, employment.person_id());
    return LawFor(member, worker, proposal, profile);
  }
  proposal.rescheduled = true;
  const auto worker =
      WorkerAfterLeaving(state, tenant, employment.person_id(), *duty, cover.gap(), now);
  return LawFor(member, worker, proposal, profile);
}

// Who lets the person interrupt a holiday in the gap's time; empty: nobody need.
std::string ApproverOf(const PoolState& state, const std::string& tenant,
                       const v1::MemberRow& member, const v1::CoverRow& cover) {
  const std::string& person = member.employment().person_id();
  const auto gap = worktime::FromProto(cover.gap().interval());
  const auto& leaves = state.people().WorkerOf(tenant, person).leaves();
  const bool on_holiday = std::any_of(leaves.begin(), leaves.end(), [&](const auto& leave) {
    return leave.kind == worktime::LeaveKind::kHoliday && worktime::Overlaps(leave.interval, gap);
  });
  if (!on_holiday) return "";
  for (const v1::HolidayContactAllowed& act : cover.allowed()) {
    if (state.people().PersonOf(tenant, act.employment_id()) == person) {
      return act.approver_employment_id();
    }
  }
  return "";
}

}  // namespace

StandingNow StandingOf(const PoolState& state, const std::string& tenant, const v1::OfferRow& offer,
                       const v1::CoverRow& cover, absl::Time now,
                       const std::string& worker_employment_id) {
  const std::string& desk = offer.offer().employment_id();
  const bool sent = !worker_employment_id.empty();
  const v1::MemberRow* found =
      state.members().Find(kit::Key(tenant, sent ? worker_employment_id : desk));
  if (sent && (found == nullptr || found->employment().person_id().empty())) {
    return StandingNow::Unknown();
  }
  const v1::MemberRow member = found == nullptr ? v1::MemberRow() : *found;
  const auto& employment = member.employment();
  const bool theirs = !sent || (employment.kind() == directory::v1::EMPLOYMENT_KIND_AGENCY_WORKER &&
                                employment.agency_employment_id() == desk);
  const bool employed =
      theirs && worktime::IsEmployed(employment, worktime::FromProto(cover.gap().interval()));
  const std::string approver = ApproverOf(state, tenant, member, cover);
  const uint32_t most = state.PolicyFor(tenant, cover).standbys();
  // A desk cannot keep a worker back for hours: it does not stand by with one.
  const bool may_stand_by = !sent && member.standby() && Standbys(state, tenant, cover) < most;
  return {LawOf(state, tenant, member, offer, cover, !approver.empty(), now), employed,
          may_stand_by, approver};
}

}  // namespace vagtbro::pool
