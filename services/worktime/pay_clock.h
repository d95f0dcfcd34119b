// DutyClock: what the Danish clock shows during one duty, in a few steps of arithmetic.
//
// Units:   Unix seconds; half hours are those of the clock and counted from 1970: half hour i is
//          [i x 1800 s, (i + 1) x 1800 s), because Danish time is whole hours away from UTC.
// Shape:   made for duties of some days at most, so that the clock changes once at most.
// Threads: a plain value.
#pragma once

#include <cstdint>

#include "absl/time/time.h"
#include "worktime/interval.h"

namespace vagtbro::worktime {

inline constexpr std::int64_t kHalfHourSeconds = 1'800;

class DutyClock {
 public:
  // Requires `duty` to hold an instant.
  explicit DutyClock(const Interval& duty);

  // Days since 1970-01-01, and the minute of the day, as the clock shows them.
  struct Reading {
    std::int64_t day;
    int minute;
  };
  // Requires an instant of the duty, or the start of a half hour in which one lies.
  Reading At(std::int64_t unix_seconds) const;

  // The second of the two hours that the clock shows twice; empty if the duty is nowhere near.
  const Interval& second_hour() const { return second_hour_; }

 private:
  std::int64_t change_seconds_;  // when the offset changes
  std::int64_t offset_before_;
  std::int64_t offset_after_;
  Interval second_hour_ = {absl::InfinitePast(), absl::InfinitePast()};
};

// The half hours of the clock that a stretch of time starts: [first, last).
struct HalfHours {
  std::int64_t first;
  std::int64_t last;
};
HalfHours StartedHalfHours(const Interval& interval);

// Days since 1970-01-01 on the Danish clock.
std::int64_t DanishDayNumber(absl::Time time);

// The Danish week from Monday to Sunday, or the Danish day, in which the instant lies.
Interval DanishWeek(absl::Time time);
Interval DanishDay(absl::Time time);

}  // namespace vagtbro::worktime
