// Greedy: a first lawful plan in a millisecond; where waiting would hurt most, choose first.
#pragma once

#include "pool/match/approval.h"
#include "pool/match/instance.h"
#include "pool/match/state.h"

namespace vagtbro::pool::match {

// Covers open gaps by whoever is cheapest, in the order of regret: how much dearer the second best
// is, or the gap left open. Moves nobody. What finds nobody stays open.
void CoverGreedily(const Instance& instance, Approval& approval, State& state);

}  // namespace vagtbro::pool::match
