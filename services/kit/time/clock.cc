#include "kit/time/clock.h"

#include <algorithm>
#include <string>

namespace vagtbro::kit {
namespace {

// A clock that may be moved is looked at again after this long.
constexpr absl::Duration kMovableNap = absl::Milliseconds(20);

}  // namespace

absl::Status Clock::Advance(absl::Duration /*by*/) {
  return absl::FailedPreconditionError(std::string("this system runs on real time"));
}

absl::Time SystemClock::Now() const { return absl::Now(); }

absl::Duration SystemClock::RealTimeUntil(absl::Time due) const {
  return std::max(due - absl::Now(), absl::ZeroDuration());
}

ManualClock::ManualClock(absl::Time start) : nanos_(absl::ToUnixNanos(start)) {}

absl::Time ManualClock::Now() const { return absl::FromUnixNanos(nanos_.load()); }

absl::Duration ManualClock::RealTimeUntil(absl::Time due) const {
  return due <= Now() ? absl::ZeroDuration() : kMovableNap;
}

absl::Status ManualClock::Advance(absl::Duration by) {
  nanos_.fetch_add(absl::ToInt64Nanoseconds(by));
  return absl::OkStatus();
}

}  // namespace vagtbro::kit
