#include "roster/plan/replan_tasks.h"

#include <set>

#include "kit/time/local_time.h"
#include "roster/domain/tasks.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

std::set<std::string> OnDuty(const RosterState& state, const std::string& tenant,
                             const std::string& unit, const Interval& interval) {
  std::set<std::string> there;
  for (const v1::ShiftRow* row : state.OfUnit(tenant, unit, interval)) {
    if (IsMeeting(row->shift())) continue;
    for (const Attendance& attendance : AttendancesOf(*row)) {
      if (Overlaps(attendance.interval, interval)) there.insert(attendance.employment_id);
    }
  }
  return there;
}

}  // namespace

void ReplanTasks(const RosterState& state, kit::Commit& commit, const std::string& unit,
                 const LevelChange& change) {
  const auto lists = state.TaskListsOf(commit.tenant(), unit);
  if (lists.empty()) return;
  const TaskChange tasks =
      ChangeOf(TasksWithin(lists, change.interval, kit::LocalZone()), change.from, change.to);
  if (tasks.empty()) return;
  v1::TasksReplanned replanned;
  replanned.set_unit_id(unit);
  *replanned.mutable_interval() = worktime::ToProto(change.interval);
  replanned.set_level(change.to);
  for (const std::string& id : tasks.dropped) replanned.add_dropped_task_ids(id);
  for (const std::string& id : tasks.restored) replanned.add_restored_task_ids(id);
  for (const std::string& id : OnDuty(state, commit.tenant(), unit, change.interval)) {
    replanned.add_employment_ids(id);
  }
  commit.Emit(unit, replanned);
}

}  // namespace vagtbro::roster
