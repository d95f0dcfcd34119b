// Scope: which searches are planned together, and when a plan is wanted.
//
// One search alone needs no plan: its ranking is one. From two on, a person who fits several gaps
// is better used where the others have nobody.
//
// Threads: the owner thread of the journal only; the covers are borrowed until the next change.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// More gaps than these wait until the nearest are decided.
inline constexpr std::size_t kPlannedTogether = 48;

// Searches that go on by themselves and whose gap has not begun, the soonest to begin first; of
// equals the first opened. Whoever waits for the roster's word is not among them.
std::vector<const v1::CoverRow*> PlannedTogether(const PoolState& state, const std::string& tenant,
                                                 absl::Time now);

// True if they are to be planned anew: one is new among at least two, one has lost whom it was
// planned with, or the plan is old.
bool PlanIsDue(const PoolState& state, const std::string& tenant,
               const std::vector<const v1::CoverRow*>& covers, absl::Time now);

}  // namespace vagtbro::pool
