// Tempo: how long offers are open, and until when the search goes on.
//
// Units:   instants; an offer is open up to, and not including, its lapse_time.
// Source:  domain rule OFFER-T; the figures on agencies of the domain's test data;
//          services/pool/README.md for the last quarter of an hour.
#pragma once

#include "absl/time/time.h"
#include "vagtbro/pool/v1/pool_facts.pb.h"
#include "vagtbro/pool/v1/pool_policy.pb.h"

namespace vagtbro::pool {

// How long an offer is open that is made so long before the shift begins. A desk that has to find
// somebody first gets up to 45 minutes, as long as the leader keeps a quarter of an hour; never
// less than others get.
absl::Duration OpenFor(v1::Rung rung, absl::Duration time_left);

// When the machine must have told a human: as the shift begins, or so long after it as the policy
// says. A gap that opens in the last quarter of an hour, or in the middle of its shift, is searched
// for fifteen minutes all the same, and one that is extended for an hour; never beyond its end.
absl::Time SearchDeadline(const v1::CoverRow& cover, const v1::PolicySet& policy);

// The search rests in quiet hours only if so much is left between their end and the shift.
inline constexpr absl::Duration kLeastAfterQuiet = absl::Minutes(45);

}  // namespace vagtbro::pool
