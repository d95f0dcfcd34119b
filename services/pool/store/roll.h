// Roll: who stands on a rung for a gap, with everything a decision about them needs.
//
// EXTENSION     those with a duty in the gap's units that ends as the gap begins, or begins as it
//               ends (45 minutes to either side), and those present if it begins within 12 hours
// SISTER_UNITS  staff of the sister units
// OWN_OFF_DUTY, TEAM_HEAD_START  the units' own staff
// REDEPLOYMENT, DAY_ACTIVITY, HOME_GUIDANCE, COMBINATION_POST  those on duty meanwhile in sister
//               units, near units of that kind, or in combination posts of the same facility; they
//               would leave their own shift for it
// LENDING       staff of units of other departments that may be asked, off duty or to be spared
// SUBSTITUTE_POOL, AGENCY  by kind; agencies in the policy's order, all by id if it names none
//
// Who is sent by an agency is on no rung: the agency's desk answers.
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

// Everything the next step of a search looks at. Borrows `state`.
SearchView ViewOf(const PoolState& state, const std::string& tenant, const v1::CoverRow& cover,
                  absl::Time now);

}  // namespace vagtbro::pool
