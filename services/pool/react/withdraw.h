// Withdraw: takes open offers off the table.
//
// Threads: the owner thread of the journal only.
#pragma once

#include <string>

#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// Those of a gap. An offer that waits for the roster's word stays: the roster always answers.
void WithdrawOpen(PoolState& state, kit::Commit& commit, const std::string& gap_id);

// Who has a shift cannot take another at the same time: their other open offers come off the table.
void WithdrawOverlapping(PoolState& state, kit::Commit& commit,
                         const roster::v1::ShiftCovered& covered);

}  // namespace vagtbro::pool
