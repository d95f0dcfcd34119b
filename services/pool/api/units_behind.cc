#include "pool/api/units_behind.h"

namespace vagtbro::pool {

std::vector<std::string> UnitsBehind(const PoolState& state, const std::string& tenant,
                                     const std::string& field, const std::string& id) {
  const std::string key = kit::Key(tenant, id);
  if (field == "gap_id") {
    const v1::CoverRow* cover = state.covers().Find(key);
    if (cover == nullptr) return {};
    return {cover->gap().unit_ids().begin(), cover->gap().unit_ids().end()};
  }
  if (field == "offer_id") {
    const v1::OfferRow* offer = state.offers().Find(key);
    return offer == nullptr ? std::vector<std::string>()
                            : UnitsBehind(state, tenant, "gap_id", offer->offer().gap_id());
  }
  if (field == "employment_id") {
    const v1::MemberRow* member = state.members().Find(key);
    if (member != nullptr) return {member->employment().home_unit_id()};
  }
  return {};
}

}  // namespace vagtbro::pool
