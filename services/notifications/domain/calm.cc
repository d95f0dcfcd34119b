#include "notifications/domain/calm.h"

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::notifications {
namespace {

constexpr int kQuietStart = 22 * 60;
constexpr int kQuietEnd = 5 * 60 + 30;
constexpr absl::Duration kSoon = absl::Hours(12);

}  // namespace

absl::Time TellLeaderAt(absl::Time now) {
  const int minute = kit::LocalMinute(now);
  if (minute >= kQuietEnd && minute < kQuietStart) return now;
  const absl::CivilDay today = absl::ToCivilDay(now, kit::LocalZone());
  const absl::CivilDay day = minute >= kQuietStart ? today + 1 : today;
  return absl::FromCivil(absl::CivilMinute(day) + kQuietEnd, kit::LocalZone());
}

absl::Time TellHolderAt(const types::v1::Interval& interval, absl::Time now) {
  const bool soon = kit::Start(interval) < now + kSoon && now < kit::End(interval);
  return soon ? now : TellLeaderAt(now);
}

}  // namespace vagtbro::notifications
