// Explain: why this person, why not that one, or how the whole search went.
//
// The whole search is for planners; what is said of one person names nobody else, so that the
// person may read it. Both can be asked for until 90 days after the search ended. Why somebody is
// away is told to themselves alone (told.h).
//
// Errors:  NOT_FOUND UNKNOWN_GAP, UNKNOWN_EMPLOYMENT.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_service.pb.h"

namespace vagtbro::pool {

// Somebody the search has not come to is judged as of `now`, on the rung where they stand.
// `reader`: the employment that asks; empty: nobody's.
absl::Status Explain(const PoolState& state, const v1::ExplainRequest& request,
                     v1::ExplainResponse* response, absl::Time now, const std::string& reader = "");

}  // namespace vagtbro::pool
