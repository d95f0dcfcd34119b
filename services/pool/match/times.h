// Times: numbers the distinct times of tasks, so that the law is asked once about each.
//
// Two duties at equal times and of equal law_kind are alike to the law, for one person.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "pool/match/instance.h"
#include "pool/match/problem.h"

namespace vagtbro::pool::match {

class Times {
 public:
  Times(const Problem& problem, const std::vector<Task>& tasks) {
    std::map<std::tuple<absl::Time, absl::Time, int>, int> numbers;
    for (const Task& task : tasks) {
      const Duty& duty = task.duty;
      const int kind = duty.kind == Duty::Kind::kGap ? problem.gaps[duty.index].law_kind
                                                     : problem.shifts[duty.index].law_kind;
      const worktime::Interval interval = IntervalOf(problem, duty);
      const auto [at, added] = numbers.emplace(
          std::tuple(interval.start_time, interval.end_time, kind), static_cast<int>(size()));
      if (added) intervals_.push_back(interval);
      of_task_.push_back(at->second);
    }
  }

  int size() const { return static_cast<int>(intervals_.size()); }
  // The number of the task's time.
  int Of(int task) const { return of_task_[task]; }
  const worktime::Interval& interval(int time) const { return intervals_[time]; }

 private:
  std::vector<worktime::Interval> intervals_;
  std::vector<int> of_task_;
};

}  // namespace vagtbro::pool::match
