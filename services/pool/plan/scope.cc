#include "pool/plan/scope.h"

#include <algorithm>
#include <tuple>

#include "kit/base/proto_time.h"
#include "pool/domain/steers.h"

namespace vagtbro::pool {
namespace {

bool IsSearching(const v1::CoverRow& cover, absl::Time now) {
  return SearchesOn(cover) && now < kit::Start(cover.gap().interval());
}

// Who was planned has been asked and did not say yes.
bool HasLostTheirs(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover) {
  if (!cover.has_planned()) return false;
  return std::any_of(cover.offer_ids().begin(), cover.offer_ids().end(),
                     [&](const std::string& offer_id) {
                       const v1::OfferRow* row = state.offers().Find(kit::Key(tenant, offer_id));
                       return row != nullptr && row->state() != v1::OFFER_STATE_OPEN &&
                              row->offer().employment_id() == cover.planned().employment_id();
                     });
}

}  // namespace

std::vector<const v1::CoverRow*> PlannedTogether(const PoolState& state, const std::string& tenant,
                                                 absl::Time now) {
  std::vector<const v1::CoverRow*> covers;
  for (const std::string& key : state.open_covers(tenant)) {
    const v1::CoverRow* cover = state.covers().Find(key);
    if (IsSearching(*cover, now)) covers.push_back(cover);
  }
  std::sort(covers.begin(), covers.end(), [](const auto* a, const auto* b) {
    const auto order = [](const v1::CoverRow& cover) {
      return std::make_tuple(kit::Start(cover.gap().interval()), kit::FromProto(cover.open_time()),
                             cover.gap().gap_id());
    };
    return order(*a) < order(*b);
  });
  if (covers.size() > kPlannedTogether) covers.resize(kPlannedTogether);
  return covers;
}

bool PlanIsDue(const PoolState& state, const std::string& tenant,
               const std::vector<const v1::CoverRow*>& covers, absl::Time now) {
  if (covers.size() < 2) return false;
  return std::any_of(covers.begin(), covers.end(), [&](const v1::CoverRow* cover) {
    if (!cover->has_plan_time()) return true;
    const absl::Duration age = now - kit::FromProto(cover->plan_time());
    return age >= kPlanHolds || (age >= kPlanSettles && HasLostTheirs(state, tenant, *cover));
  });
}

}  // namespace vagtbro::pool
