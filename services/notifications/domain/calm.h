// Calm: when an information that nobody has to act on at once may be sent.
//
// Whoever works on the shift it is about, or begins within twelve hours, hears at once; everybody
// else, and a leader always, not in the quiet hours. Offers, answers and escalations do not ask
// here.
//
// Units:   quiet hours run from 22:00 to 05:30 local time.
// Source:  the default quiet hours of the pool's policy.
#pragma once

#include "absl/time/time.h"
#include "vagtbro/types/v1/interval.pb.h"

namespace vagtbro::notifications {

// When somebody may be told now about their own duty in `interval`.
absl::Time TellHolderAt(const types::v1::Interval& interval, absl::Time now);
// When somebody who is not on duty may be told.
absl::Time TellLeaderAt(absl::Time now);

}  // namespace vagtbro::notifications
