// SickDays: from and until when somebody is away who says "so many days" on the telephone.
//
// Days are counted from the day of the first shift missed, not from the call: who rings at eight in
// the evening and says "one day" means tomorrow's shift.
//
// Units:   days are local days; a night shift belongs to the day it begins on, whole.
// Shape:   shifts are the caller's own, ordered by start, not yet over.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "ivr/dialog/reply.h"

namespace vagtbro::ivr {

// The shift with which an absence begins unless the caller says otherwise: the next one, if it
// begins today or tomorrow. Absent: from now, as for somebody who falls ill at work.
std::optional<std::size_t> FirstMissed(const std::vector<TimeSpan>& shifts, absl::Time now,
                                       absl::TimeZone zone);

// Midnight after `last_day`, or the end of a shift that began on or before it, if that is later.
absl::Time EndAfter(absl::CivilDay last_day, const std::vector<TimeSpan>& shifts,
                    absl::TimeZone zone);

// The last day that a half-open time until `end` touches.
absl::CivilDay LastDay(absl::Time end, absl::TimeZone zone);

// Eight o'clock in the morning after this night, by day after the coming one: the end of "not
// tonight".
absl::Time NextMorning(absl::Time now, absl::TimeZone zone);

// Eleven hours from now, at a full quarter: the end of "just came off shift".
absl::Time Rested(absl::Time now);

}  // namespace vagtbro::ivr
