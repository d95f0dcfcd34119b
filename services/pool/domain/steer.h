// Steer: what a planner can do to a search now, and what stands in the way of the rest.
//
// TAKE, TAKE_OVER, LEAVE say who is on it and change nothing else. EXTEND is for a search that is
// at its end, or has nobody left to ask. CALL_AGENCY has agencies asked one after the other beside
// the rung the search is on, which goes on meanwhile. TELL_LEADER tells the leader now: nobody else
// is asked, offers that are out stay out, and a yes to them counts. None of them lets anybody be
// asked who may not be: budgets, quiet hours and the law hold as ever.
//
// Undone: TAKE as LEAVE; EXTEND rests with the leader again, and CALL_AGENCY goes on where it was,
// both without the open offers they led to; TELL_LEADER goes on by itself, the leader stays told.
//
// Shape:   pure.
// Errors:  Obstacle; `words` tell a planner what to do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "vagtbro/pool/v1/pool_policy.pb.h"

namespace vagtbro::pool {

// What a decision about an act looks at.
struct SteerView {
  const v1::CoverRow& cover;
  std::vector<const v1::OfferRow*> offers;  // of this gap, oldest first
  v1::PolicySet policy;                     // defaults filled in
  std::string leader;                       // who would be told; empty: nobody is known
  bool agencies_left = false;               // one of the policy's has not been asked
};

struct Obstacle {
  std::string reason;  // GAP_CLOSED, NOT_NOW, TAKEN or NOTHING_TO_UNDO
  std::string words;
};

// What keeps `actor` from the act; nullopt: nothing. An empty actor is the house.
std::optional<Obstacle> ObstacleTo(v1::SearchAct act, const SteerView& view,
                                   const std::string& actor, absl::Time now);

// True if the act would change nothing: it is `actor`'s already, or nobody's to leave.
bool IsDone(v1::SearchAct act, const v1::CoverRow& cover, const std::string& actor);

// True if the act needs a reason.
bool NeedsReason(v1::SearchAct act);

// What somebody could do now, in the order of SearchAct.
std::vector<v1::SearchAct> PossibleActs(const SteerView& view, absl::Time now);

// The latest act, if it can be undone now; nullptr: there is none.
const v1::SteerMark* Undoable(const SteerView& view, absl::Time now);

// Open offers that the act has led to: they are taken back with it.
std::vector<const v1::OfferRow*> TakenBackWith(const v1::SteerMark& mark, const SteerView& view);

}  // namespace vagtbro::pool
