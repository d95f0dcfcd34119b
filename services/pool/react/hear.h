// Hear: what the pool does with the events of directory, sickness and roster.
//
// Each is kept as an own private fact, as heard. The three speak in any order among each other:
// whoever the roster takes off a shift is away for it, though the sick call may come later.
//
// Errors:  an event that says something impossible is refused, and parked as a dead letter.
#pragma once

#include "kit/bus/hearing.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// `state` must outlive `hearing`.
void Hear(PoolState& state, kit::Hearing& hearing);

}  // namespace vagtbro::pool
