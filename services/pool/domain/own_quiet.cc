#include "pool/domain/own_quiet.h"

#include "absl/time/civil_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::pool {
namespace {

bool HasOwnQuiet(const v1::MemberRow& member) {
  return member.has_quiet_start_minute() && member.has_quiet_end_minute() &&
         member.quiet_start_minute() != member.quiet_end_minute();
}

// The next time after `time` at which local clocks show the minute: in the night in which they go
// back, they may show it twice.
absl::Time Next(uint32_t minute, absl::Time time) {
  const absl::CivilDay today(absl::ToCivilDay(time, kit::LocalZone()));
  for (int days = 0; days <= 2; ++days) {
    const absl::CivilMinute civil = absl::CivilMinute(today + days) + static_cast<int>(minute);
    const absl::TimeZone::TimeInfo shown = kit::LocalZone().At(absl::CivilSecond(civil));
    const bool skipped = shown.kind == absl::TimeZone::TimeInfo::SKIPPED;
    for (const absl::Time candidate : {skipped ? shown.trans : shown.pre, shown.post}) {
      if (candidate > time) return candidate;
    }
  }
  return time + absl::Hours(24);
}

}  // namespace

bool InOwnQuiet(const v1::MemberRow& member, absl::Time time) {
  if (!HasOwnQuiet(member)) return false;
  const auto minute = static_cast<uint32_t>(kit::LocalMinute(time));
  const uint32_t start = member.quiet_start_minute();
  const uint32_t end = member.quiet_end_minute();
  if (start < end) return start <= minute && minute < end;
  return minute >= start || minute < end;  // over midnight
}

absl::Time OwnQuietEnd(const v1::MemberRow& member, absl::Time time) {
  return InOwnQuiet(member, time) ? Next(member.quiet_end_minute(), time) : time;
}

std::optional<absl::Time> OwnQuietStart(const v1::MemberRow& member, absl::Time time) {
  if (!HasOwnQuiet(member)) return std::nullopt;
  return InOwnQuiet(member, time) ? time : Next(member.quiet_start_minute(), time);
}

}  // namespace vagtbro::pool
