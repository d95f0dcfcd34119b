// Share: whether a unit has had its part of the substitute pool while others lack people.
//
// Threads: the owner thread of the journal only.
#pragma once

#include <string>

#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// True if the gap's units have had their share of the substitute pool in the seven days around it,
// and another unit that has not needs somebody on the same day.
bool HasHadItsShare(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover);

}  // namespace vagtbro::pool
