// Reachability: who could be asked for a shift that nobody has yet asked about, by the very rules
// of a search.
//
// Errors:  as desk_service.proto says.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/desk_service.pb.h"

namespace vagtbro::pool {

absl::Status ListReachability(const PoolState& state, const v1::ListReachabilityRequest& request,
                              v1::ListReachabilityResponse* response, absl::Time now);

}  // namespace vagtbro::pool
