#include "worktime/ledger.h"

#include <algorithm>

#include "worktime/local_time.h"

namespace vagtbro::worktime {

Ledger::Ledger(const Blocks& work, int night_start_minute, int night_end_minute)
    : size_(work.size()),
      night_start_minute_(night_start_minute),
      night_end_minute_(night_end_minute) {
  marks_.reserve(size_ + 1);
  std::int64_t sum = 0;
  for (const Interval& block : work) {
    const std::int64_t start = Nanos(block.start_time);
    marks_.push_back({start, sum, night_});
    sum += Nanos(block.end_time) - start;
    night_ += absl::ToInt64Nanoseconds(TimeOnClock(block, night_start_minute, night_end_minute));
  }
  marks_.push_back({std::numeric_limits<std::int64_t>::max(), sum, night_});
  if (size_ == 0) return;
  last_ = marks_[size_ - 1].start;
  if (size_ > 1) {
    density_ = static_cast<double>(size_ - 1) / static_cast<double>(last_ - marks_.front().start);
  }
}

std::size_t Ledger::Begun(std::int64_t nanos) const {
  if (size_ == 0) return 0;
  const double back = static_cast<double>(last_ - nanos) * density_;
  const double guess =
      std::clamp(static_cast<double>(size_ - 1) - back, 0.0, static_cast<double>(size_ - 1));
  // [low, high] holds the answer; outward from the guess in steps that double.
  std::size_t low = static_cast<std::size_t>(guess);
  std::size_t high = low;
  for (std::size_t step = 1; high < size_ && marks_[high].start < nanos; step *= 2) {
    low = high + 1;
    high = std::min(high + step, size_);
  }
  for (std::size_t step = 1; low > 0 && marks_[low - 1].start >= nanos; step *= 2) {
    high = low - 1;
    low = low > step ? low - step : 0;
  }
  const auto at = [this](std::size_t i) { return marks_.begin() + static_cast<std::ptrdiff_t>(i); };
  const auto found = std::partition_point(at(low), at(high),
                                          [nanos](const Mark& mark) { return mark.start < nanos; });
  return static_cast<std::size_t>(found - marks_.begin());
}

std::int64_t Ledger::NightBefore(std::int64_t nanos) const {
  const std::size_t begun = Begun(nanos);
  if (begun == 0) return 0;
  const Mark& last = marks_[begun - 1];
  const Mark& next = marks_[begun];
  const std::int64_t end = last.start + (next.work - last.work);
  if (nanos >= end) return next.night;
  return last.night + absl::ToInt64Nanoseconds(
                          TimeOnClock({absl::FromUnixNanos(last.start), absl::FromUnixNanos(nanos)},
                                      night_start_minute_, night_end_minute_));
}

Pauses::Pauses(const Blocks& pauses) {
  pauses_.reserve(pauses.size());
  std::int64_t sum = 0;
  for (const Interval& pause : pauses) {
    pauses_.push_back({Nanos(pause.start_time), Nanos(pause.end_time), sum});
    sum += pauses_.back().end - pauses_.back().start;
  }
}

std::int64_t Pauses::Reader::PeriodStart(std::int64_t end) {
  const auto& all = pauses_.pauses_;
  while (begun_ < all.size() && all[begun_].start < end) ++begun_;
  std::int64_t paused = 0;  // before the end
  if (begun_ > 0) {
    const Pause& last = all[begun_ - 1];
    paused = last.before + (std::min(end, last.end) - last.start);
  }
  // On a watch that stops in pauses, the period ends at `end - paused` and begins at `begin`.
  const std::int64_t begin = end - paused - length_;
  while (passed_ < begun_ && all[passed_].start - all[passed_].before <= begin) ++passed_;
  if (passed_ == 0) return begin;
  const Pause& last = all[passed_ - 1];
  return begin + last.before + (last.end - last.start);
}

}  // namespace vagtbro::worktime
