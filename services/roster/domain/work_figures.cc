#include "roster/domain/work_figures.h"

#include <algorithm>

#include "worktime/local_time.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

int64_t Minutes(const Interval& interval) { return absl::ToInt64Minutes(Length(interval)); }

bool TouchesWeekend(const Interval& interval, const absl::TimeZone& zone) {
  const absl::CivilDay last = absl::ToCivilDay(interval.end_time - absl::Nanoseconds(1), zone);
  for (absl::CivilDay day = absl::ToCivilDay(interval.start_time, zone); day <= last; ++day) {
    const absl::Weekday weekday = absl::GetWeekday(day);
    if (weekday == absl::Weekday::saturday || weekday == absl::Weekday::sunday) return true;
  }
  return false;
}

}  // namespace

PersonWeek PersonWeekOf(const std::vector<const v1::ShiftRow*>& rows,
                        const std::string& employment_id, const Interval& week,
                        const NightPeriod& night, const absl::TimeZone& zone) {
  PersonWeek sum;
  for (const v1::ShiftRow* row : rows) {
    bool begins = false, at_night = false, at_weekend = false;
    for (const Attendance& there : AttendancesOf(*row)) {
      if (there.employment_id != employment_id || IsEmpty(there.interval)) continue;
      const bool cover = IsCover(*row) && there.interval == HeldTime(*row);
      const int64_t minutes = Minutes(Common(there.interval, week));
      sum.minutes += minutes;
      if (cover) sum.cover_minutes += minutes;
      begins = begins || (week.start_time <= there.interval.start_time &&
                          there.interval.start_time < week.end_time);
      at_night = at_night || worktime::TimeOnClock(there.interval, night.start_minute,
                                                   night.end_minute) > absl::ZeroDuration();
      at_weekend = at_weekend || TouchesWeekend(there.interval, zone);
    }
    if (!begins || IsMeeting(row->shift())) continue;
    ++sum.shifts;
    if (at_night) ++sum.nights;
    if (at_weekend) ++sum.weekend_shifts;
  }
  return sum;
}

std::vector<std::string> PlannedFor(const v1::ShiftRow& row) {
  if (row.state() == v1::SHIFT_STATE_CANCELLED) return {};
  std::set<std::string> ids = {row.shift().employment_id(), row.vacated_by_employment_id()};
  ids.erase("");
  if (ids.empty()) ids.insert(AsPublished(row).employment_id());
  ids.erase("");
  return {ids.begin(), ids.end()};
}

int64_t PlannedMinutes(const v1::ShiftRow& row, const Interval& week) {
  return Minutes(Common(WholeOf(row.shift()), week));
}

int64_t LostMinutes(const v1::ShiftRow& row, const Interval& week) {
  if (row.absence_id().empty()) return 0;
  int64_t lost = PlannedMinutes(row, week);
  for (const Attendance& there : AttendancesOf(row)) {
    if (there.employment_id != row.vacated_by_employment_id()) continue;
    lost -= Minutes(Common(Common(there.interval, WholeOf(row.shift())), week));
  }
  return std::max<int64_t>(lost, 0);
}

std::set<std::string> LargeEnough(const std::map<std::string, std::set<std::string>>& people) {
  std::set<std::string> units;
  for (const auto& [unit, persons] : people) {
    if (persons.size() >= kFewestPeople) units.insert(unit);
  }
  return units;
}

}  // namespace vagtbro::roster
