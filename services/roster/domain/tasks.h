// Tasks: what is done in a unit at a level, and what waits.
//
// A task goes by the level in force when it begins; once begun it is brought to its end.
//
// Units:   intervals are half-open; lists are written in wall-clock time, as requirements are.
// Source:  ABC-TRIG in the rule book.
#pragma once

#include <string>
#include <vector>

#include "roster/domain/staffing.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::roster {

// One task on one day. Borrows the task.
struct DatedTask {
  const v1::CareTask* task = nullptr;
  Interval interval;
};

// The tasks of all lists of one unit that begin in `within`; by start, then id.
std::vector<DatedTask> TasksWithin(const std::vector<const v1::TaskListSet*>& lists,
                                   const Interval& within, const absl::TimeZone& zone);

// C is always done, A only with everybody there. Without a requirement nothing speaks against it.
bool IsDone(const v1::CareTask& task, v1::ServiceLevel level);

// What a change of level does to the tasks that begin in it.
struct TaskChange {
  std::vector<std::string> dropped;   // ids, ascending, each once
  std::vector<std::string> restored;  // likewise

  bool empty() const { return dropped.empty() && restored.empty(); }
};
TaskChange ChangeOf(const std::vector<DatedTask>& tasks, v1::ServiceLevel from,
                    v1::ServiceLevel to);

}  // namespace vagtbro::roster
