#include "worktime/worker.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "worktime/input_hash.h"

namespace vagtbro::worktime {
namespace {

auto DutyOrder(const Duty& duty) {
  return std::tie(duty.interval.start_time, duty.interval.end_time, duty.kind, duty.id);
}

auto LeaveOrder(const Leave& leave) {
  return std::tie(leave.interval.start_time, leave.interval.end_time, leave.kind);
}

auto IntervalOrder(const Interval& interval) {
  return std::tie(interval.start_time, interval.end_time);
}

void Sort(WorkerFacts& facts) {
  std::erase_if(facts.duties, [](const Duty& duty) { return IsEmpty(duty.interval); });
  std::erase_if(facts.leaves, [](const Leave& leave) { return IsEmpty(leave.interval); });
  std::erase_if(facts.sick, IsEmpty);
  std::sort(facts.duties.begin(), facts.duties.end(),
            [](const Duty& a, const Duty& b) { return DutyOrder(a) < DutyOrder(b); });
  std::sort(facts.leaves.begin(), facts.leaves.end(),
            [](const Leave& a, const Leave& b) { return LeaveOrder(a) < LeaveOrder(b); });
  std::sort(facts.sick.begin(), facts.sick.end(), [](const Interval& a, const Interval& b) {
    return IntervalOrder(a) < IntervalOrder(b);
  });
  auto& competences = facts.competences;
  std::sort(competences.begin(), competences.end());
  competences.erase(std::unique(competences.begin(), competences.end()), competences.end());
}

}  // namespace

Interval WorkingTime(const Duty& duty) {
  if (duty.kind != DutyKind::kNightSleeping) return duty.interval;
  return {std::max(duty.interval.start_time, SleepingWatchIsWorkFrom()), duty.interval.end_time};
}

Worker::Worker(WorkerFacts facts) : facts_(std::move(facts)) {
  Sort(facts_);
  facts_hash_ = HashFacts(facts_);

  std::vector<Interval> present;
  std::vector<Interval> working;
  for (const Duty& duty : facts_.duties) {
    present.push_back(duty.interval);
    working.push_back(WorkingTime(duty));
    if (working.back() != duty.interval) work_differs_ = true;
  }
  presence_ = Merge(std::move(present));
  if (work_differs_) work_ = Merge(std::move(working));

  std::vector<Interval> neutral = facts_.sick;
  for (const Leave& leave : facts_.leaves) {
    if (leave.kind == LeaveKind::kHoliday) neutral.push_back(leave.interval);
  }
  neutral_ = Merge(std::move(neutral));
  sick_ = Merge(std::exchange(facts_.sick, {}));

  absl::Duration sum;
  worked_before_.reserve(work().size());
  for (const Interval& block : work()) {
    worked_before_.push_back(sum);
    sum += Length(block);
  }
}

absl::Duration Worker::Worked(const Interval& window) const {
  if (IsEmpty(window)) return absl::ZeroDuration();
  return WorkMeter(*this, window.end_time).Before(window.end_time) -
         WorkMeter(*this, window.start_time).Before(window.start_time);
}

WorkMeter::WorkMeter(const Worker& worker, absl::Time first) : worker_(worker) {
  next_ = CountEarlier(worker.work(),
                       [first](const Interval& block) { return block.start_time < first; });
}

absl::Duration WorkMeter::Before(absl::Time time) {
  const Blocks& blocks = worker_.work();
  while (next_ < blocks.size() && blocks[next_].start_time < time) ++next_;
  if (next_ == 0) return absl::ZeroDuration();
  const Interval& last = blocks[next_ - 1];
  return worker_.worked_before_[next_ - 1] + (std::min(time, last.end_time) - last.start_time);
}

}  // namespace vagtbro::worktime
