// Reduced rest (REST-08): the days on which the longest rest is shorter than a daily rest, where an
// agreement allows that.
//
// Looking back from the end of a block of work, the longest rest is a full daily rest or a reduced
// one. Several blocks that lean on the same rest make one reduction, of the shortest they see. It
// falls on the instant at which that rest ends.
#pragma once

#include <cstddef>
#include <vector>

#include "absl/time/time.h"
#include "worktime/rule_book.h"

namespace vagtbro::worktime {

struct Reduction {
  absl::Time time;      // when the rest ends
  absl::Duration rest;  // at least ReducedRest::least, shorter than Profile::daily_rest
  std::size_t block;    // of the timeline: the work that follows it
  bool fresh = false;   // the proposal causes it or shortens it
};

// Those near the proposal, by time; of work with the proposal spliced in, which must hold work.
// Requires Profile::reduced_rest.
std::vector<Reduction> ReductionsNear(const Case& c, const Spliced& work);

// True if a fresh one is too many: more than ReducedRest::most in a window that holds it, or less
// than two døgn away from another, where two must not follow each other.
bool IsTooMany(const std::vector<Reduction>& reductions, const ReducedRest& agreed);

}  // namespace vagtbro::worktime
