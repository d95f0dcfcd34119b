#include "pool/domain/ring_time.h"

#include <algorithm>

#include "pool/domain/own_quiet.h"
#include "pool/domain/rest.h"

namespace vagtbro::pool {
namespace {

// When they have rested, slept and come home.
absl::Time FreeTime(const Candidate& candidate, absl::Time lapse, absl::Time now) {
  const worktime::Interval* duty = LastDuty(candidate, now);
  if (duty != nullptr && now < duty->end_time) {
    return duty->end_time < lapse ? duty->end_time + candidate.profile->daily_rest : now;
  }
  absl::Time free_time = std::max(now, RestEnd(candidate, now));
  const worktime::Duty* watch = WatchAhead(candidate, now);
  if (watch != nullptr) free_time = std::max(free_time, watch->interval.start_time);
  return free_time;
}

}  // namespace

std::optional<absl::Time> RingTime(const Candidate& candidate, absl::Time lapse, absl::Time now) {
  if (!candidate.member->voice_offers()) return std::nullopt;
  if (IsAgency(candidate)) {
    // A worker cannot be named with a key.
    if (candidate.member->employment().names_workers()) return std::nullopt;
    return now;
  }
  if (candidate.at_work) return now;
  const auto time = FreeTime(candidate, lapse, now);
  // A call is not to reach into hours in which they want none.
  const auto quiet = OwnQuietStart(*candidate.member, time);
  return quiet && *quiet < lapse ? OwnQuietEnd(*candidate.member, *quiet) : time;
}

}  // namespace vagtbro::pool
