#include "worktime/pay_hours.h"

#include <algorithm>
#include <limits>

#include "absl/time/civil_time.h"
#include "worktime/holidays.h"

namespace vagtbro::worktime {
namespace {

bool Holds(const UnsocialHours& hours, int minute) {
  if (hours.share == 0 || hours.start_minute == hours.end_minute) return false;
  return hours.start_minute < hours.end_minute
             ? hours.start_minute <= minute && minute < hours.end_minute
             : hours.start_minute <= minute || minute < hours.end_minute;
}

// What a day of the calendar is to pay.
struct DayKind {
  bool saturday = false;
  bool sunday = false;  // or a public holiday
  bool half_holiday = false;
};

DayKind KindOf(std::int64_t days_since_1970) {
  const absl::CivilDay day = absl::CivilDay(1970, 1, 1) + days_since_1970;
  const absl::Weekday weekday = absl::GetWeekday(day);
  return {.saturday = weekday == absl::Weekday::saturday,
          .sunday = weekday == absl::Weekday::sunday || IsPublicHoliday(day),
          .half_holiday = IsHalfHoliday(day)};
}

// The one count that a half hour beginning at `minute` adds to; nullptr: an ordinary hour.
int* CountFor(UnsocialHalfHours& counts, const DayKind& day, int minute, const PayRates& rates) {
  if (day.sunday && Holds(rates.sunday, minute)) return &counts.sunday;
  if (day.half_holiday && rates.sunday.share != 0 && minute >= rates.half_holiday_start_minute) {
    return &counts.sunday;
  }
  if (day.saturday && Holds(rates.saturday, minute)) return &counts.saturday;
  if (Holds(rates.night, minute)) return &counts.night;
  if (Holds(rates.evening, minute)) return &counts.evening;
  return nullptr;
}

// Says of half hours that only go forward whether a block works in them.
class WorkedHalfHours {
 public:
  WorkedHalfHours(const Blocks& blocks, std::int64_t first) : blocks_(blocks) {
    const absl::Time start_time = absl::FromUnixSeconds(first * kHalfHourSeconds);
    next_ = CountEarlier(
        blocks, [start_time](const Interval& block) { return block.end_time <= start_time; });
    Read();
  }

  bool Has(std::int64_t half_hour) {
    while (half_hour >= worked_.last) {
      ++next_;
      Read();
    }
    return half_hour >= worked_.first;
  }

 private:
  void Read() {
    constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
    worked_ = next_ < blocks_.size() ? StartedHalfHours(blocks_[next_]) : HalfHours{kNever, kNever};
  }

  const Blocks& blocks_;
  std::size_t next_;
  HalfHours worked_;
};

bool EarnsNothing(const PayRates& rates) {
  return rates.evening.share == 0 && rates.night.share == 0 && rates.saturday.share == 0 &&
         rates.sunday.share == 0;
}

}  // namespace

UnsocialHalfHours CountUnsocial(std::span<const Interval> paid, const DutyClock& clock,
                                const PayRates& rates, const Blocks& planned) {
  UnsocialHalfHours counts;
  if (paid.empty() || EarnsNothing(rates)) return counts;
  std::int64_t next = StartedHalfHours(paid.front()).first;
  WorkedHalfHours worked(planned, next);
  std::int64_t today = std::numeric_limits<std::int64_t>::min();
  DayKind kind;
  for (const Interval& piece : paid) {
    const HalfHours started = StartedHalfHours(piece);
    for (next = std::max(next, started.first); next < started.last; ++next) {
      if (worked.Has(next)) continue;
      const DutyClock::Reading reading = clock.At(next * kHalfHourSeconds);
      if (reading.day != today) kind = KindOf(today = reading.day);
      if (int* count = CountFor(counts, kind, reading.minute, rates)) ++*count;
    }
  }
  return counts;
}

absl::Duration CountOvertime(std::span<const Interval> paid, const DutyClock& clock,
                             const Worker& worker, absl::Duration norm) {
  absl::Duration overtime;
  absl::Time week_end = absl::InfinitePast();
  absl::Duration left;  // of the norm of the week
  for (Interval piece : paid) {
    while (!IsEmpty(piece)) {
      if (piece.start_time >= week_end) {
        const Interval week = DanishWeek(piece.start_time);
        week_end = week.end_time;
        left = std::max(norm - worker.Worked(week), absl::ZeroDuration());
      }
      const Interval part = {piece.start_time, std::min(piece.end_time, week_end)};
      const absl::Time norm_time = std::min(part.end_time, part.start_time + left);
      overtime += part.end_time - norm_time;
      overtime += Length(Common({part.start_time, norm_time}, clock.second_hour()));
      left -= norm_time - part.start_time;
      piece.start_time = part.end_time;
    }
  }
  return overtime;
}

}  // namespace vagtbro::worktime
