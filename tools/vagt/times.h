// Times and spans as people type and read them, in Danish local time.
//
// Errors:  INVALID_ARGUMENT with a sentence that says how to write it.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "vagtbro/types/v1/interval.pb.h"

namespace vagtbro::vagt {

// "2026-02-02T08:00+01:00", "2026-02-02T08:00" or "2026-02-02 08:00" (local), "2026-02-02" (local
// midnight), "08:00" (that time on the local day of `now`), "now", "now+90m". Seconds may follow
// the minutes. Refused: a local time that the clock skips or shows twice; an offset says which is
// meant.
absl::StatusOr<absl::Time> ParseTime(const std::string& text, absl::Time now);

// "45m", "1h30m", "2d" (48 hours). Greater than zero.
absl::StatusOr<absl::Duration> ParseSpan(const std::string& text);

// Local midnight after `days` days, the first being the one `from` lies in. Requires days > 0.
absl::Time EndOfDays(absl::Time from, int days);

// "Mon 2 Feb 07:00"
std::string ShowTime(absl::Time time);

// "Mon 2 Feb 07:00-15:00"; with the second day if it ends more than a day later.
std::string ShowInterval(const types::v1::Interval& interval);

}  // namespace vagtbro::vagt
