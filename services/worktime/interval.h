// Interval: a half-open stretch of time, and the few things one can ask about stretches.
//
// Units:   start_time belongs to it, end_time does not; lengths are elapsed time, never clock time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "absl/time/time.h"

namespace vagtbro::worktime {

struct Interval {
  absl::Time start_time;
  absl::Time end_time;

  bool operator==(const Interval&) const = default;
};

// True if no instant lies inside.
inline bool IsEmpty(const Interval& interval) { return interval.end_time <= interval.start_time; }

inline absl::Duration Length(const Interval& interval) {
  return IsEmpty(interval) ? absl::ZeroDuration() : interval.end_time - interval.start_time;
}

// True if an instant lies in both; intervals that only touch do not overlap.
inline bool Overlaps(const Interval& a, const Interval& b) {
  return a.start_time < b.end_time && b.start_time < a.end_time;
}

// What lies in both; empty if nothing does.
inline Interval Common(const Interval& a, const Interval& b) {
  return {std::max(a.start_time, b.start_time), std::min(a.end_time, b.end_time)};
}

// Nanoseconds since 1970, for sums: clamped so that two of them never overflow.
inline std::int64_t Nanos(absl::Time time) {
  constexpr std::int64_t kFar = std::numeric_limits<std::int64_t>::max() / 2;
  return std::clamp(absl::ToUnixNanos(time), -kFar, kFar);
}

// Disjoint intervals in order that never touch: the blocks of a timeline.
using Blocks = std::vector<Interval>;

// The blocks that cover the same instants as `intervals`, whatever their order; empty ones vanish.
Blocks Merge(std::vector<Interval> intervals);

// How many blocks are `earlier`, which holds for a first part of them and for none after. It looks
// from the end, because the law is asked about now and history is long.
template <typename Earlier>
std::size_t CountEarlier(const Blocks& blocks, Earlier earlier) {
  std::size_t low = blocks.size();
  std::size_t high = low;
  for (std::size_t step = 1; low > 0; step *= 2) {
    low = low > step ? low - step : 0;
    if (earlier(blocks[low])) {
      ++low;
      break;
    }
    high = low;
  }
  const auto at = [&blocks](std::size_t i) {
    return blocks.begin() + static_cast<std::ptrdiff_t>(i);
  };
  const auto found = std::partition_point(at(low), at(high), earlier);
  return static_cast<std::size_t>(found - blocks.begin());
}

// The first block that shares an instant with the interval; nullptr if none does.
inline const Interval* FirstMet(const Blocks& blocks, const Interval& interval) {
  const std::size_t next = CountEarlier(
      blocks, [&interval](const Interval& block) { return block.end_time <= interval.start_time; });
  return next < blocks.size() && Overlaps(blocks[next], interval) ? &blocks[next] : nullptr;
}

// A timeline with one interval laid in, without copying it: [0, at()) lie before, [at()] is the
// block that holds the interval with everything it meets or touches, the rest lie after.
//
// Threads: borrows `blocks`, which must outlive it.
class Spliced {
 public:
  // Requires `inserted` not to be empty.
  Spliced(const Blocks& blocks, const Interval& inserted);

  std::size_t size() const { return at_ + 1 + (blocks_.size() - after_); }
  std::size_t at() const { return at_; }
  const Interval& operator[](std::size_t i) const {
    return i < at_ ? blocks_[i] : i == at_ ? middle_ : blocks_[after_ + (i - at_ - 1)];
  }

 private:
  const Blocks& blocks_;
  std::size_t at_;     // first block that meets or touches the inserted one
  std::size_t after_;  // first block beyond it
  Interval middle_;
};

}  // namespace vagtbro::worktime
