#include "pool/store/standing.h"

#include "pool/domain/eligibility.h"
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

}  // namespace

StandingNow StandingOf(const PoolState& state, const std::string& tenant, const v1::OfferRow& offer,
                       const v1::CoverRow& cover, absl::Time now) {
  const v1::MemberRow member = state.members().Get(kit::Key(tenant, offer.offer().employment_id()));
  const auto proposal = ProposalFor(cover.gap(), now);
  const auto& worker = state.people().WorkerOf(tenant, member.employment().person_id());
  const uint32_t most = state.PolicyFor(tenant, cover).standbys();
  return {
      LawFor(member, worker, proposal, state.ProfileOf(tenant, member.employment(), cover.gap())),
      worktime::IsEmployed(member.employment(), proposal.duty.interval),
      member.standby() && Standbys(state, tenant, cover) < most};
}

}  // namespace vagtbro::pool
