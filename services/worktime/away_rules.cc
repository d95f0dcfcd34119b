// Where the person is already: HOL-LEAVE, AWAY and OVERLAP.
#include <algorithm>
#include <string>

#include "worktime/rule_book.h"

namespace vagtbro::worktime {
namespace {

// Free time between the interval and its nearest neighbour; requires that it meets none.
std::optional<absl::Duration> Distance(const Blocks& blocks, const Interval& interval) {
  const std::size_t next = CountEarlier(
      blocks, [&interval](const Interval& block) { return block.start_time < interval.end_time; });
  std::optional<absl::Duration> distance;
  if (next < blocks.size()) distance = blocks[next].start_time - interval.end_time;
  if (next > 0) {
    const absl::Duration before = interval.start_time - blocks[next - 1].end_time;
    distance = distance ? std::min(*distance, before) : before;
  }
  return distance;
}

}  // namespace

RuleResult NotOnLeave(const Case& c) {
  RuleResult passed{.rule = RuleId::kLeave, .passed = true};
  for (const Leave& leave : c.worker.leaves()) {
    if (!Overlaps(leave.interval, c.proposal.duty.interval)) continue;
    const bool holiday = leave.kind == LeaveKind::kHoliday;
    if (holiday && c.proposal.holiday_interrupted) {
      passed.warned = true;
      if (c.explain) {
        passed.inputs = Inputs(Input{"leave_start", leave.interval.start_time},
                               Input{"leave_end", leave.interval.end_time},
                               Input{"kind", std::string("holiday, interrupted")});
      }
      continue;
    }
    RuleResult result{.rule = RuleId::kLeave, .passed = false};
    if (c.explain) {
      result.inputs = Inputs(Input{"leave_start", leave.interval.start_time},
                             Input{"leave_end", leave.interval.end_time},
                             Input{"kind", std::string(holiday ? "holiday" : "other")});
    }
    return result;
  }
  return passed;
}

RuleResult NotReportedAway(const Case& c) {
  const bool passed = FirstMet(c.worker.sick(), c.proposal.duty.interval) == nullptr;
  return {.rule = RuleId::kSick, .passed = passed};
}

RuleResult NoOverlap(const Case& c) {
  const Interval& proposed = c.proposal.duty.interval;
  RuleResult result{.rule = RuleId::kOverlap, .passed = true};
  if (IsEmpty(proposed)) return result;
  const Interval* met = FirstMet(c.worker.presence(), proposed);
  if (met == nullptr) {
    if (const auto distance = Distance(c.worker.presence(), proposed)) {
      result.margin_minutes = Minutes(*distance);
    }
    return result;
  }
  result.passed = false;
  if (!c.explain) return result;
  // Name the duty that stands most in the way. None that meets the proposal starts before the first
  // block that does.
  const auto& duties = c.worker.duties();
  auto duty = std::partition_point(duties.begin(), duties.end(), [met](const Duty& candidate) {
    return candidate.interval.start_time < met->start_time;
  });
  absl::Duration most;
  const Duty* in_the_way = nullptr;
  for (; duty != duties.end() && duty->interval.start_time < proposed.end_time; ++duty) {
    const absl::Duration common = Length(Common(duty->interval, proposed));
    if (common <= most) continue;
    most = common;
    in_the_way = &*duty;
  }
  result.margin_minutes = Minutes(-most);
  result.inputs =
      Inputs(Input{"duty", in_the_way->id}, Input{"duty_start", in_the_way->interval.start_time},
             Input{"duty_end", in_the_way->interval.end_time});
  return result;
}

}  // namespace vagtbro::worktime
