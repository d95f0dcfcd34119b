// SetAvailability: a person's own word that they are not to be asked for a while.
//
// Offers that are open stay open, and the word is never held against anybody: it is no answer to
// anything, and nothing of it is kept once it is over.
//
// Errors:  as pool_service.proto says.
#pragma once

#include "absl/status/status.h"
#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_trial.pb.h"

namespace vagtbro::pool {

absl::Status SetAvailability(const PoolState& state, kit::Commit& commit,
                             const v1::SetAvailabilityRequest& request,
                             v1::SetAvailabilityResponse* response);

}  // namespace vagtbro::pool
