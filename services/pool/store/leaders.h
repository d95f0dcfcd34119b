// Leaders: who is told when the machine is at its end, and who decides about lending.
//
// Shape:   of several the first by id who is at work in these days; empty: there is nobody.
// Threads: the owner thread of the journal only.
#pragma once

#include <string>

#include "absl/time/time.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// Who leads the unit.
std::string LeaderOf(const PoolState& state, const std::string& tenant, const std::string& unit_id,
                     absl::Time now);

// Who is told when the machine is at its end: who leads one of the units, the policy's leader, who
// leads a sister unit, anybody who leads; nobody whom a message about it has failed to reach.
std::string LeaderFor(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                      const v1::PolicySet& policy, absl::Time now);

}  // namespace vagtbro::pool
