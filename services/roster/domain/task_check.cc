#include "roster/domain/task_check.h"

#include <algorithm>
#include <set>
#include <string>

#include "kit/base/ids.h"

namespace vagtbro::roster {
namespace {

constexpr uint32_t kMinutesOfDay = 24 * 60;
constexpr int kMostTasks = 200;

std::optional<Rejection> CheckTask(const v1::CareTask& task) {
  if (!kit::IsId(task.task_id())) return MalformedId();
  if (task.name().empty()) return Rejection{"NO_NAME", "say what people call the task"};
  if (task.least_level() < v1::SERVICE_LEVEL_A || task.least_level() > v1::SERVICE_LEVEL_C) {
    return Rejection{"NO_LEVEL", "say the least level at which the task is done: A, B or C"};
  }
  if (task.start_minute() >= kMinutesOfDay || task.length_minutes() == 0 ||
      task.length_minutes() > kMinutesOfDay) {
    return Rejection{"BAD_TIME", "start in minute 0 to 1439 and last 1 to 1440 minutes"};
  }
  if (!types::v1::RoleSlot_IsValid(task.role())) {
    return Rejection{"UNKNOWN_ROLE", "name a known role, or leave it out"};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Rejection> CheckTaskList(const v1::TaskListSet& list, const IsKnown& unit) {
  if (!kit::IsId(list.task_list_id())) return MalformedId();
  if (!unit(list.unit_id())) {
    return Rejection{"UNKNOWN_UNIT", "send the unit in this part or before it"};
  }
  if (auto wrong = CheckDays(list.weekdays(), list.public_holidays())) return wrong;
  if (list.tasks_size() > kMostTasks) {
    return Rejection{"TOO_MANY_TASKS", "send at most 200 tasks in one list"};
  }
  std::set<std::string> seen;
  for (const v1::CareTask& task : list.tasks()) {
    if (auto wrong = CheckTask(task)) return wrong;
    if (!seen.insert(task.task_id()).second) {
      return Rejection{"DUPLICATE_TASK", "give each task of a list its own id"};
    }
  }
  return std::nullopt;
}

}  // namespace vagtbro::roster
