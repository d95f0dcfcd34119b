// Rest: REST-11 every day with REST-COMP, and REST-24 every week.
#include <algorithm>
#include <string>

#include "worktime/longest_rest.h"
#include "worktime/reduced_rest.h"
#include "worktime/rule_book.h"

namespace vagtbro::worktime {
namespace {

// Where a rest lies, for the sentence: the whole time between the proposal and its neighbour, or
// anywhere else (also: cut short by the start of the window, or by its end).
std::string Lies(const Interval& rest, const Interval& window, const Interval& proposed) {
  if (rest.start_time == proposed.end_time && rest.end_time < window.end_time) return "after";
  if (rest.end_time == proposed.start_time && rest.start_time > window.start_time) return "before";
  return "elsewhere";
}

struct Look {
  Interval window;
  Interval rest;  // the longest in it
};

// How long the longest rest in the window was without the proposal; absent: it looks back from an
// instant at which nothing was planned.
std::optional<absl::Duration> RestInWindowWithout(const Blocks& planned, const Interval& window) {
  const std::size_t i = CountEarlier(
      planned, [&window](const Interval& block) { return block.end_time < window.end_time; });
  if (i == planned.size() || planned[i].start_time >= window.end_time) return std::nullopt;
  return Length(LongestRest(planned, i, window).interval);
}

// The last instant at which the window that looks back from work[block] loses rest by the proposal.
//
// It can only lose rest that was planned where the proposal lies now. That begins to be cut short
// by the start of the window, until what lies after the proposal is as long.
std::optional<absl::Time> LastLoss(const Case& c, const Spliced& work, std::size_t block) {
  const Interval after{c.work.end_time, work[block].start_time};
  const absl::Duration left = Length(LongestRest(work, block, after).interval);
  const Blocks& planned = c.worker.work();
  // The planned rests that meet the proposal, the last first.
  for (std::size_t next = std::min(
           CountEarlier(planned,
                        [&c](const Interval& each) { return each.start_time < c.work.end_time; }),
           planned.size() - 1);
       ; --next) {
    const absl::Time rest_start = next == 0 ? absl::InfinitePast() : planned[next - 1].end_time;
    const absl::Time window_start = planned[next].start_time - left;
    if (rest_start < c.work.end_time && rest_start < window_start) {
      return window_start + c.profile.daily_window;
    }
    if (rest_start <= c.work.start_time) return std::nullopt;
  }
}

// The window with the least rest among those that hold some of the proposal. While work goes on,
// the window that looks back from it only loses rest. So the worst instants are the end of the
// proposal and the ends of blocks, or the last instant whose window still holds the proposal. Too
// little rest before other work that was as little before is none of the proposal's; then what
// counts is the last instant of that work at which the proposal made it less.
Look WorstLook(const Case& c, const Spliced& work) {
  const absl::Duration length = c.profile.daily_window;
  const absl::Time horizon = c.work.end_time + length;
  Look worst;
  const auto look_back = [&](absl::Time from, std::size_t block) {
    const Interval window{from - length, from};
    const Interval rest = LongestRest(work, block, window).interval;
    if (IsEmpty(worst.window) || Length(rest) < Length(worst.rest)) worst = {window, rest};
  };
  const auto was_as_short = [&](absl::Time from, std::size_t block) {
    const Interval window{from - length, from};
    const absl::Duration rest = Length(LongestRest(work, block, window).interval);
    if (rest >= c.profile.daily_rest) return false;
    const auto before = RestInWindowWithout(c.worker.work(), window);
    return before && *before <= rest;
  };
  if (!was_as_short(c.work.end_time, work.at())) look_back(c.work.end_time, work.at());
  for (std::size_t i = work.at(); i < work.size() && work[i].start_time < horizon; ++i) {
    if (work[i].end_time <= c.work.end_time) continue;
    const absl::Time last = std::min(work[i].end_time, horizon);
    if (!was_as_short(last, i)) {
      look_back(last, i);
    } else if (const auto loss = LastLoss(c, work, i)) {
      if (work[i].start_time < *loss && *loss <= last) look_back(*loss, i);
    }
  }
  return worst;
}

// How long the rest that begins at an instant was without the proposal; absent: none began there.
std::optional<absl::Duration> RestWithout(const Blocks& planned, absl::Time start_time) {
  const std::size_t i = CountEarlier(
      planned, [start_time](const Interval& block) { return block.end_time < start_time; });
  if (i == planned.size() || planned[i].end_time != start_time) return std::nullopt;
  if (i + 1 == planned.size()) return absl::InfiniteDuration();
  return planned[i + 1].start_time - start_time;
}

// The longest stretch between two weekly rests that was planned within `stretch` already.
absl::Duration LongestPlanned(const Case& c, const Interval& stretch) {
  const Blocks& planned = c.worker.bound();
  absl::Duration longest;
  absl::Time begun_time = stretch.start_time;
  std::size_t i = CountEarlier(
      planned, [&stretch](const Interval& block) { return block.start_time < stretch.start_time; });
  for (bool first = true; i < planned.size() && planned[i].start_time < stretch.end_time; ++i) {
    const bool rested =
        first || planned[i].start_time - planned[i - 1].end_time >= c.profile.weekly_rest;
    if (rested) begun_time = planned[i].start_time;
    longest = std::max(longest, planned[i].end_time - begun_time);
    first = false;
  }
  return longest;
}

}  // namespace

RuleResult DailyRest(const Case& c) {
  RuleResult result{.rule = RuleId::kRest11, .passed = true};
  if (IsEmpty(c.work)) return result;
  const Spliced& work = WorkWithProposal(c);
  const Look worst = WorstLook(c, work);
  if (IsEmpty(worst.window)) return result;  // all of it was as short before
  const absl::Duration rest = Length(worst.rest);
  absl::Duration required = c.profile.daily_rest;
  bool used_up = false;
  if (rest < required && c.profile.reduced_rest) {
    used_up = IsTooMany(ReductionsNear(c, work), *c.profile.reduced_rest);
    if (!used_up) required = c.profile.reduced_rest->least;
  }
  result.passed = rest >= required;
  result.warned = result.passed && rest < c.profile.daily_rest;
  result.margin_minutes = Minutes(rest - required);
  if (c.explain) {
    result.inputs = Inputs(
        Input{"rest_start", worst.rest.start_time}, Input{"rest_end", worst.rest.end_time},
        Input{"required_minutes", Minutes(required)},
        Input{"window_start", worst.window.start_time}, Input{"window_end", worst.window.end_time},
        Input{"rest_lies", Lies(worst.rest, worst.window, c.work)},
        Input{"reductions_used_up", std::int64_t{used_up}});
  }
  return result;
}

RuleResult CompensatingRest(const Case& c) {
  RuleResult result{.rule = RuleId::kRestComp, .passed = true};
  if (!c.profile.reduced_rest || IsEmpty(c.work)) return result;
  const Spliced& work = WorkWithProposal(c);
  std::optional<absl::Duration> worst;
  for (const Reduction& reduction : ReductionsNear(c, work)) {
    if (reduction.block + 1 >= work.size()) continue;  // nothing is planned after it
    const Interval rest{work[reduction.block].end_time, work[reduction.block + 1].start_time};
    if (!reduction.fresh) {
      const auto before = RestWithout(c.worker.work(), rest.start_time);
      if (before && *before <= Length(rest)) continue;  // the proposal takes nothing from it
    }
    const absl::Duration required = 2 * c.profile.daily_rest - reduction.rest;
    const absl::Duration margin = Length(rest) - required;
    if (worst && *worst <= margin) continue;
    worst = margin;
    if (!c.explain) continue;
    result.inputs = Inputs(Input{"rest_start", rest.start_time}, Input{"rest_end", rest.end_time},
                           Input{"required_minutes", Minutes(required)},
                           Input{"reduced_minutes", Minutes(reduction.rest)});
  }
  if (!worst) return result;
  result.passed = *worst >= absl::ZeroDuration();
  result.margin_minutes = Minutes(*worst);
  return result;
}

RuleResult WeeklyRest(const Case& c) {
  RuleResult result{.rule = RuleId::kRest24, .passed = true};
  if (IsEmpty(c.bound)) return result;
  const Spliced& duty = BoundWithProposal(c);
  const auto rested_between = [&](std::size_t earlier) {
    return duty[earlier + 1].start_time - duty[earlier].end_time >= c.profile.weekly_rest;
  };
  std::size_t first = duty.at();
  while (first > 0 && !rested_between(first - 1)) --first;
  std::size_t last = duty.at();
  while (last + 1 < duty.size() && !rested_between(last)) ++last;

  const Interval stretch{duty[first].start_time, duty[last].end_time};
  const absl::Duration margin = c.profile.weekly_stretch - Length(stretch);
  result.passed = margin >= absl::ZeroDuration() || Length(stretch) <= LongestPlanned(c, stretch);
  result.margin_minutes = Minutes(margin);
  if (c.explain) {
    result.inputs =
        Inputs(Input{"stretch_start", stretch.start_time}, Input{"stretch_end", stretch.end_time},
               Input{"limit_minutes", Minutes(c.profile.weekly_stretch)},
               Input{"weekly_rest_minutes", Minutes(c.profile.weekly_rest)});
  }
  return result;
}

}  // namespace vagtbro::worktime
