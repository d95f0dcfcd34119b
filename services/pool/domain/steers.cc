#include "pool/domain/steers.h"

#include <algorithm>

#include "kit/base/proto_time.h"

namespace vagtbro::pool {
namespace {

bool Stands(const v1::SteerMark& mark) { return !mark.has_undo_time(); }

bool IsAboutOwner(v1::SearchAct act) {
  return act == v1::SEARCH_ACT_TAKE || act == v1::SEARCH_ACT_TAKE_OVER ||
         act == v1::SEARCH_ACT_LEAVE;
}

// The offer was made by the act, and the act has been undone.
bool WasTakenBack(const v1::OfferRow& offer, const v1::SteerMark& mark) {
  const bool agencies = mark.act() == v1::SEARCH_ACT_CALL_AGENCY;
  if (Stands(mark) || (!agencies && mark.act() != v1::SEARCH_ACT_EXTEND)) return false;
  if (agencies && offer.offer().rung() != v1::RUNG_AGENCY) return false;
  const absl::Time made = kit::FromProto(offer.offer_time());
  return kit::FromProto(mark.act_time()) <= made && made <= kit::FromProto(mark.undo_time());
}

}  // namespace

bool KeepsGoing(const v1::SteerMark& mark) {
  if (mark.has_rest_time()) return false;
  return (mark.act() == v1::SEARCH_ACT_EXTEND && Stands(mark)) ||
         (mark.act() == v1::SEARCH_ACT_TELL_LEADER && !Stands(mark));
}

std::optional<absl::Time> RoundStart(const v1::CoverRow& cover) {
  std::optional<absl::Time> start;
  for (const v1::SteerMark& mark : cover.steers()) {
    if (mark.act() == v1::SEARCH_ACT_EXTEND && Stands(mark))
      start = kit::FromProto(mark.act_time());
  }
  return start;
}

bool RestsWithLeader(const v1::CoverRow& cover) {
  const auto& steers = cover.steers();
  return !cover.leader_employment_id().empty() &&
         std::none_of(steers.begin(), steers.end(), KeepsGoing);
}

bool SearchesOn(const v1::CoverRow& cover) {
  return !cover.closed() && cover.covered_by_employment_id().empty() &&
         cover.pending_offer_id().empty() && !RestsWithLeader(cover);
}

bool AgenciesCalled(const v1::CoverRow& cover) {
  const auto& steers = cover.steers();
  return std::any_of(steers.begin(), steers.end(), [](const v1::SteerMark& mark) {
    return mark.act() == v1::SEARCH_ACT_CALL_AGENCY && Stands(mark);
  });
}

bool MayBeAskedAgain(const v1::OfferRow& offer, const v1::CoverRow& cover) {
  if (offer.state() == v1::OFFER_STATE_LAPSED) {
    const auto round = RoundStart(cover);
    return round && kit::FromProto(offer.offer_time()) < *round;
  }
  const auto& steers = cover.steers();
  return offer.state() == v1::OFFER_STATE_WITHDRAWN &&
         std::any_of(steers.begin(), steers.end(),
                     [&](const v1::SteerMark& mark) { return WasTakenBack(offer, mark); });
}

const v1::SteerMark* LatestSteer(const v1::CoverRow& cover) {
  for (int i = cover.steers_size() - 1; i >= 0; --i) {
    const v1::SteerMark& mark = cover.steers(i);
    if (!Stands(mark) || mark.act() == v1::SEARCH_ACT_LEAVE) continue;
    const bool gone =
        IsAboutOwner(mark.act()) && (cover.owner_employment_id().empty() ||
                                     cover.owner_employment_id() != mark.actor_employment_id());
    if (!gone) return &mark;
  }
  return nullptr;
}

}  // namespace vagtbro::pool
