// How the roster's word about a gap changes its search.
#include "kit/base/proto_time.h"
#include "pool/domain/steers.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {
namespace {

// What was thought of people is kept so long after a search.
constexpr absl::Duration kRemember = absl::Hours(90 * 24);

// "Solgården, 1. sal": the facility goes first, unless the name already says it.
std::string NameOf(const roster::v1::UnitRegistered& unit) {
  if (unit.facility().empty() || unit.name().find(unit.facility()) != std::string::npos) {
    return unit.name();
  }
  return unit.facility() + ", " + unit.name();
}

}  // namespace

void PoolState::FoldRoster() {
  events_.On<roster::v1::GapOpened>(
      [this](const auto& gap, const Envelope& e) { OpenCover(gap, e); });
  events_.On<roster::v1::GapClosed>(
      [this](const auto& closed, const Envelope& e) { Close(closed, e); });
  events_.On<roster::v1::ShiftCovered>([this](const auto& covered, const Envelope& e) {
    Hold(e.tenant_id(), covered.shift_id(), covered.employment_id(), &covered.interval());
    if (!covered.offer_id().empty()) EndOffer(covered.offer_id(), v1::OFFER_STATE_CONFIRMED, e);
    const v1::CoverRow* found = covers_.Find(kit::Key(e.tenant_id(), covered.gap_id()));
    if (found == nullptr) return;
    v1::CoverRow row = *found;
    row.set_covered_by_employment_id(covered.employment_id());
    const v1::OfferRow* offer = offers_.Find(kit::Key(e.tenant_id(), covered.offer_id()));
    summaries_.Covered(
        e.tenant_id(), covered, members_.Get(kit::Key(e.tenant_id(), covered.employment_id())),
        offer == nullptr ? v1::RUNG_LEADER : offer->offer().rung(), kit::FromProto(e.event_time()));
    if (row.pending_offer_id() == covered.offer_id()) row.clear_pending_offer_id();
    StepAt(e.tenant_id(), &row, std::nullopt);
    PutCover(e.tenant_id(), std::move(row));
  });
  events_.On<roster::v1::CoverRefused>([this](const auto& refused, const Envelope& e) {
    const std::string offer_key = kit::Key(e.tenant_id(), refused.offer_id());
    EndOffer(refused.offer_id(), v1::OFFER_STATE_REFUSED, e);
    if (const v1::OfferRow* offer = offers_.Find(offer_key)) {
      v1::OfferRow row = *offer;
      row.set_refusal(refused.reason());
      if (refused.has_verdict()) *row.mutable_verdict() = refused.verdict();
      offers_.Put(offer_key, std::move(row));
    }
    const v1::CoverRow* found = covers_.Find(kit::Key(e.tenant_id(), refused.gap_id()));
    if (found == nullptr || found->pending_offer_id() != refused.offer_id()) return;
    v1::CoverRow row = *found;
    row.clear_pending_offer_id();
    if (SearchesOn(row)) StepAt(e.tenant_id(), &row, kit::FromProto(e.event_time()));
    PutCover(e.tenant_id(), std::move(row));
  });
}

void PoolState::OpenCover(const roster::v1::GapOpened& gap, const Envelope& envelope) {
  v1::CoverRow row;
  *row.mutable_gap() = gap;
  std::string place;
  for (const std::string& unit_id : gap.unit_ids()) {
    const auto* unit = units_.Find(kit::Key(envelope.tenant_id(), unit_id));
    if (!place.empty()) place += " + ";
    place += unit == nullptr ? unit_id : NameOf(*unit);
  }
  row.set_place(place);
  row.set_correlation_id(envelope.correlation_id());
  *row.mutable_open_time() = envelope.event_time();
  row.set_policy_id(PolicyFor(envelope.tenant_id(), row).policy_id());
  StepAt(envelope.tenant_id(), &row, kit::FromProto(envelope.event_time()));
  summaries_.Opened(envelope.tenant_id(), row);
  PutCover(envelope.tenant_id(), std::move(row));
  PlanForNew(envelope);
}

void PoolState::Close(const roster::v1::GapClosed& closed, const Envelope& envelope) {
  const v1::CoverRow* found = covers_.Find(kit::Key(envelope.tenant_id(), closed.gap_id()));
  if (found == nullptr) return;
  v1::CoverRow row = *found;
  row.set_closed(true);
  row.set_close_reason(closed.reason());
  *row.mutable_close_time() = envelope.event_time();
  StepAt(envelope.tenant_id(), &row, std::nullopt);
  const std::string& tenant = envelope.tenant_id();
  alarms().Set(kit::MakeAlarm(std::string(kForgetAlarm) + "/" + tenant + "/" + closed.gap_id(),
                              tenant, kit::FromProto(envelope.event_time()) + kRemember,
                              kForgetAlarm, closed.gap_id(), row.correlation_id()));
  PutCover(tenant, std::move(row));
}

}  // namespace vagtbro::pool
