#include "pool/domain/answer.h"

#include <optional>
#include <utility>

#include "kit/base/proto_time.h"
#include "pool/domain/awaited.h"
#include "pool/domain/hold.h"

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
  const bool offered = offer.state() == v1::OFFER_STATE_OPEN ||
                       offer.state() == v1::OFFER_STATE_LAPSED ||
                       offer.state() == v1::OFFER_STATE_QUEUED;
  const bool taken = !cover.pending_offer_id().empty() || !cover.covered_by_employment_id().empty();
  return offered && !taken && !cover.closed() && now < kit::End(cover.gap().interval());
}

// Somebody else has it, or is about to: a polite no, or a place on standby until it begins.
Facts TooLate(const v1::OfferRow& offer, const v1::CoverRow& cover, const Standing& standing,
              absl::Time now) {
  const bool taken = !cover.pending_offer_id().empty() || !cover.covered_by_employment_id().empty();
  const auto& interval = cover.gap().interval();
  const bool fit = standing.may_stand_by && standing.employed && standing.law.allowed();
  if (!fit || !taken || now >= kit::Start(interval)) {
    return {FactAbout<v1::OfferAnsweredTooLate>(offer)};
  }
  auto stood_by = FactAbout<v1::OfferStoodBy>(offer);
  stood_by.set_place(cover.place());
  *stood_by.mutable_interval() = interval;
  return {std::move(stood_by)};
}

// What is wrong with the worker a desk names; nullopt: nothing, or it is nobody's turn to name one.
std::optional<AnswerRefusal> WorkerRefusal(const v1::OfferRow& offer, const Answer& answer,
                                           const Standing& standing) {
  if (answer.worker_employment_id.empty()) {
    if (offer.offer().worker_needed()) return AnswerRefusal::kWorkerNeeded;
    return std::nullopt;
  }
  if (!standing.known) return AnswerRefusal::kWorkerUnheard;
  if (!standing.employed || !standing.law.allowed()) return AnswerRefusal::kWorkerUnfit;
  return std::nullopt;
}

kit::Outcome<Facts, AnswerRefusal> Yes(const v1::OfferRow& offer, const v1::CoverRow& cover,
                                       const Answer& answer, const Standing& standing,
                                       absl::Time now) {
  switch (offer.state()) {
    case v1::OFFER_STATE_PENDING:
    case v1::OFFER_STATE_CONFIRMED:
    case v1::OFFER_STATE_REFUSED:
    case v1::OFFER_STATE_TOO_LATE:
    case v1::OFFER_STATE_DECLINED:  // a no is final
    case v1::OFFER_STATE_STANDBY:
      return Facts{};
    case v1::OFFER_STATE_QUEUED:
      if (HeldByAnother(offer.offer(), cover, now)) return Facts{};
      break;
    default:
      break;
  }
  if (!IsVacant(offer, cover, now)) return TooLate(offer, cover, standing, now);
  if (const auto refusal = WorkerRefusal(offer, answer, standing)) return *refusal;
  if (!standing.employed || !standing.law.allowed()) return Refuse(offer, standing);
  if (HeldByAnother(offer.offer(), cover, now)) {
    auto queued = FactAbout<v1::OfferQueued>(offer);
    queued.set_worker_employment_id(answer.worker_employment_id);
    return Facts{std::move(queued)};
  }
  auto accepted = FactAbout<v1::OfferAccepted>(offer);
  const std::string& worker = answer.worker_employment_id;
  if (!worker.empty()) accepted.set_employment_id(worker);
  accepted.set_holiday_approver_employment_id(standing.holiday_approver);
  accepted.set_release_shift_id(offer.offer().release_shift_id());
  accepted.set_shift_id(cover.gap().shift_id());
  *accepted.mutable_interval() =
      offer.offer().has_interval() ? offer.offer().interval() : cover.gap().interval();
  return Facts{std::move(accepted)};
}

}  // namespace

kit::Outcome<Facts, AnswerRefusal> DecideAnswer(const v1::OfferRow& offer,
                                                const v1::CoverRow& cover, const Answer& answer,
                                                const Standing& standing, absl::Time now) {
  if (answer.employment_id != offer.offer().employment_id()) return AnswerRefusal::kNotYourOffer;
  if (answer.accept) return Yes(offer, cover, answer, standing, now);
  if (!IsOpen(offer, now)) return Facts{};
  return Facts{FactAbout<v1::OfferDeclined>(offer)};
}

}  // namespace vagtbro::pool
