// NextYes: a yes that has been waiting gets the shift: one queued behind somebody who listened, or
// one that stands by for a shift whose cover cannot come.
#pragma once

#include <string>

#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// Accepts the oldest yes waiting for the gap that the law still allows; those it no longer allows
// are refused. False: nobody's yes is waiting, or the gap is not to be had now.
bool AcceptNextYes(PoolState& state, kit::Commit& commit, const std::string& gap_id);

// Somebody has the shift: the queued either stand by, with consent, or hear a polite no.
void SettleQueued(PoolState& state, kit::Commit& commit, const std::string& gap_id);

}  // namespace vagtbro::pool
