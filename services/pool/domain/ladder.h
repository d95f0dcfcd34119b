// Ladder: where a search stands on its policy's ladder, and what is still ahead.
//
// Shape:   pure.
#pragma once

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "vagtbro/pool/v1/pool_policy.pb.h"

namespace vagtbro::pool {

// The rung as the policy has it; nullptr: not on the ladder.
const v1::RungPolicy* OnLadder(v1::Rung rung, const v1::PolicySet& policy);

// True if the search has been on the rung in its present round.
bool WasVisited(v1::Rung rung, const v1::CoverRow& cover);

// True if agencies can still be asked after the present rung.
bool AgencyAhead(const v1::CoverRow& cover, const v1::PolicySet& policy, absl::Time now);

// True if the search has rested since it came to its rung: the rung's time did not run.
bool IsRested(const v1::CoverRow& cover);

}  // namespace vagtbro::pool
