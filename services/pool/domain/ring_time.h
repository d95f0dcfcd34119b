// Ring time: from when somebody may be rung up with an offer.
//
// Only who has agreed to calls is rung up, never in their daily rest nor in their sleep before a
// night watch. Whose duty ends before the offer lapses is left alone until they have rested: nobody
// promises that the call comes before they go home. Quiet hours are the telephone's to judge, for
// they are those of its own clock as it rings; hours of their own in which they want no offers are
// judged here.
//
// Source:  domain rule QUIET.
#pragma once

#include <optional>

#include "absl/time/time.h"
#include "pool/domain/candidate.h"

namespace vagtbro::pool {

// Not before `now`; at or after `lapse`: not with this offer. Absent: never.
std::optional<absl::Time> RingTime(const Candidate& candidate, absl::Time lapse, absl::Time now);

}  // namespace vagtbro::pool
