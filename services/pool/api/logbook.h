// Logbook: acts of named persons against a rule.
#pragma once

#include "absl/status/status.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_trial.pb.h"

namespace vagtbro::pool {

absl::Status ListLogbook(const PoolState& state, const v1::ListLogbookRequest& request,
                         v1::ListLogbookResponse* response);

}  // namespace vagtbro::pool
