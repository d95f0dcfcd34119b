#include "pool/domain/steer.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "pool/domain/ladder.h"
#include "pool/domain/policy.h"
#include "pool/domain/steers.h"
#include "pool/domain/tempo.h"

namespace vagtbro::pool {
namespace {

// So many acts with a reason are remembered of a search, and no more are taken.
constexpr int kMostSteers = 50;

Obstacle NotNow(const std::string& words) { return {"NOT_NOW", words}; }

bool IsOver(const v1::CoverRow& cover) {
  return cover.closed() || !cover.covered_by_employment_id().empty();
}

// Every rung but the leader's has been entered in this round.
bool IsClimbed(const SteerView& view, absl::Time now) {
  const auto& ladder = view.policy.ladder();
  return std::all_of(ladder.begin(), ladder.end(), [&](const v1::RungPolicy& rung) {
    return rung.rung() == v1::RUNG_LEADER || !InForce(rung, now) ||
           WasVisited(rung.rung(), view.cover);
  });
}

std::optional<Obstacle> ToOwner(v1::SearchAct act, const v1::CoverRow& cover,
                                const std::string& actor) {
  const std::string& owner = cover.owner_employment_id();
  const bool takes = act != v1::SEARCH_ACT_LEAVE;
  if (takes && actor.empty()) return NotNow("sign in as somebody employed: the others see who");
  const bool others = !owner.empty() && owner != actor;
  if (act == v1::SEARCH_ACT_TAKE_OVER || !others) return std::nullopt;
  return Obstacle{"TAKEN", "somebody else is on it: take it over, or leave it to them"};
}

std::optional<Obstacle> ToExtend(const SteerView& view, absl::Time now) {
  if (RestsWithLeader(view.cover) || IsClimbed(view, now)) return std::nullopt;
  return NotNow("the search goes on by itself: extend it when it has come to its end");
}

std::optional<Obstacle> ToAgencies(const SteerView& view, absl::Time now) {
  const v1::RungPolicy* rung = OnLadder(v1::RUNG_AGENCY, view.policy);
  if (rung == nullptr || !InForce(*rung, now)) {
    return NotNow("the policy of the unit has no agencies on its ladder: assign somebody instead");
  }
  if (RestsWithLeader(view.cover)) return NotNow("the search is at its end: extend it first");
  if (AgenciesCalled(view.cover) || view.cover.rung() == v1::RUNG_AGENCY) {
    return NotNow("agencies are being asked already: wait for their answers");
  }
  if (!view.agencies_left) return NotNow("every agency has been asked: assign somebody instead");
  if (now >= SearchDeadline(view.cover, view.policy)) {
    return NotNow("the time to search is up: assign somebody instead");
  }
  return std::nullopt;
}

std::optional<Obstacle> ToTell(const SteerView& view) {
  if (!view.cover.leader_employment_id().empty()) {
    return NotNow("the leader has been told already: call them up");
  }
  if (view.leader.empty()) return NotNow("nobody is registered who could be told: name a leader");
  return std::nullopt;
}

bool IsYes(v1::OfferState state) {
  return state == v1::OFFER_STATE_PENDING || state == v1::OFFER_STATE_QUEUED ||
         state == v1::OFFER_STATE_CONFIRMED || state == v1::OFFER_STATE_STANDBY;
}

bool IsOf(const v1::OfferRow& offer, const v1::SteerMark& mark) {
  const bool later = kit::FromProto(mark.act_time()) <= kit::FromProto(offer.offer_time());
  if (mark.act() == v1::SEARCH_ACT_EXTEND) return later;
  return mark.act() == v1::SEARCH_ACT_CALL_AGENCY && later &&
         offer.offer().rung() == v1::RUNG_AGENCY;
}

// Somebody has said yes by it, or listens to an offer of it on the telephone.
bool HasComeToSomething(const v1::SteerMark& mark, const SteerView& view) {
  return std::any_of(view.offers.begin(), view.offers.end(), [&](const v1::OfferRow* offer) {
    const bool held = offer->offer().offer_id() == view.cover.held_offer_id();
    return IsOf(*offer, mark) && (held || IsYes(offer->state()));
  });
}

}  // namespace

bool NeedsReason(v1::SearchAct act) {
  return act == v1::SEARCH_ACT_EXTEND || act == v1::SEARCH_ACT_CALL_AGENCY ||
         act == v1::SEARCH_ACT_TELL_LEADER;
}

bool IsDone(v1::SearchAct act, const v1::CoverRow& cover, const std::string& actor) {
  const std::string& owner = cover.owner_employment_id();
  if (act == v1::SEARCH_ACT_LEAVE) return owner.empty();
  return !NeedsReason(act) && !actor.empty() && owner == actor;
}

std::optional<Obstacle> ObstacleTo(v1::SearchAct act, const SteerView& view,
                                   const std::string& actor, absl::Time now) {
  if (IsOver(view.cover)) return Obstacle{"GAP_CLOSED", "nobody is looked for any more"};
  if (!NeedsReason(act)) return ToOwner(act, view.cover, actor);
  if (!view.cover.pending_offer_id().empty()) {
    return NotNow("somebody has said yes: wait for the roster's word");
  }
  if (now >= kit::End(view.cover.gap().interval())) return NotNow("the shift is over");
  const auto& marks = view.cover.steers();
  if (std::count_if(marks.begin(), marks.end(), [](const v1::SteerMark& mark) {
        return NeedsReason(mark.act());
      }) >= kMostSteers) {
    return NotNow("the search has been steered 50 times: assign somebody instead");
  }
  if (act == v1::SEARCH_ACT_EXTEND) return ToExtend(view, now);
  if (act == v1::SEARCH_ACT_CALL_AGENCY) return ToAgencies(view, now);
  return ToTell(view);
}

std::vector<v1::SearchAct> PossibleActs(const SteerView& view, absl::Time now) {
  std::vector<v1::SearchAct> acts;
  if (IsOver(view.cover)) return acts;
  if (view.cover.owner_employment_id().empty()) {
    acts.push_back(v1::SEARCH_ACT_TAKE);
  } else {
    acts.push_back(v1::SEARCH_ACT_TAKE_OVER);
    acts.push_back(v1::SEARCH_ACT_LEAVE);
  }
  for (const auto act :
       {v1::SEARCH_ACT_EXTEND, v1::SEARCH_ACT_CALL_AGENCY, v1::SEARCH_ACT_TELL_LEADER}) {
    if (!ObstacleTo(act, view, "", now)) acts.push_back(act);
  }
  return acts;
}

const v1::SteerMark* Undoable(const SteerView& view, absl::Time now) {
  const v1::CoverRow& cover = view.cover;
  const v1::SteerMark* mark = LatestSteer(cover);
  if (mark == nullptr || IsOver(cover)) return nullptr;
  if (!NeedsReason(mark->act())) return mark;
  if (!cover.pending_offer_id().empty() || HasComeToSomething(*mark, view)) return nullptr;
  const bool in_time = now < SearchDeadline(cover, view.policy);
  switch (mark->act()) {
    case v1::SEARCH_ACT_EXTEND:
      return mark->has_rest_time() ? nullptr : mark;
    case v1::SEARCH_ACT_CALL_AGENCY:
      // On their own rung they are asked without the act.
      return RestsWithLeader(cover) || cover.rung() == v1::RUNG_AGENCY ? nullptr : mark;
    default:
      return in_time && RestsWithLeader(cover) ? mark : nullptr;
  }
}

std::vector<const v1::OfferRow*> TakenBackWith(const v1::SteerMark& mark, const SteerView& view) {
  std::vector<const v1::OfferRow*> offers;
  for (const v1::OfferRow* offer : view.offers) {
    if (offer->state() == v1::OFFER_STATE_OPEN && IsOf(*offer, mark)) offers.push_back(offer);
  }
  return offers;
}

}  // namespace vagtbro::pool
