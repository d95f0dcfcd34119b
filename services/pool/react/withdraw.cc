#include "pool/react/withdraw.h"

#include <vector>

namespace vagtbro::pool {

void WithdrawOpen(PoolState& state, kit::Commit& commit, const std::string& gap_id) {
  const v1::CoverRow* cover = state.covers().Find(kit::Key(commit.tenant(), gap_id));
  if (cover == nullptr) return;
  const std::vector<std::string> ids(cover->offer_ids().begin(), cover->offer_ids().end());
  for (const std::string& offer_id : ids) {
    const v1::OfferRow* row = state.offers().Find(kit::Key(commit.tenant(), offer_id));
    if (row == nullptr || row->state() != v1::OFFER_STATE_OPEN) continue;
    v1::OfferWithdrawn withdrawn;
    withdrawn.set_offer_id(offer_id);
    withdrawn.set_gap_id(gap_id);
    withdrawn.set_employment_id(row->offer().employment_id());
    commit.Emit(gap_id, withdrawn);
  }
}

}  // namespace vagtbro::pool
