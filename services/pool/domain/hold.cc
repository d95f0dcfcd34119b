#include "pool/domain/hold.h"

#include <algorithm>
#include <utility>

#include "kit/base/proto_time.h"

namespace vagtbro::pool {
namespace {

constexpr int64_t kMostLengths = 4;

bool IsHeld(const v1::CoverRow& cover, absl::Time now) {
  return !cover.held_offer_id().empty() && now < kit::FromProto(cover.hold_end_time());
}

}  // namespace

bool HeldByAnother(const v1::ShiftOffered& offer, const v1::CoverRow& cover, absl::Time now) {
  return IsHeld(cover, now) && cover.held_offer_id() != offer.offer_id();
}

kit::Outcome<Facts, HoldRefusal> DecideHold(const v1::OfferRow& offer, const v1::CoverRow& cover,
                                            const v1::PolicySet& policy,
                                            const std::string& employment_id, absl::Time now) {
  if (offer.offer().employment_id() != employment_id) return HoldRefusal::kNotYourOffer;
  const bool offered =
      offer.state() == v1::OFFER_STATE_OPEN || offer.state() == v1::OFFER_STATE_LAPSED;
  const bool taken = !cover.pending_offer_id().empty() || !cover.covered_by_employment_id().empty();
  const absl::Time gap_end = kit::End(cover.gap().interval());
  if (!offered || taken || cover.closed() || now >= gap_end) return HoldRefusal::kNotToBeHad;
  if (HeldByAnother(offer.offer(), cover, now)) return HoldRefusal::kHeldByAnother;

  const absl::Duration length = absl::Seconds(policy.hold_seconds());
  const absl::Time begun = IsHeld(cover, now) ? kit::FromProto(cover.hold_start_time()) : now;
  const absl::Time end = std::min({now + length, begun + kMostLengths * length, gap_end});
  if (IsHeld(cover, now) && end <= kit::FromProto(cover.hold_end_time())) return Facts{};
  v1::OfferHeld held;
  held.set_offer_id(offer.offer().offer_id());
  held.set_gap_id(offer.offer().gap_id());
  *held.mutable_end_time() = kit::ToProto(end);
  return Facts{std::move(held)};
}

Facts EndHold(const v1::OfferRow& offer, const v1::CoverRow& cover) {
  if (cover.held_offer_id() != offer.offer().offer_id()) return {};
  v1::OfferHoldEnded ended;
  ended.set_offer_id(offer.offer().offer_id());
  ended.set_gap_id(offer.offer().gap_id());
  return {std::move(ended)};
}

}  // namespace vagtbro::pool
