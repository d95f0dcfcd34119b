// Danish clock time, fast: the only place where worktime knows of a time zone.
//
// The offsets of a century are read from the time zone database once; before 1980 and after 2100
// the nearest of them holds.
//
// Threads: any.
// Errors:  aborts at the first use if the machine has no time zone database (package tzdata).
#pragma once

#include <cstdint>

#include "absl/time/time.h"
#include "worktime/interval.h"

namespace vagtbro::worktime {

// Europe/Copenhagen.
absl::TimeZone DanishTime();

// What the Danish clock shows, as nanoseconds since it showed 1970-01-01 00:00.
std::int64_t DanishNanos(absl::Time time);

// Elapsed time within `interval` at which the Danish clock reads from `start_minute` on and before
// `end_minute` of a day; over midnight if the end is not after the start, never if they are equal.
// An hour that comes twice counts twice, one that is left out not at all.
absl::Duration TimeOnClock(const Interval& interval, int start_minute, int end_minute);

}  // namespace vagtbro::worktime
