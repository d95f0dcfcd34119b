#include "worktime/local_time.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <vector>

#include "absl/time/civil_time.h"

namespace vagtbro::worktime {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kDay = 24 * 60 * kMinute;

// From `start` on (nanoseconds since 1970 UTC) the clock is `offset` ahead.
struct Stretch {
  std::int64_t start;
  std::int64_t offset;
};

class Offsets {
 public:
  Offsets() {
    const absl::TimeZone zone = DanishTime();
    absl::Time time = absl::FromCivil(absl::CivilYear(kFirstYear), zone);
    Add(std::numeric_limits<std::int64_t>::min(), time);
    absl::TimeZone::CivilTransition change;
    const absl::Time end_time = absl::FromCivil(absl::CivilYear(kLastYear), zone);
    while (time < end_time && zone.NextTransition(time, &change)) {
      time = zone.At(std::min(change.from, change.to)).trans;  // left out or repeated
      Add(absl::ToUnixNanos(time), time);
    }
  }

  // The stretch that holds the instant, and the end of that stretch.
  struct Found {
    std::int64_t offset;
    std::int64_t end;
  };
  Found At(std::int64_t nanos) const {
    // Two changes a year: a guess is at most a few stretches wrong.
    const std::int64_t since = nanos - stretches_[1].start;
    const auto last = static_cast<std::int64_t>(stretches_.size()) - 1;
    std::int64_t i =
        nanos < stretches_[1].start ? 0 : std::clamp<std::int64_t>(since / kHalfYear, 1, last);
    while (i < last && stretches_[static_cast<std::size_t>(i) + 1].start <= nanos) ++i;
    while (stretches_[static_cast<std::size_t>(i)].start > nanos) --i;
    return {stretches_[static_cast<std::size_t>(i)].offset,
            i < last ? stretches_[static_cast<std::size_t>(i) + 1].start
                     : std::numeric_limits<std::int64_t>::max()};
  }

 private:
  static constexpr int kFirstYear = 1980;
  static constexpr int kLastYear = 2101;
  static constexpr std::int64_t kHalfYear = kDay * 36'525 / 200;

  void Add(std::int64_t start, absl::Time time) {
    stretches_.push_back({start, DanishTime().At(time).offset * kSecond});
  }

  std::vector<Stretch> stretches_;
};

const Offsets& TheOffsets() {
  static const Offsets offsets;
  return offsets;
}

// Time on the clock in all days before the clock showed `shown`.
class Daily {
 public:
  Daily(int start_minute, int end_minute)
      : start_(start_minute * kMinute), end_(end_minute * kMinute), wraps_(end_ <= start_) {}

  std::int64_t Before(std::int64_t shown) const {
    std::int64_t day = shown / kDay;
    std::int64_t clock = shown % kDay;
    if (clock < 0) {
      --day;
      clock += kDay;
    }
    return day * InOneDay(kDay) + InOneDay(clock);
  }

 private:
  std::int64_t InOneDay(std::int64_t clock) const {
    if (wraps_) return std::min(clock, end_) + std::max<std::int64_t>(clock - start_, 0);
    return std::clamp<std::int64_t>(clock - start_, 0, end_ - start_);
  }

  std::int64_t start_;
  std::int64_t end_;
  bool wraps_;
};

}  // namespace

absl::TimeZone DanishTime() {
  static const absl::TimeZone zone = [] {
    absl::TimeZone loaded;
    if (!absl::LoadTimeZone("Europe/Copenhagen", &loaded)) {
      std::fputs("no time zone Europe/Copenhagen: the package tzdata is missing\n", stderr);
      std::abort();
    }
    return loaded;
  }();
  return zone;
}

std::int64_t DanishNanos(absl::Time time) {
  const std::int64_t nanos = Nanos(time);
  return nanos + TheOffsets().At(nanos).offset;
}

absl::Duration TimeOnClock(const Interval& interval, int start_minute, int end_minute) {
  if (IsEmpty(interval) || start_minute == end_minute) return absl::ZeroDuration();
  const Daily daily(start_minute, end_minute);
  const std::int64_t last = Nanos(interval.end_time);
  std::int64_t sum = 0;
  for (std::int64_t at = Nanos(interval.start_time); at < last;) {
    const Offsets::Found here = TheOffsets().At(at);
    const std::int64_t until = std::min(last, here.end);
    sum += daily.Before(until + here.offset) - daily.Before(at + here.offset);
    at = until;
  }
  return absl::Nanoseconds(sum);
}

}  // namespace vagtbro::worktime
