// The length of one piece of work: SHIFT-MAX, SHIFT-MIN and SPLIT.
#include <algorithm>

#include "worktime/rule_book.h"

namespace vagtbro::worktime {
namespace {

RuleResult Measured(RuleId rule, const Case& c, const Interval& whole, absl::Duration margin,
                    absl::Duration limit) {
  RuleResult result{
      .rule = rule, .passed = margin >= absl::ZeroDuration(), .margin_minutes = Minutes(margin)};
  if (c.explain) {
    result.inputs =
        Inputs(Input{"shift_start", whole.start_time}, Input{"shift_end", whole.end_time},
               Input{"limit_minutes", Minutes(limit)});
  }
  return result;
}

// The proposal with the duties it touches. Requires it to bind.
Interval Whole(const Case& c) {
  const Spliced& duty = BoundWithProposal(c);
  return duty[duty.at()];
}

}  // namespace

RuleResult ShiftNotTooLong(const Case& c) {
  if (IsEmpty(c.proposal.duty.interval)) {  // nonsense from the caller is refused, not worked
    return {.rule = RuleId::kShiftMax, .passed = false};
  }
  if (IsEmpty(c.bound)) return {.rule = RuleId::kShiftMax, .passed = true};
  const Interval whole = Whole(c);
  const absl::Duration limit = c.profile.shift_max;
  RuleResult result = Measured(RuleId::kShiftMax, c, whole, limit - Length(whole), limit);
  result.warned = result.passed && Length(whole) > c.profile.shift_warn;
  return result;
}

RuleResult ShiftNotTooShort(const Case& c) {
  const Duty& duty = c.proposal.duty;
  const bool brief_meeting =
      duty.kind == DutyKind::kMeeting && Length(duty.interval) <= c.profile.meeting_max;
  if (IsEmpty(c.bound) || brief_meeting) return {.rule = RuleId::kShiftMin, .passed = true};
  const Interval whole = Whole(c);
  const absl::Duration limit = c.profile.shift_min;
  RuleResult result = Measured(RuleId::kShiftMin, c, whole, Length(whole) - limit, limit);
  if (!c.profile.shift_min_hard) {
    result.warned = !result.passed;
    result.passed = true;
  }
  return result;
}

RuleResult SplitWithinBounds(const Case& c) {
  const Duty& duty = c.proposal.duty;
  if (duty.split.empty() || IsEmpty(duty.interval)) return {.rule = RuleId::kSplit, .passed = true};
  int parts = 1;
  Interval whole = duty.interval;
  for (const Duty& other : c.worker.duties()) {
    if (other.split != duty.split) continue;
    ++parts;
    whole.start_time = std::min(whole.start_time, other.interval.start_time);
    whole.end_time = std::max(whole.end_time, other.interval.end_time);
  }
  const absl::Duration limit = c.profile.split_span;
  if (parts <= c.profile.split_parts) {
    return Measured(RuleId::kSplit, c, whole, limit - Length(whole), limit);
  }
  RuleResult result{.rule = RuleId::kSplit, .passed = false};
  if (c.explain) {
    result.inputs = Inputs(Input{"parts", std::int64_t{parts}},
                           Input{"most_parts", std::int64_t{c.profile.split_parts}});
  }
  return result;
}

}  // namespace vagtbro::worktime
