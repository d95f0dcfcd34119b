// Search: the next step of one search, from its rows, its policy and the people, to the facts.
//
// The ladder is climbed in the order of the policy. A rung is left when it is exhausted (everybody
// who may be asked has been, and has had the time of a wave or answered) or when its time is up;
// offers stay open meanwhile. The last step tells a human. Asked again at the same time, it asks
// nobody twice.
//
// A planner may have it climb again, or ask agencies beside the rung it is on: steer.h.
//
// Shape:   one step leads to a later one or to a human who has been told (invariant 6); the step
//          time is in WaveSent or SearchPaused and lies after `now`.
// Errors:  none: a search always has an answer. An unknown leader is tried again in a while.
// Source:  domain rules ABC-LADDER, OFFER-T, OFFER-N, QUIET; invariants 4, 5, 6.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "pool/domain/candidate.h"
#include "pool/domain/facts.h"
#include "pool/domain/lending.h"

namespace vagtbro::pool {

struct SearchView {
  const v1::CoverRow& cover;
  std::vector<const v1::OfferRow*> offers;  // of this gap
  v1::PolicySet policy;                     // defaults filled in
  std::string leader;                       // who would be told; empty: nobody is known
  bool left_in_quiet = false;               // somebody on a rung above was left in quiet hours
  // Employments that were not asked at their own word ("not now") or in their own quiet hours.
  std::set<std::string> passed_over = {};
  // When the first of those in their own quiet hours may be asked; absent: nobody is in them.
  std::optional<absl::Time> own_quiet_end = {};
  // Everybody on a rung, in any order.
  std::function<std::vector<Candidate>(v1::Rung)> people;
  // Units of other departments that no agreement covers; absent: there are none.
  std::function<std::vector<Lender>()> lenders;
  // What is kept of a rung's ranking; empty if nothing is.
  std::function<v1::CandidatesRanked(v1::Rung)> kept;
  // How likely somebody who was asked answers at all: chance.h.
  std::function<double(const std::string& employment_id)> reach;

  // True if somebody on a rung that was left may have to be asked all the same.
  bool MayWantSomebody() const {
    return cover.has_planned() || !cover.allowed().empty() || !passed_over.empty();
  }
};

Facts NextStep(const SearchView& view, absl::Time now);

}  // namespace vagtbro::pool
