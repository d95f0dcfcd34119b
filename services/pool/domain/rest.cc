#include "pool/domain/rest.h"

#include <algorithm>
#include <iterator>

#include "kit/time/local_time.h"

namespace vagtbro::pool {
namespace {

using worktime::Interval;

// Who has the night watch sleeps in the hours before it.
constexpr absl::Duration kSleepBeforeWatch = absl::Hours(7);

}  // namespace

const Interval* LastDuty(const Candidate& candidate, absl::Time now) {
  const auto& blocks = candidate.worker->presence();
  const auto after = std::partition_point(blocks.begin(), blocks.end(),
                                          [now](const Interval& b) { return b.start_time <= now; });
  return after == blocks.begin() ? nullptr : &*std::prev(after);
}

bool IsOnDuty(const Candidate& candidate, absl::Time now) {
  const Interval* duty = LastDuty(candidate, now);
  return candidate.at_work || (duty != nullptr && now < duty->end_time);
}

absl::Time RestEnd(const Candidate& candidate, absl::Time now) {
  const Interval* duty = LastDuty(candidate, now);
  if (duty == nullptr || IsOnDuty(candidate, now) || IsAgency(candidate)) {
    return absl::InfinitePast();
  }
  return duty->end_time + candidate.profile->daily_rest;
}

const worktime::Duty* WatchAhead(const Candidate& candidate, absl::Time now) {
  if (IsAgency(candidate) || IsOnDuty(candidate, now)) return nullptr;
  const absl::Time last = std::min(now + kSleepBeforeWatch, kit::NextLocalMidnight(now));
  for (const worktime::Duty& duty : candidate.worker->DutiesFrom(now)) {
    if (duty.interval.start_time >= last) break;
    const bool watch = duty.kind == worktime::DutyKind::kNightWaking ||
                       duty.kind == worktime::DutyKind::kNightSleeping;
    if (watch) return &duty;
  }
  return nullptr;
}

}  // namespace vagtbro::pool
