#include "pool/api/steer_search.h"

#include <vector>

#include "kit/base/ids.h"
#include "kit/rpc/refusal.h"
#include "pool/api/board.h"
#include "pool/domain/steer.h"
#include "pool/store/desk_view.h"

namespace vagtbro::pool {
namespace {

absl::Status CheckFields(const v1::SteerSearchRequest& request) {
  if (!kit::IsId(request.gap_id())) return kit::Malformed("gap_id", "name a gap");
  if (request.act() == v1::SEARCH_ACT_UNSPECIFIED || !v1::SearchAct_IsValid(request.act())) {
    return kit::Malformed("act", "say what is to be done");
  }
  const bool known = types::v1::ActReason_IsValid(request.reason());
  const bool absent = request.reason() == types::v1::ACT_REASON_UNSPECIFIED;
  if (!known || (absent && NeedsReason(request.act()))) {
    return kit::Malformed("reason", "choose a reason");
  }
  return absl::OkStatus();
}

v1::CoverEscalated ToldTo(const std::string& leader, const v1::CoverRow& cover) {
  v1::CoverEscalated escalated;
  escalated.set_gap_id(cover.gap().gap_id());
  escalated.set_leader_employment_id(leader);
  escalated.set_reason(v1::ESCALATION_REASON_PLANNER);
  escalated.set_place(cover.place());
  *escalated.mutable_interval() = cover.gap().interval();
  return escalated;
}

absl::Status UnknownGap() { return kit::Unknown("UNKNOWN_GAP", "no gap has this id"); }

}  // namespace

absl::Status SteerSearch(const PoolState& state, kit::Commit& commit,
                         const v1::SteerSearchRequest& request, v1::SteerSearchResponse* response) {
  const absl::Status checked = CheckFields(request);
  if (!checked.ok()) return checked;
  const std::string& tenant = commit.tenant();
  const v1::CoverRow* cover = state.covers().Find(kit::Key(tenant, request.gap_id()));
  if (cover == nullptr) return UnknownGap();
  const SteerView view = DeskViewOf(state, tenant, *cover, commit.now());
  const std::string& actor = commit.cause().actor_employment_id;
  const auto obstacle = ObstacleTo(request.act(), view, actor, commit.now());
  if (obstacle) return kit::Refused(obstacle->reason, obstacle->words);

  if (!IsDone(request.act(), *cover, actor)) {
    const v1::CoverEscalated told = ToldTo(view.leader, *cover);
    v1::SearchSteered steered;
    steered.set_gap_id(request.gap_id());
    steered.set_act(request.act());
    if (NeedsReason(request.act())) steered.set_reason(request.reason());
    commit.Emit(request.gap_id(), steered);
    if (request.act() == v1::SEARCH_ACT_TELL_LEADER) commit.Emit(request.gap_id(), told);
  }
  const v1::CoverRow& now = *state.covers().Find(kit::Key(tenant, request.gap_id()));
  *response->mutable_gap() = BoardGapOf(state, tenant, now, commit.now());
  return absl::OkStatus();
}

absl::Status UndoSteer(const PoolState& state, kit::Commit& commit,
                       const v1::UndoSteerRequest& request, v1::UndoSteerResponse* response) {
  if (!kit::IsId(request.gap_id())) return kit::Malformed("gap_id", "name a gap");
  const std::string& tenant = commit.tenant();
  const v1::CoverRow* cover = state.covers().Find(kit::Key(tenant, request.gap_id()));
  if (cover == nullptr) return UnknownGap();
  if (cover->closed()) return kit::Refused("GAP_CLOSED", "nobody is looked for any more");
  const SteerView view = DeskViewOf(state, tenant, *cover, commit.now());
  const v1::SteerMark* mark = Undoable(view, commit.now());
  if (mark == nullptr) {
    return kit::Refused("NOTHING_TO_UNDO", "there is no act, or it has come to something");
  }
  std::vector<v1::OfferWithdrawn> withdrawn;
  for (const v1::OfferRow* offer : TakenBackWith(*mark, view)) {
    v1::OfferWithdrawn& one = withdrawn.emplace_back();
    one.set_offer_id(offer->offer().offer_id());
    one.set_gap_id(request.gap_id());
    one.set_employment_id(offer->offer().employment_id());
  }
  v1::SteerUndone undone;
  undone.set_gap_id(request.gap_id());
  undone.set_act(mark->act());
  commit.Emit(request.gap_id(), undone);
  for (const v1::OfferWithdrawn& one : withdrawn) commit.Emit(request.gap_id(), one);
  const v1::CoverRow& now = *state.covers().Find(kit::Key(tenant, request.gap_id()));
  *response->mutable_gap() = BoardGapOf(state, tenant, now, commit.now());
  return absl::OkStatus();
}

}  // namespace vagtbro::pool
