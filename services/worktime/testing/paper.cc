#include "worktime/testing/paper.h"

#include <algorithm>
#include <cstddef>

#include "worktime/local_time.h"

namespace vagtbro::worktime::testing {
namespace {

// Written down once more: 00:00 on 1 July 2024 in Denmark was 22:00 in UTC.
const absl::Time kJuly2024 = absl::FromCivil(absl::CivilHour(2024, 6, 30, 22), absl::UTCTimeZone());

bool IsOnCallAtWork(const Duty& duty) {
  return duty.kind == DutyKind::kNightSleeping || duty.kind == DutyKind::kOnCallSite;
}

}  // namespace

Calendar::Calendar(absl::CivilDay first_day, int days)
    : start(absl::FromCivil(first_day, DanishTime())) {
  for (int m = 0; m < days * 24 * 60; ++m) {
    const absl::Time time = start + absl::Minutes(m);
    const absl::CivilMinute shown = absl::ToCivilMinute(time, DanishTime());
    const absl::CivilMinute an_hour_ago = absl::ToCivilMinute(time - absl::Hours(1), DanishTime());
    clock.push_back(shown.hour() * 60 + shown.minute());
    day.emplace_back(shown);
    weekday.push_back(absl::GetWeekday(day.back()));
    second_time.push_back(shown == an_hour_ago ? 1 : 0);
  }
}

int Calendar::At(absl::Time time) const {
  if (time >= start + absl::Minutes(size())) return size();
  if (time <= start) return 0;
  return InMinutes(time - start);
}

Paper::Paper(const Calendar& the_calendar)
    : calendar(the_calendar),
      duty(the_calendar.clock.size()),
      bound(the_calendar.clock.size()),
      work(the_calendar.clock.size()) {}

void Paper::Draw(Marks& marks, const Interval& interval) const {
  for (int m = calendar.At(interval.start_time); m < calendar.At(interval.end_time); ++m) {
    marks[static_cast<std::size_t>(m)] = 1;
  }
}

bool IsWorkAtHome(const Duty& duty, const Profile& profile) {
  return duty.response_time <= profile.on_call_response ||
         static_cast<int>(duty.calls.size()) > profile.on_call_calls;
}

void Paper::Draw(const Duty& drawn, const Profile& profile) {
  Draw(duty, drawn.interval);
  for (const Interval& call : drawn.calls) {
    Draw(work, call);
    Draw(bound, call);
  }
  if (drawn.kind == DutyKind::kOnCallHome && !IsWorkAtHome(drawn, profile)) return;
  Draw(bound, drawn.interval);
  Interval worked = drawn.interval;
  if (IsOnCallAtWork(drawn)) worked.start_time = std::max(worked.start_time, kJuly2024);
  if (worked.start_time < worked.end_time) Draw(work, worked);
}

int Count(const Marks& marks, int first, int last) {
  int count = 0;
  for (int m = first; m < last; ++m) count += Marked(marks, m) ? 1 : 0;
  return count;
}

}  // namespace vagtbro::worktime::testing
