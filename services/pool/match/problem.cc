#include "pool/match/problem.h"

namespace vagtbro::pool::match {

worktime::Interval IntervalOf(const Problem& problem, const Duty& duty) {
  if (duty.kind == Duty::Kind::kShift) return problem.shifts[duty.index].interval;
  const Gap& gap = problem.gaps[duty.index];
  if (duty.part == 0) return gap.interval;
  const absl::Time middle = gap.split_times[(duty.part - 1) / 2];
  if (duty.part % 2 == 1) return {gap.interval.start_time, middle};
  return {middle, gap.interval.end_time};
}

std::int64_t MinutesIn(const worktime::Interval& interval, const worktime::Interval& week) {
  return absl::ToInt64Minutes(worktime::Length(worktime::Common(interval, week)));
}

}  // namespace vagtbro::pool::match
