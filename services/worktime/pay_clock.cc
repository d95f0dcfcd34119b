#include "worktime/pay_clock.h"

#include <limits>

#include "worktime/local_time.h"

namespace vagtbro::worktime {
namespace {

constexpr std::int64_t kDaySeconds = 24 * 3'600;

std::int64_t FloorDivide(std::int64_t amount, std::int64_t by) {
  return amount / by - (amount % by < 0 ? 1 : 0);
}

std::int64_t DanishSeconds(absl::Time time) {
  return FloorDivide(DanishNanos(time), 1'000'000'000);
}

// When the Danish clock shows midnight and begins that day. The clock is never changed at midnight.
absl::Time Midnight(std::int64_t day, absl::Time near_time) {
  const std::int64_t wanted = day * kDaySeconds;
  const absl::Time guess = near_time + absl::Seconds(wanted - DanishSeconds(near_time));
  const absl::Time second = absl::FromUnixSeconds(absl::ToUnixSeconds(guess));
  return second + absl::Seconds(wanted - DanishSeconds(second));
}

}  // namespace

DutyClock::DutyClock(const Interval& duty)
    : change_seconds_(std::numeric_limits<std::int64_t>::max()) {
  // An hour before, because a duty may begin in the hour that comes the second time.
  const absl::Time before = duty.start_time - absl::Hours(1);
  const auto offset = [](absl::Time time) {
    return DanishSeconds(time) - absl::ToUnixSeconds(time);
  };
  offset_before_ = offset(before);
  offset_after_ = offset(duty.end_time);
  if (offset_before_ == offset_after_) return;
  const absl::TimeZone zone = DanishTime();
  absl::TimeZone::CivilTransition change;
  if (!zone.NextTransition(before, &change)) return;
  const absl::Time change_time = zone.At(change.to).trans;
  change_seconds_ = absl::ToUnixSeconds(change_time);
  if (offset_after_ < offset_before_) {
    second_hour_ = {change_time, change_time + absl::Seconds(offset_before_ - offset_after_)};
  }
}

DutyClock::Reading DutyClock::At(std::int64_t unix_seconds) const {
  const std::int64_t local =
      unix_seconds + (unix_seconds < change_seconds_ ? offset_before_ : offset_after_);
  const std::int64_t day = FloorDivide(local, kDaySeconds);
  return {day, static_cast<int>((local - day * kDaySeconds) / 60)};
}

HalfHours StartedHalfHours(const Interval& interval) {
  const std::int64_t start = absl::ToUnixSeconds(interval.start_time);
  std::int64_t end = absl::ToUnixSeconds(interval.end_time);
  if (absl::FromUnixSeconds(end) < interval.end_time) ++end;
  return {FloorDivide(start, kHalfHourSeconds),
          FloorDivide(end + kHalfHourSeconds - 1, kHalfHourSeconds)};
}

std::int64_t DanishDayNumber(absl::Time time) {
  return FloorDivide(DanishSeconds(time), kDaySeconds);
}

Interval DanishWeek(absl::Time time) {
  constexpr std::int64_t kThursday = 3;  // 1970-01-01, Monday being 0
  const std::int64_t day = DanishDayNumber(time);
  const std::int64_t monday = FloorDivide(day + kThursday, 7) * 7 - kThursday;
  return {Midnight(monday, time), Midnight(monday + 7, time)};
}

Interval DanishDay(absl::Time time) {
  const std::int64_t day = DanishDayNumber(time);
  return {Midnight(day, time), Midnight(day + 1, time)};
}

}  // namespace vagtbro::worktime
