// Codes: the reply codes that a person's text message may still mean.
//
// Threads: the owner thread of the journal only.
#pragma once

#include <set>
#include <string>

#include "absl/time/time.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

// Of offers that are running or have only lapsed, and of open questions about lending.
std::set<std::string> CodesInUse(const PoolState& state, const std::string& tenant,
                                 const std::string& employment_id, absl::Time now);

}  // namespace vagtbro::pool
