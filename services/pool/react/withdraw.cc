#include "pool/react/withdraw.h"

#include <vector>

#include "kit/base/proto_time.h"

namespace vagtbro::pool {
namespace {

void Withdraw(kit::Commit& commit, const v1::ShiftOffered& offer) {
  v1::OfferWithdrawn withdrawn;
  withdrawn.set_offer_id(offer.offer_id());
  withdrawn.set_gap_id(offer.gap_id());
  withdrawn.set_employment_id(offer.employment_id());
  commit.Emit(withdrawn.gap_id(), withdrawn);
}

}  // namespace

void WithdrawOpen(PoolState& state, kit::Commit& commit, const std::string& gap_id) {
  const v1::CoverRow* cover = state.covers().Find(kit::Key(commit.tenant(), gap_id));
  if (cover == nullptr) return;
  const std::vector<std::string> ids(cover->offer_ids().begin(), cover->offer_ids().end());
  for (const std::string& offer_id : ids) {
    const v1::OfferRow* row = state.offers().Find(kit::Key(commit.tenant(), offer_id));
    if (row == nullptr || row->state() != v1::OFFER_STATE_OPEN) continue;
    Withdraw(commit, row->offer());
  }
}

void WithdrawOverlapping(PoolState& state, kit::Commit& commit,
                         const roster::v1::ShiftCovered& covered) {
  const std::string person = state.people().PersonOf(commit.tenant(), covered.employment_id());
  const v1::MemberRow member =
      state.members().Get(kit::Key(commit.tenant(), covered.employment_id()));
  // A desk can answer for many.
  if (member.employment().kind() == directory::v1::EMPLOYMENT_KIND_AGENCY) return;
  std::vector<v1::ShiftOffered> others;
  for (const auto* row : state.offer_book().Running(commit.tenant(), person, commit.now())) {
    const bool same_time = kit::Overlaps(row->offer().interval(), covered.interval());
    const bool other = row->offer().gap_id() != covered.gap_id();
    if (other && same_time && row->state() == v1::OFFER_STATE_OPEN) others.push_back(row->offer());
  }
  for (const v1::ShiftOffered& offer : others) Withdraw(commit, offer);
}

}  // namespace vagtbro::pool
