// Daily rest on squared paper: REST-11, REST-08 and REST-COMP.
#include <algorithm>
#include <cstddef>

#include "worktime/testing/slow_law.h"

namespace vagtbro::worktime::testing {

SlowLaw::Rest SlowLaw::LongestRest(const Marks& work, int minute) const {
  Rest longest = {0, minute};
  int run = 0;
  for (int m = minute - InMinutes(profile_.daily_window); m < minute; ++m) {
    run = Marked(work, m) ? 0 : run + 1;
    if (run > 0 && run >= longest.length) longest = {run, m + 1};
  }
  return longest;
}

// Over the instants of work whose window holds some of the proposal. A short rest in the window of
// other work that was as short before is not the proposal's.
SlowLaw::Judged SlowLaw::WorstRest() const {
  const int window = InMinutes(profile_.daily_window);
  Judged judged;
  for (int m = work_first_; m < work_last_ - 1 + window; ++m) {
    if (!Marked(all_.work, m)) continue;
    const int rest = LongestRest(all_.work, m + 1).length;
    const bool was_there = rest < InMinutes(profile_.daily_rest) && Marked(planned_.work, m) &&
                           LongestRest(planned_.work, m + 1).length <= rest;
    if (was_there) {
      judged.breach_before = true;
    } else {
      judged.worst = std::min(judged.worst.value_or(rest), rest);
    }
  }
  return judged;
}

std::vector<SlowLaw::Reduction> SlowLaw::Reductions(const Marks& work) const {
  std::vector<Reduction> reductions;
  if (!profile_.reduced_rest) return reductions;
  for (int end = 1; end <= calendar_.size(); ++end) {
    if (!Marked(work, end - 1) || Marked(work, end)) continue;  // where a block of work ends
    const Rest rest = LongestRest(work, end);
    if (rest.length >= InMinutes(profile_.daily_rest)) continue;
    if (rest.length < InMinutes(profile_.reduced_rest->least)) continue;
    const auto same = std::find_if(reductions.begin(), reductions.end(),
                                   [&rest](const Reduction& r) { return r.end == rest.end; });
    if (same == reductions.end()) {
      reductions.push_back({rest.end, rest.length});
    } else {
      same->rest = std::min(same->rest, rest.length);
    }
  }
  return reductions;
}

std::vector<SlowLaw::Reduction> SlowLaw::ReductionsWithFresh() const {
  const std::vector<Reduction> before = Reductions(planned_.work);
  std::vector<Reduction> now = Reductions(all_.work);
  for (Reduction& reduction : now) {
    reduction.fresh = std::none_of(before.begin(), before.end(), [&reduction](const Reduction& r) {
      return r.end == reduction.end && r.rest <= reduction.rest;
    });
  }
  return now;
}

bool SlowLaw::TooMany(const std::vector<Reduction>& reductions) const {
  const ReducedRest& agreed = *profile_.reduced_rest;
  const int window = InMinutes(agreed.window);
  for (const Reduction& fresh : reductions) {
    if (!fresh.fresh) continue;
    for (const Reduction& other : reductions) {
      const bool is_other = other.end != fresh.end;
      if (is_other && !agreed.consecutive && std::abs(other.end - fresh.end) < 48 * 60) return true;
    }
    for (int first = fresh.end - window + 1; first <= fresh.end; ++first) {
      int count = 0;
      for (const Reduction& r : reductions) {
        if (r.end >= first && r.end < first + window) ++count;
      }
      if (count > agreed.most) return true;
    }
  }
  return false;
}

Answer SlowLaw::Rest11() const {
  if (work_first_ == work_last_) return {};
  const Judged judged = WorstRest();
  if (!judged.worst) return {.rough = judged.breach_before};
  const int worst = *judged.worst;
  int required = InMinutes(profile_.daily_rest);
  bool warned = false;
  if (worst < required && profile_.reduced_rest && !TooMany(ReductionsWithFresh())) {
    required = InMinutes(profile_.reduced_rest->least);
    warned = worst >= required;
  }
  return {.passed = worst >= required,
          .warned = warned,
          .margin = worst - required,
          .rough = judged.breach_before};
}

std::optional<int> SlowLaw::RestAfter(const Marks& work, int start) const {
  int end = start;
  while (Marked(work, end)) ++end;
  int next = end;
  while (next < calendar_.size() && !Marked(work, next)) ++next;
  if (next == calendar_.size()) return std::nullopt;
  return next - end;
}

Answer SlowLaw::RestComp() const {
  if (work_first_ == work_last_) return {};
  std::optional<std::int64_t> margin;
  for (const Reduction& reduction : ReductionsWithFresh()) {
    const auto rest = RestAfter(all_.work, reduction.end);
    if (!rest) continue;
    const auto before = RestAfter(planned_.work, reduction.end);
    const bool shortened = !before || *rest < *before;
    if (!reduction.fresh && !shortened) continue;
    const int lacks = InMinutes(profile_.daily_rest) - reduction.rest;
    const std::int64_t spare = *rest - (InMinutes(profile_.daily_rest) + lacks);
    margin = margin ? std::min(*margin, spare) : spare;
  }
  return {.passed = !margin || *margin >= 0, .margin = margin};
}

}  // namespace vagtbro::worktime::testing
