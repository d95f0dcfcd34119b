// ComparePolicies: how the searches under each policy went, side by side.
//
// Shape:   from the summaries that stay when searches are forgotten. A policy without a gap in the
//          time is not in the answer; covered means that it was covered once, whatever came later.
// Units:   from the first instant of the interval up to, and not including, its end, by when the
// gap
//          was opened; minutes from the opening to the cover, rounded down.
#pragma once

#include "absl/status/status.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_trial.pb.h"

namespace vagtbro::pool {

absl::Status ComparePolicies(const PoolState& state, const v1::ComparePoliciesRequest& request,
                             v1::ComparePoliciesResponse* response);

}  // namespace vagtbro::pool
