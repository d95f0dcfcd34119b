// Local time: Danish civil time for rosters, quiet hours and what people read.
//
// Units:   minutes after midnight run from 0 to 1439; days and minutes follow Europe/Copenhagen.
// Source:  SHIFT-DST in the rule book: rosters keep wall-clock times, the law counts elapsed
// minutes.
#pragma once

#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace vagtbro::kit {

// Europe/Copenhagen; aborts at start if the machine has no time-zone data.
absl::TimeZone LocalZone();

// Minutes after local midnight, 0 to 1439.
int LocalMinute(absl::Time time);

// First instant of the local day after the one `time` lies in.
absl::Time NextLocalMidnight(absl::Time time);

// "mandag 2. februar kl. 07:00", or "Monday 2 February at 07:00".
std::string SpokenTime(absl::Time time, bool danish);

// "man 2/2 kl. 07:00-15:00", or "Mon 2 Feb 07:00-15:00": short enough for a text message.
std::string ShortInterval(absl::Time start, absl::Time end, bool danish);

}  // namespace vagtbro::kit
