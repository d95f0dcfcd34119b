// DeskView: what a planner's act on a search is decided by, put together from the rows.
//
// Shape:   borrows rows until the next change.
// Threads: the owner thread of the journal only.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "pool/domain/steer.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

SteerView DeskViewOf(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                     absl::Time now);

}  // namespace vagtbro::pool
