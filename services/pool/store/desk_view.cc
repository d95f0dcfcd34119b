#include "pool/store/desk_view.h"

#include <algorithm>

#include "pool/domain/steers.h"
#include "pool/store/leaders.h"

namespace vagtbro::pool {
namespace {

// One of the policy's agencies, or of all if it names none, has not been asked about this.
bool HasAgencyLeft(const PoolState& state, const std::string& tenant, const SteerView& view) {
  const auto& named = view.policy.agency_employment_ids();
  const auto desks = state.people().Of(tenant, directory::v1::EMPLOYMENT_KIND_AGENCY);
  return std::any_of(desks.begin(), desks.end(), [&](const v1::MemberRow* desk) {
    const std::string& id = desk->employment().employment_id();
    if (!named.empty() && std::find(named.begin(), named.end(), id) == named.end()) return false;
    return std::none_of(view.offers.begin(), view.offers.end(), [&](const v1::OfferRow* offer) {
      return offer->offer().employment_id() == id && !MayBeAskedAgain(*offer, view.cover);
    });
  });
}

}  // namespace

SteerView DeskViewOf(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                     absl::Time now) {
  SteerView view{cover, {}, state.PolicyFor(tenant, cover), "", false};
  for (const std::string& offer_id : cover.offer_ids()) {
    const v1::OfferRow* offer = state.offers().Find(kit::Key(tenant, offer_id));
    if (offer != nullptr) view.offers.push_back(offer);
  }
  view.leader = LeaderFor(state, tenant, cover, view.policy, now);
  view.agencies_left = HasAgencyLeft(state, tenant, view);
  return view;
}

}  // namespace vagtbro::pool
