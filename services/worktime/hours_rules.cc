// Hours: SHIFT-MAX for one piece of work and WT-48 for the average week.
#include <algorithm>

#include "worktime/rule_book.h"

namespace vagtbro::worktime {
namespace {

constexpr std::int64_t kSecondsAWeek = 7 * 24 * 3600;

// Where the period that ends at `end_time` starts, so that it holds `length` outside `neutral`.
absl::Time PeriodStart(const Blocks& neutral, absl::Time end_time, absl::Duration length) {
  std::size_t i = CountEarlier(
      neutral, [end_time](const Interval& block) { return block.start_time < end_time; });
  while (i-- > 0) {
    const absl::Duration counted = Length({neutral[i].end_time, end_time});
    if (counted >= length) break;
    length -= counted;
    end_time = neutral[i].start_time;
  }
  return end_time - length;
}

// The average of 7 døgn, rounded up, so that what is over the limit never looks like the limit.
std::int64_t AverageMinutes(absl::Duration worked, const Profile& profile) {
  const std::int64_t period_seconds = absl::ToInt64Seconds(profile.reference_period);
  const absl::Duration average = worked * kSecondsAWeek / period_seconds;
  return absl::ToInt64Minutes(absl::Ceil(average, absl::Minutes(1)));
}

}  // namespace

RuleResult ShiftNotTooLong(const Case& c) {
  const Interval& proposed = c.proposal.duty.interval;
  if (IsEmpty(proposed)) {  // nonsense from the caller is refused, not worked
    return {.rule = RuleId::kShiftMax, .passed = false};
  }
  const Spliced duty(c.worker.presence(), proposed);
  const Interval& whole = duty[duty.at()];
  const absl::Duration margin = c.profile.shift_max - Length(whole);
  const bool passed = margin >= absl::ZeroDuration();
  return {
      .rule = RuleId::kShiftMax,
      .passed = passed,
      .warned = passed && Length(whole) > c.profile.shift_warn,
      .margin_minutes = Minutes(margin),
      .inputs = Inputs(Input{"shift_start", whole.start_time}, Input{"shift_end", whole.end_time},
                       Input{"limit_minutes", Minutes(c.profile.shift_max)})};
}

RuleResult AverageWeek(const Case& c) {
  const Interval proposed = WorkingTime(c.proposal.duty);
  if (IsEmpty(proposed)) {
    return {.rule = RuleId::kWt48, .passed = true};
  }
  // Among all periods the fullest ends where a piece of work ends: later, it only loses work.
  const Spliced work(c.worker.work(), proposed);
  const auto period_before = [&c](absl::Time end_time) {
    return Interval{PeriodStart(c.worker.neutral(), end_time, c.profile.reference_period),
                    end_time};
  };
  Interval period = period_before(work[work.at()].end_time);
  WorkMeter at_start(c.worker, period.start_time);
  WorkMeter at_end(c.worker, period.end_time);
  const absl::Duration added = Length(proposed) - c.worker.Worked(proposed);

  Interval fullest = period;
  absl::Duration most;
  for (std::size_t i = work.at(); i < work.size(); ++i) {
    if (i > work.at()) period = period_before(work[i].end_time);
    if (period.start_time >= proposed.end_time) break;
    absl::Duration worked =
        at_end.Before(period.end_time) - at_start.Before(period.start_time) + added;
    if (period.start_time > proposed.start_time) {  // the period cuts the proposal
      const Interval cut{proposed.start_time, period.start_time};
      worked -= Length(cut) - c.worker.Worked(cut);
    }
    if (worked > most) {
      most = worked;
      fullest = period;
    }
  }
  const absl::Duration margin = ReferenceLimit(c.profile) - most;
  return {.rule = RuleId::kWt48,
          .passed = margin >= absl::ZeroDuration(),
          .margin_minutes = Minutes(margin),
          .inputs =
              Inputs(Input{"period_start", fullest.start_time},
                     Input{"period_end", fullest.end_time}, Input{"worked_minutes", Minutes(most)},
                     Input{"average_minutes", AverageMinutes(most, c.profile)},
                     Input{"limit_minutes", Minutes(c.profile.average_week)})};
}

}  // namespace vagtbro::worktime
