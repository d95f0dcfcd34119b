// Holds while somebody listens, yeses that queue behind them, and late yeses that stand by.
#include "kit/base/proto_time.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {
namespace {

std::string HoldAlarm(const std::string& tenant, const std::string& gap_id) {
  return std::string(kHoldAlarm) + "/" + tenant + "/" + gap_id;
}

std::string StandbyAlarm(const std::string& tenant, const std::string& offer_id) {
  return std::string(kStandbyAlarm) + "/" + tenant + "/" + offer_id;
}

}  // namespace

void PoolState::FoldHolds() {
  events_.On<v1::OfferHeld>([this](const auto& held, const Envelope& e) {
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), held.gap_id()));
    if (row.held_offer_id() != held.offer_id()) {
      *row.mutable_hold_start_time() = e.event_time();
      v1::HoldMark* mark = row.add_holds();
      *mark->mutable_start_time() = e.event_time();
      mark->set_offer_id(held.offer_id());
    }
    row.set_held_offer_id(held.offer_id());
    *row.mutable_hold_end_time() = held.end_time();
    alarms().Set(kit::MakeAlarm(HoldAlarm(e.tenant_id(), held.gap_id()), e.tenant_id(),
                                kit::FromProto(held.end_time()), kHoldAlarm, held.offer_id(),
                                e.correlation_id()));
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::OfferHoldEnded>([this](const auto& ended, const Envelope& e) {
    v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), ended.gap_id()));
    ClearHold(e, &row);
    const bool searching =
        !row.closed() && row.pending_offer_id().empty() && row.covered_by_employment_id().empty();
    if (searching) StepAt(e.tenant_id(), &row, kit::FromProto(e.event_time()));
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<v1::OfferQueued>([this](const auto& queued, const Envelope& e) {
    EndOffer(queued.offer_id(), v1::OFFER_STATE_QUEUED, e);
    NameWorker(queued.offer_id(), queued.worker_employment_id(), e);
  });
  events_.On<v1::OfferStoodBy>([this](const auto& stood_by, const Envelope& e) {
    EndOffer(stood_by.offer_id(), v1::OFFER_STATE_STANDBY, e);
    const v1::CoverRow row = covers_.Get(kit::Key(e.tenant_id(), stood_by.gap_id()));
    alarms().Set(kit::MakeAlarm(StandbyAlarm(e.tenant_id(), stood_by.offer_id()), e.tenant_id(),
                                StandbyUntil(e.tenant_id(), row), kStandbyAlarm,
                                stood_by.offer_id(), e.correlation_id()));
  });
  events_.On<v1::StandbyEnded>([this](const auto& ended, const Envelope& e) {
    alarms().Clear(StandbyAlarm(e.tenant_id(), ended.offer_id()));
    EndOffer(ended.offer_id(), v1::OFFER_STATE_TOO_LATE, e);
  });
}

void PoolState::ClearHold(const Envelope& envelope, v1::CoverRow* cover) {
  if (!cover->held_offer_id().empty() && !cover->holds().empty()) {
    *cover->mutable_holds()->rbegin()->mutable_end_time() = envelope.event_time();
  }
  cover->clear_held_offer_id();
  cover->clear_hold_end_time();
  cover->clear_hold_start_time();
  alarms().Clear(HoldAlarm(envelope.tenant_id(), cover->gap().gap_id()));
}

// Until it is known that the cover has come; a unit where nobody checks in: until the shift begins.
absl::Time PoolState::StandbyUntil(const std::string& tenant, const v1::CoverRow& cover) const {
  uint32_t minutes = 0;
  for (const std::string& unit : cover.gap().unit_ids()) {
    minutes = std::max(minutes, units_.Get(kit::Key(tenant, unit)).check_in_minutes());
  }
  // The roster misses somebody at the check-in's very minute, and its word takes a moment.
  const absl::Duration grace = minutes == 0 ? absl::ZeroDuration() : absl::Minutes(minutes + 1);
  return kit::Start(cover.gap().interval()) + grace;
}

}  // namespace vagtbro::pool
