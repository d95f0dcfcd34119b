// Rest: REST-11 every day and REST-24 every week.
#include <algorithm>
#include <string>

#include "worktime/rule_book.h"

namespace vagtbro::worktime {
namespace {

// The longest rest in `window`, which ends inside or at the end of work[last].
Interval LongestRest(const Spliced& work, std::size_t last, const Interval& window) {
  Interval longest{window.end_time, window.end_time};
  for (std::size_t i = last + 1; i-- > 0;) {
    if (work[i].start_time <= window.start_time) break;
    const absl::Time rest_start =
        i == 0 ? window.start_time : std::max(window.start_time, work[i - 1].end_time);
    const Interval rest{rest_start, work[i].start_time};
    if (Length(rest) > Length(longest)) longest = rest;
    if (i > 0 && work[i - 1].end_time <= window.start_time) break;
  }
  return longest;
}

// Where a rest lies, for the sentence: the whole time between the proposal and its neighbour, or
// anywhere else (also: cut short by the start of the window, or by its end).
std::string Lies(const Interval& rest, const Interval& window, const Interval& proposed) {
  if (rest.start_time == proposed.end_time && rest.end_time < window.end_time) return "after";
  if (rest.end_time == proposed.start_time && rest.start_time > window.start_time) return "before";
  return "elsewhere";
}

}  // namespace

RuleResult DailyRest(const Case& c) {
  const Interval proposed = WorkingTime(c.proposal.duty);
  if (IsEmpty(proposed)) {
    return {.rule = RuleId::kRest11, .passed = true};
  }
  // While a block of work goes on, the window that looks back from it only loses rest. So the end
  // of a block is its worst instant, or the last one whose window still holds the proposal.
  const Spliced work(c.worker.work(), proposed);
  const absl::Time horizon = proposed.end_time + c.profile.daily_window;
  Interval worst_window;
  Interval worst_rest;
  for (std::size_t i = work.at(); i < work.size() && work[i].start_time < horizon; ++i) {
    const absl::Time looked_back_from = std::min(work[i].end_time, horizon);
    const Interval window{looked_back_from - c.profile.daily_window, looked_back_from};
    const Interval rest = LongestRest(work, i, window);
    if (i == work.at() || Length(rest) < Length(worst_rest)) {
      worst_window = window;
      worst_rest = rest;
    }
  }
  const absl::Duration margin = Length(worst_rest) - c.profile.daily_rest;
  return {.rule = RuleId::kRest11,
          .passed = margin >= absl::ZeroDuration(),
          .margin_minutes = Minutes(margin),
          .inputs = Inputs(Input{"rest_start", worst_rest.start_time},
                           Input{"rest_end", worst_rest.end_time},
                           Input{"required_minutes", Minutes(c.profile.daily_rest)},
                           Input{"window_start", worst_window.start_time},
                           Input{"window_end", worst_window.end_time},
                           Input{"rest_lies", Lies(worst_rest, worst_window, proposed)})};
}

RuleResult WeeklyRest(const Case& c) {
  if (IsEmpty(c.proposal.duty.interval)) {
    return {.rule = RuleId::kRest24, .passed = true};
  }
  const Spliced duty(c.worker.presence(), c.proposal.duty.interval);
  const auto rested_between = [&](std::size_t earlier) {
    return duty[earlier + 1].start_time - duty[earlier].end_time >= c.profile.weekly_rest;
  };
  std::size_t first = duty.at();
  while (first > 0 && !rested_between(first - 1)) --first;
  std::size_t last = duty.at();
  while (last + 1 < duty.size() && !rested_between(last)) ++last;

  const Interval stretch{duty[first].start_time, duty[last].end_time};
  const absl::Duration margin = c.profile.weekly_stretch - Length(stretch);
  return {.rule = RuleId::kRest24,
          .passed = margin >= absl::ZeroDuration(),
          .margin_minutes = Minutes(margin),
          .inputs = Inputs(Input{"stretch_start", stretch.start_time},
                           Input{"stretch_end", stretch.end_time},
                           Input{"limit_minutes", Minutes(c.profile.weekly_stretch)},
                           Input{"weekly_rest_minutes", Minutes(c.profile.weekly_rest)})};
}

}  // namespace vagtbro::worktime
