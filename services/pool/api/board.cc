#include "pool/api/board.h"

#include <algorithm>

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "pool/api/page.h"
#include "pool/domain/lending.h"
#include "pool/store/desk_view.h"

namespace vagtbro::pool {
namespace {

constexpr absl::Duration kShowClosed = absl::Hours(12);
constexpr int kMostInFlight = 20;

using Covers = std::vector<const v1::CoverRow*>;

template <class Wanted>
Covers Where(const PoolState& state, const std::string& tenant, Wanted wanted) {
  Covers covers;
  for (const auto& [key, cover] : state.covers().Under(tenant + "/")) {
    if (wanted(cover)) covers.push_back(&cover);
  }
  return covers;
}

// An empty unit has every gap.
bool ConcernsUnit(const v1::CoverRow& cover, const std::string& unit_id) {
  const auto& units = cover.gap().unit_ids();
  return unit_id.empty() || std::find(units.begin(), units.end(), unit_id) != units.end();
}

bool IsInFlight(v1::OfferState state) {
  return state == v1::OFFER_STATE_OPEN || state == v1::OFFER_STATE_PENDING ||
         state == v1::OFFER_STATE_QUEUED || state == v1::OFFER_STATE_STANDBY;
}

// What is still about something, who is on it, and what can be done.
void FillDesk(const SteerView& view, absl::Time now, v1::BoardGap* gap) {
  for (const v1::OfferRow* row : view.offers) {
    if (!IsInFlight(row->state()) || gap->in_flight_size() == kMostInFlight) continue;
    v1::BoardOffer& offer = *gap->add_in_flight();
    offer.set_offer_id(row->offer().offer_id());
    offer.set_employment_id(row->offer().employment_id());
    offer.set_rung(row->offer().rung());
    offer.set_state(row->state());
    *offer.mutable_offer_time() = row->offer_time();
    *offer.mutable_lapse_time() = row->offer().lapse_time();
    offer.set_held(row->offer().offer_id() == view.cover.held_offer_id());
  }
  gap->set_owner_employment_id(view.cover.owner_employment_id());
  for (const v1::SearchAct act : PossibleActs(view, now)) gap->add_possible_acts(act);
  const v1::SteerMark* mark = Undoable(view, now);
  if (mark == nullptr) return;
  gap->set_undoable_act(mark->act());
  gap->set_undoable_actor_employment_id(mark->actor_employment_id());
}

}  // namespace

absl::Status CheckTenant(const PoolState& state, const std::string& tenant) {
  if (state.Knows(tenant)) return absl::OkStatus();
  return kit::Unknown("UNKNOWN_TENANT", "nothing has been imported for this tenant_id");
}

bool IsWatched(const v1::CoverRow& cover, const v1::WatchBoardRequest& request) {
  const auto& wanted = request.unit_ids();
  return ConcernsUnit(cover, request.unit_id()) &&
         (wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const auto& unit_id) {
            return ConcernsUnit(cover, unit_id);
          }));
}

v1::BoardGap BoardGapOf(const PoolState& state, const std::string& tenant,
                        const v1::CoverRow& cover, absl::Time now) {
  v1::BoardGap gap;
  gap.set_gap_id(cover.gap().gap_id());
  gap.set_shift_id(cover.gap().shift_id());
  *gap.mutable_unit_ids() = cover.gap().unit_ids();
  gap.set_place(cover.place());
  *gap.mutable_interval() = cover.gap().interval();
  gap.set_level(cover.gap().level());
  gap.set_rung(cover.rung());
  uint32_t open = 0;
  uint32_t standbys = 0;
  for (const std::string& offer_id : cover.offer_ids()) {
    const v1::OfferRow* offer = state.offers().Find(kit::Key(tenant, offer_id));
    if (offer == nullptr) continue;
    if (offer->state() == v1::OFFER_STATE_OPEN) ++open;
    if (offer->state() == v1::OFFER_STATE_STANDBY) ++standbys;
  }
  gap.set_open_offers(open);
  gap.set_standbys(standbys);
  gap.set_offers(static_cast<uint32_t>(cover.offer_ids_size()));
  if (cover.has_next_step_time()) *gap.mutable_next_step_time() = cover.next_step_time();
  gap.set_leader_employment_id(cover.leader_employment_id());
  gap.set_escalation_reason(cover.escalation_reason());
  gap.set_open(!cover.closed());
  gap.set_close_reason(cover.close_reason());
  gap.set_covered_by_employment_id(cover.covered_by_employment_id());
  gap.set_fate(cover.fate().fate());
  *gap.mutable_open_time() = cover.open_time();
  gap.set_correlation_id(cover.correlation_id());
  gap.set_policy_id(cover.policy_id());
  const bool held = !cover.closed() && !cover.held_offer_id().empty();
  if (held) *gap.mutable_hold_end_time() = cover.hold_end_time();
  const auto& lending = cover.lending();
  const auto questions = std::count_if(lending.begin(), lending.end(), [&](const auto& question) {
    return IsAwaited(question, cover);
  });
  gap.set_open_questions(static_cast<uint32_t>(questions));
  if (!cover.closed()) FillDesk(DeskViewOf(state, tenant, cover, now), now, &gap);
  return gap;
}

v1::BoardSnapshot SnapshotOf(const PoolState& state, const v1::WatchBoardRequest& request,
                             absl::Time now) {
  const std::string& tenant = request.tenant_id();
  Covers covers = Where(state, tenant, [&](const v1::CoverRow& cover) {
    if (!IsWatched(cover, request)) return false;
    return !cover.closed() || now - kit::FromProto(cover.close_time()) < kShowClosed;
  });
  std::sort(covers.begin(), covers.end(), [](const auto* a, const auto* b) {
    const absl::Time a_start = kit::Start(a->gap().interval());
    const absl::Time b_start = kit::Start(b->gap().interval());
    if (a_start != b_start) return a_start < b_start;
    return a->gap().gap_id() < b->gap().gap_id();
  });
  v1::BoardSnapshot snapshot;
  for (const auto* cover : covers) *snapshot.add_gaps() = BoardGapOf(state, tenant, *cover, now);
  return snapshot;
}

absl::Status ListGaps(const PoolState& state, const v1::ListGapsRequest& request,
                      v1::ListGapsResponse* response, absl::Time now) {
  if (!request.unit_id().empty() && !kit::IsId(request.unit_id())) {
    return kit::Malformed("unit_id", "name a unit, or leave it empty for all");
  }
  const auto page = ParsePage(request.page_size(), request.page_token());
  if (!page.ok()) return page.status();
  absl::Status known = CheckTenant(state, request.tenant_id());
  if (!known.ok()) return known;
  Covers covers = Where(state, request.tenant_id(), [&](const v1::CoverRow& cover) {
    return ConcernsUnit(cover, request.unit_id()) && !(request.open_only() && cover.closed());
  });
  std::sort(covers.begin(), covers.end(), [](const auto* a, const auto* b) {
    const absl::Time a_open = kit::FromProto(a->open_time());
    const absl::Time b_open = kit::FromProto(b->open_time());
    if (a_open != b_open) return a_open > b_open;
    return a->gap().gap_id() > b->gap().gap_id();
  });
  response->set_next_page_token(FillPage(*page, covers, [&](const auto* cover) {
    *response->add_gaps() = BoardGapOf(state, request.tenant_id(), *cover, now);
  }));
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
