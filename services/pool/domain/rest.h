// Rest: the last duty of a candidate, their daily rest after it, and their sleep before a watch.
//
// Shape:   over all employments of the person; an agency's desk neither rests nor sleeps.
// Units:   instants; a rest runs up to, and not including, its end.
// Source:  domain rules REST-11 and QUIET; the figure is the rule book's.
#pragma once

#include "absl/time/time.h"
#include "pool/domain/candidate.h"

namespace vagtbro::pool {

// The last block of duty that began at or before `now`; nullptr: none.
const worktime::Interval* LastDuty(const Candidate& candidate, absl::Time now);

bool IsOnDuty(const Candidate& candidate, absl::Time now);

// When the daily rest after the last duty is over; in the past: none is running.
absl::Time RestEnd(const Candidate& candidate, absl::Time now);

// The night watch, beginning today, for which they sleep now; nullptr: none.
const worktime::Duty* WatchAhead(const Candidate& candidate, absl::Time now);

}  // namespace vagtbro::pool
