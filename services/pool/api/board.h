// Board: gaps as the planner sees them.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_service.pb.h"

namespace vagtbro::pool {

// NOT_FOUND UNKNOWN_TENANT if nothing of the municipality has ever been taken in.
absl::Status CheckTenant(const PoolState& state, const std::string& tenant);

// With what a planner could do at `now`, while it is open.
v1::BoardGap BoardGapOf(const PoolState& state, const std::string& tenant,
                        const v1::CoverRow& cover, absl::Time now);

// True if the gap is one of those that the board was opened for.
bool IsWatched(const v1::CoverRow& cover, const v1::WatchBoardRequest& request);

// Open gaps and those closed in the last 12 hours, the one that begins first at the top.
v1::BoardSnapshot SnapshotOf(const PoolState& state, const v1::WatchBoardRequest& request,
                             absl::Time now);

absl::Status ListGaps(const PoolState& state, const v1::ListGapsRequest& request,
                      v1::ListGapsResponse* response, absl::Time now);

}  // namespace vagtbro::pool
