#include "ivr/dialog/sick_days.h"

#include <algorithm>

namespace vagtbro::ivr {
namespace {

constexpr int kMorningHour = 8;
constexpr int kNightEndsHour = 6;
constexpr absl::Duration kDailyRest = absl::Hours(11);
constexpr absl::Duration kQuarter = absl::Minutes(15);

}  // namespace

std::optional<std::size_t> FirstMissed(const std::vector<TimeSpan>& shifts, absl::Time now,
                                       absl::TimeZone zone) {
  if (shifts.empty() || shifts.front().start <= now) return std::nullopt;
  const absl::CivilDay tomorrow = absl::ToCivilDay(now, zone) + 1;
  if (absl::ToCivilDay(shifts.front().start, zone) > tomorrow) return std::nullopt;
  return 0;
}

absl::Time EndAfter(absl::CivilDay last_day, const std::vector<TimeSpan>& shifts,
                    absl::TimeZone zone) {
  absl::Time end = absl::FromCivil(last_day + 1, zone);
  for (const TimeSpan& shift : shifts) {
    if (absl::ToCivilDay(shift.start, zone) <= last_day) end = std::max(end, shift.end);
  }
  return end;
}

absl::CivilDay LastDay(absl::Time end, absl::TimeZone zone) {
  return absl::ToCivilDay(end - absl::Nanoseconds(1), zone);
}

absl::Time NextMorning(absl::Time now, absl::TimeZone zone) {
  const bool in_the_night = absl::ToCivilHour(now, zone).hour() < kNightEndsHour;
  const absl::CivilDay day = absl::ToCivilDay(now, zone) + (in_the_night ? 0 : 1);
  return absl::FromCivil(absl::CivilHour(day) + kMorningHour, zone);
}

absl::Time Rested(absl::Time now) {
  const absl::Time earliest = now + kDailyRest;
  return absl::UnixEpoch() + absl::Ceil(earliest - absl::UnixEpoch(), kQuarter);
}

}  // namespace vagtbro::ivr
