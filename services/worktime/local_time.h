// Danish clock time, for sentences: the only place where worktime knows of a time zone.
//
// Errors:  aborts at the first use if the machine has no time zone database (package tzdata).
#pragma once

#include "absl/time/time.h"

namespace vagtbro::worktime {

// Europe/Copenhagen.
absl::TimeZone DanishTime();

}  // namespace vagtbro::worktime
