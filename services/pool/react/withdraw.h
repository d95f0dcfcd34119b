// Withdraw: takes the open offers of a gap off the table.
#pragma once

#include <string>

#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// An offer that waits for the roster's word stays: the roster always answers.
void WithdrawOpen(PoolState& state, kit::Commit& commit, const std::string& gap_id);

}  // namespace vagtbro::pool
