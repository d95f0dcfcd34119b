#include "pool/domain/answer.h"

#include <utility>

#include "kit/base/proto_time.h"
#include "pool/domain/search.h"

namespace vagtbro::pool {
namespace {

template <class About>
About FactAbout(const v1::OfferRow& offer) {
  About fact;
  fact.set_offer_id(offer.offer().offer_id());
  fact.set_gap_id(offer.offer().gap_id());
  fact.set_employment_id(offer.offer().employment_id());
  return fact;
}

Facts Refuse(const v1::OfferRow& offer, const Standing& standing) {
  auto refused = FactAbout<v1::OfferRefused>(offer);
  refused.set_reason(standing.employed ? "LAW" : "NOT_EMPLOYED");
  if (standing.employed) *refused.mutable_verdict() = standing.law;
  return {std::move(refused), FactAbout<v1::OfferWithdrawn>(offer)};
}

// True if the shift can still be had with this offer, whether or not the search waits for it.
bool IsVacant(const v1::OfferRow& offer, const v1::CoverRow& cover, absl::Time now) {
  const bool offered =
      offer.state() == v1::OFFER_STATE_OPEN || offer.state() == v1::OFFER_STATE_LAPSED;
  const bool taken = !cover.pending_offer_id().empty() || !cover.covered_by_employment_id().empty();
  return offered && !taken && !cover.closed() && now < kit::End(cover.gap().interval());
}

Facts Yes(const v1::OfferRow& offer, const v1::CoverRow& cover, const Standing& standing,
          absl::Time now) {
  switch (offer.state()) {
    case v1::OFFER_STATE_PENDING:
    case v1::OFFER_STATE_CONFIRMED:
    case v1::OFFER_STATE_REFUSED:
    case v1::OFFER_STATE_TOO_LATE:
    case v1::OFFER_STATE_DECLINED:  // a no is final
      return {};
    default:
      break;
  }
  if (!IsVacant(offer, cover, now)) return {FactAbout<v1::OfferAnsweredTooLate>(offer)};
  if (!standing.employed || !standing.law.allowed()) return Refuse(offer, standing);
  auto accepted = FactAbout<v1::OfferAccepted>(offer);
  accepted.set_shift_id(cover.gap().shift_id());
  *accepted.mutable_interval() = cover.gap().interval();
  return {std::move(accepted)};
}

}  // namespace

kit::Outcome<Facts, AnswerRefusal> DecideAnswer(const v1::OfferRow& offer,
                                                const v1::CoverRow& cover, const Answer& answer,
                                                const Standing& standing, absl::Time now) {
  if (answer.employment_id != offer.offer().employment_id()) return AnswerRefusal::kNotYourOffer;
  if (answer.accept) return Yes(offer, cover, standing, now);
  if (!IsOpen(offer, now)) return Facts{};
  return Facts{FactAbout<v1::OfferDeclined>(offer)};
}

}  // namespace vagtbro::pool
