// UnitsBehind: the units of what a request names, for the rules of who may call what.
#pragma once

#include <string>
#include <vector>

#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// As kit::UnitsBehind: of a gap_id, an offer_id, or an employment_id by its home.
std::vector<std::string> UnitsBehind(const PoolState& state, const std::string& tenant,
                                     const std::string& field, const std::string& id);

}  // namespace vagtbro::pool
