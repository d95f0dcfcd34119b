#include "pool/store/pool_state.h"

#include "pool/domain/policy.h"

namespace vagtbro::pool {

PoolState::PoolState() {
  FoldPeople();
  FoldDuties();
  FoldSearch();
  FoldOffers();
  FoldRoster();
}

bool PoolState::Apply(const kit::Envelope& event) {
  return events_.Dispatch(event) == kit::Dispatched::kDone;
}

void PoolState::RebuildIndexes() {
  people_.Rebuild();
  offer_book_.Rebuild([this](const std::string& tenant, const std::string& employment_id) {
    return people_.PersonOf(tenant, employment_id);
  });
}

bool PoolState::Knows(const std::string& tenant) const {
  const auto any = [](const auto& range) { return range.first != range.last; };
  const std::string own = kit::Key(tenant, "");
  return any(units_.Under(own)) || any(members_.Under(own)) || any(policies_.Under(own)) ||
         any(covers_.Under(own));
}

v1::PolicySet PoolState::PolicyFor(const std::string& tenant,
                                   const roster::v1::GapOpened& gap) const {
  for (const std::string& unit : gap.unit_ids()) {
    if (const v1::PolicySet* policy = policies_.Find(kit::Key(tenant, unit))) {
      return WithDefaults(*policy);
    }
  }
  return WithDefaults(policies_.Get(kit::Key(tenant, "")));
}

std::string RankingKey(const std::string& tenant, const std::string& gap_id, v1::Rung rung) {
  return kit::Key(tenant, gap_id) + "+" + std::to_string(rung);
}

}  // namespace vagtbro::pool
