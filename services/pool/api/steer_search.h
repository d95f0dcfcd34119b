// SteerSearch, UndoSteer: what a planner does to a search by hand, and takes back.
//
// Shape:   who did it is the commit's actor; repeated by the same person, TAKE is a quiet success.
// Errors:  as desk_service.proto says.
#pragma once

#include "absl/status/status.h"
#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/desk_service.pb.h"

namespace vagtbro::pool {

absl::Status SteerSearch(const PoolState& state, kit::Commit& commit,
                         const v1::SteerSearchRequest& request, v1::SteerSearchResponse* response);

absl::Status UndoSteer(const PoolState& state, kit::Commit& commit,
                       const v1::UndoSteerRequest& request, v1::UndoSteerResponse* response);

}  // namespace vagtbro::pool
