#include "pool/api/hold_offer.h"

#include <cstdlib>
#include <variant>

#include "kit/base/ids.h"
#include "kit/rpc/refusal.h"
#include "pool/domain/hold.h"

namespace vagtbro::pool {
namespace {

absl::Status Explained(HoldRefusal refusal) {
  switch (refusal) {
    case HoldRefusal::kNotYourOffer:
      return kit::Refused("NOT_YOUR_OFFER", "this offer was made to somebody else");
    case HoldRefusal::kNotToBeHad:
      return kit::Refused("NOT_TO_BE_HAD", "the shift is no longer to be had with this offer");
    case HoldRefusal::kHeldByAnother:
      return kit::Refused("HELD_BY_ANOTHER",
                          "somebody else is listening to an offer of this shift");
  }
  std::abort();  // -Werror=switch has named every HoldRefusal.
}

}  // namespace

absl::Status HoldOffer(const PoolState& state, kit::Commit& commit,
                       const v1::HoldOfferRequest& request, v1::HoldOfferResponse* response) {
  if (!kit::IsId(request.offer_id())) return kit::Malformed("offer_id", "name an offer");
  if (!kit::IsId(request.employment_id())) {
    return kit::Malformed("employment_id", "name the employment that was asked");
  }
  const v1::OfferRow* offer = state.offers().Find(kit::Key(commit.tenant(), request.offer_id()));
  if (offer == nullptr) return kit::Unknown("UNKNOWN_OFFER", "no offer has this id");
  const std::string gap_id = offer->offer().gap_id();
  const std::string key = kit::Key(commit.tenant(), gap_id);
  const v1::CoverRow cover = *state.covers().Find(key);
  const auto facts = request.end() && offer->offer().employment_id() == request.employment_id()
                         ? kit::Outcome<Facts, HoldRefusal>(EndHold(*offer, cover))
                         : DecideHold(*offer, cover, state.PolicyFor(commit.tenant(), cover),
                                      request.employment_id(), commit.now());
  if (!facts) return Explained(facts.error());
  for (const Fact& fact : *facts) {
    std::visit([&](const auto& message) { commit.Emit(gap_id, message); }, fact);
  }
  const v1::CoverRow& now = *state.covers().Find(key);
  if (now.held_offer_id() == request.offer_id())
    *response->mutable_end_time() = now.hold_end_time();
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
