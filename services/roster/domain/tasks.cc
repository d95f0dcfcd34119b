#include "roster/domain/tasks.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "staffing/day_type.h"

namespace vagtbro::roster {

std::vector<DatedTask> TasksWithin(const std::vector<const v1::TaskListSet*>& lists,
                                   const Interval& within, const absl::TimeZone& zone) {
  const bool holidays_apart = staffing::HolidaysApart(lists);
  const absl::CivilDay last = absl::ToCivilDay(within.end_time, zone);
  std::vector<DatedTask> tasks;
  for (const auto* list : lists) {
    for (absl::CivilDay day = absl::ToCivilDay(within.start_time, zone); day <= last; ++day) {
      if (!staffing::HoldsOn(*list, day, holidays_apart)) continue;
      for (const v1::CareTask& task : list->tasks()) {
        const absl::CivilMinute start = absl::CivilMinute(day) + task.start_minute();
        const Interval interval{absl::FromCivil(start, zone),
                                absl::FromCivil(start + task.length_minutes(), zone)};
        const bool begins_in_it =
            within.start_time <= interval.start_time && interval.start_time < within.end_time;
        if (begins_in_it && !IsEmpty(interval)) tasks.push_back({&task, interval});
      }
    }
  }
  std::stable_sort(tasks.begin(), tasks.end(), [](const DatedTask& a, const DatedTask& b) {
    return std::tie(a.interval.start_time, a.task->task_id()) <
           std::tie(b.interval.start_time, b.task->task_id());
  });
  return tasks;
}

bool IsDone(const v1::CareTask& task, v1::ServiceLevel level) {
  return std::min(level, v1::SERVICE_LEVEL_C) <= task.least_level();
}

TaskChange ChangeOf(const std::vector<DatedTask>& tasks, v1::ServiceLevel from,
                    v1::ServiceLevel to) {
  std::set<std::string> dropped, restored;
  for (const DatedTask& dated : tasks) {
    const bool before = IsDone(*dated.task, from);
    if (before == IsDone(*dated.task, to)) continue;
    (before ? dropped : restored).insert(dated.task->task_id());
  }
  return {{dropped.begin(), dropped.end()}, {restored.begin(), restored.end()}};
}

}  // namespace vagtbro::roster
