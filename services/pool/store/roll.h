// Roll: who stands on a rung for a gap, with everything a decision about them needs.
//
// EXTENSION     those with a duty in the gap's units that ends as the gap begins, or begins as it
//               ends (45 minutes to either side), and those present if it begins within 12 hours
// SISTER_UNITS  staff of the sister units; OWN_OFF_DUTY the units' own staff
// SUBSTITUTE_POOL, AGENCY  by kind; agencies in the policy's order, all by id if it names none
//
// Threads: the owner thread of the journal only; the result borrows rows until the next change.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "pool/domain/candidate.h"
#include "pool/domain/search.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

std::vector<Candidate> PeopleOn(const PoolState& state, const std::string& tenant,
                                const v1::CoverRow& cover, const v1::PolicySet& policy,
                                v1::Rung rung, absl::Time now);

// Who is told when the machine is at its end: who leads one of the units, the policy's leader, who
// leads a sister unit, anybody who leads; the first of them who is at work in these days. Empty:
// there is nobody.
std::string LeaderFor(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                      const v1::PolicySet& policy, absl::Time now);

// Everything the next step of a search looks at. Borrows `state`.
SearchView ViewOf(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                  absl::Time now);

}  // namespace vagtbro::pool
