// HoldOffer: keeps a shift for somebody who listens to the offer on the telephone.
//
// Errors:  as pool_service.proto says; a hold that cannot be prolonged answers with its present
// end.
#pragma once

#include "absl/status/status.h"
#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_trial.pb.h"

namespace vagtbro::pool {

absl::Status HoldOffer(const PoolState& state, kit::Commit& commit,
                       const v1::HoldOfferRequest& request, v1::HoldOfferResponse* response);

}  // namespace vagtbro::pool
