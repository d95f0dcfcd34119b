// How offers come and go.
#include "kit/base/proto_time.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {
namespace {

std::string LapseAlarm(const std::string& tenant, const std::string& offer_id) {
  return std::string(kLapseAlarm) + "/" + tenant + "/" + offer_id;
}

bool IsAnswer(v1::OfferState state) {
  return state == v1::OFFER_STATE_DECLINED || state == v1::OFFER_STATE_PENDING ||
         state == v1::OFFER_STATE_REFUSED || state == v1::OFFER_STATE_TOO_LATE ||
         state == v1::OFFER_STATE_QUEUED || state == v1::OFFER_STATE_STANDBY;
}

}  // namespace

void PoolState::FoldOffers() {
  events_.On<v1::ShiftOffered>([this](const auto& offer, const Envelope& e) { Offered(offer, e); });
  events_.On<v1::OfferDeclined>([this](const auto& fact, const Envelope& e) {
    EndOffer(fact.offer_id(), v1::OFFER_STATE_DECLINED, e);
    PlanIfLost(fact.gap_id(), fact.employment_id(), e);
    StepIfIdle(e, fact.gap_id());
  });
  events_.On<v1::OfferLapsed>([this](const auto& fact, const Envelope& e) {
    EndOffer(fact.offer_id(), v1::OFFER_STATE_LAPSED, e);
    PlanIfLost(fact.gap_id(), fact.employment_id(), e);
    StepIfIdle(e, fact.gap_id());
  });
  events_.On<v1::OfferWithdrawn>([this](const auto& fact, const Envelope& e) {
    const v1::OfferRow* offer = offers_.Find(kit::Key(e.tenant_id(), fact.offer_id()));
    // A refusal says more than its withdrawal.
    if (offer == nullptr || offer->state() == v1::OFFER_STATE_REFUSED) return;
    EndOffer(fact.offer_id(), v1::OFFER_STATE_WITHDRAWN, e);
  });
  events_.On<v1::OfferAnsweredTooLate>([this](const auto& fact, const Envelope& e) {
    EndOffer(fact.offer_id(), v1::OFFER_STATE_TOO_LATE, e);
    StepIfIdle(e, fact.gap_id());
  });
  events_.On<v1::OfferAccepted>([this](const auto& fact, const Envelope& e) {
    EndOffer(fact.offer_id(), v1::OFFER_STATE_PENDING, e);
    NameWorker(fact.offer_id(), fact.employment_id(), e);
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), fact.gap_id()));
    row.set_pending_offer_id(fact.offer_id());
    TakeOver(fact, e.tenant_id(), &row);
    ClearHold(e, &row);
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::OfferRefused>([this](const auto& fact, const Envelope& e) {
    EndOffer(fact.offer_id(), v1::OFFER_STATE_REFUSED, e);
    v1::OfferRow row = offers_.Get(kit::Key(e.tenant_id(), fact.offer_id()));
    row.set_refusal(fact.reason());
    if (fact.has_verdict()) *row.mutable_verdict() = fact.verdict();
    PlanIfLost(fact.gap_id(), fact.employment_id(), e);
    offers_.Put(kit::Key(e.tenant_id(), fact.offer_id()), std::move(row));
    StepIfIdle(e, fact.gap_id());
  });
}

// Whom an agency's desk sends.
void PoolState::NameWorker(const std::string& offer_id, const std::string& taker_employment_id,
                           const Envelope& envelope) {
  v1::OfferRow row = offers_.Get(kit::Key(envelope.tenant_id(), offer_id));
  if (taker_employment_id.empty() || row.offer().employment_id() == taker_employment_id) return;
  row.set_worker_employment_id(taker_employment_id);
  offers_.Put(kit::Key(envelope.tenant_id(), offer_id), std::move(row));
}

// A standby's offer was made for an earlier gap of the same shift: from now on it belongs to this
// one.
void PoolState::TakeOver(const v1::OfferAccepted& accepted, const std::string& tenant,
                         v1::CoverRow* cover) {
  v1::OfferRow offer = offers_.Get(kit::Key(tenant, accepted.offer_id()));
  if (offer.offer().gap_id() == accepted.gap_id()) return;
  offer.mutable_offer()->set_gap_id(accepted.gap_id());
  offers_.Put(kit::Key(tenant, accepted.offer_id()), std::move(offer));
  cover->add_offer_ids(accepted.offer_id());
}

void PoolState::Offered(const v1::ShiftOffered& offer, const Envelope& envelope) {
  const std::string& tenant = envelope.tenant_id();
  v1::OfferRow row;
  *row.mutable_offer() = offer;
  row.set_state(v1::OFFER_STATE_OPEN);
  *row.mutable_offer_time() = envelope.event_time();
  offer_book_.Note(tenant, people_.PersonOf(tenant, offer.employment_id()), row);
  offers_.Put(kit::Key(tenant, offer.offer_id()), std::move(row));
  alarms().Set(kit::MakeAlarm(LapseAlarm(tenant, offer.offer_id()), tenant,
                              kit::FromProto(offer.lapse_time()), kLapseAlarm, offer.offer_id(),
                              envelope.correlation_id()));

  v1::CoverRow cover = covers_.Get(kit::Key(tenant, offer.gap_id()));
  cover.add_offer_ids(offer.offer_id());
  summaries_.Offered(tenant, offer.gap_id());
  PutCover(tenant, std::move(cover));
}

// The offer is no longer open; says when it was answered, if it was.
void PoolState::EndOffer(const std::string& offer_id, v1::OfferState state,
                         const Envelope& envelope) {
  const std::string key = kit::Key(envelope.tenant_id(), offer_id);
  const v1::OfferRow* found = offers_.Find(key);
  if (found == nullptr) return;
  v1::OfferRow row = *found;
  row.set_state(state);
  if (IsAnswer(state) && !row.has_answer_time()) *row.mutable_answer_time() = envelope.event_time();
  alarms().Clear(LapseAlarm(envelope.tenant_id(), offer_id));
  touched_.insert(kit::Key(envelope.tenant_id(), row.offer().gap_id()));
  offers_.Put(key, std::move(row));
}

}  // namespace vagtbro::pool
