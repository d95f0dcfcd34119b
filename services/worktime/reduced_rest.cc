#include "worktime/reduced_rest.h"

#include <algorithm>

#include "worktime/longest_rest.h"

namespace vagtbro::worktime {
namespace {

constexpr absl::Duration kTwoDays = absl::Hours(2 * 24);

// The block of work that ends at or after `time`, among blocks in order.
template <typename Timeline>
std::size_t FirstEndingFrom(const Timeline& work, absl::Time time, std::size_t near) {
  std::size_t first = std::min(near, work.size());
  while (first > 0 && work[first - 1].end_time >= time) --first;
  return first;
}

// Looking back from the ends of the blocks in `within`, of which the last is `near`-ish.
template <typename Timeline>
std::vector<Reduction> Reductions(const Timeline& work, std::size_t near, const Interval& within,
                                  const Profile& profile) {
  std::vector<Reduction> found;
  for (std::size_t i = FirstEndingFrom(work, within.start_time, near);
       i < work.size() && work[i].end_time < within.end_time; ++i) {
    const Interval window{work[i].end_time - profile.daily_window, work[i].end_time};
    const Rest longest = LongestRest(work, i, window);
    const absl::Duration rest = Length(longest.interval);
    if (rest >= profile.daily_rest || rest < profile.reduced_rest->least) continue;
    const absl::Time time = longest.interval.end_time;
    const auto same = std::find_if(found.begin(), found.end(),
                                   [time](const Reduction& each) { return each.time == time; });
    if (same == found.end()) {
      found.push_back({time, rest, longest.before});
    } else {
      same->rest = std::min(same->rest, rest);
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Reduction& a, const Reduction& b) { return a.time < b.time; });
  return found;
}

}  // namespace

std::vector<Reduction> ReductionsNear(const Case& c, const Spliced& work) {
  // A fresh one is seen by a window that holds some of the proposal; a counted one lies up to a
  // window from it, and is itself seen up to a daily window later.
  const absl::Duration reach = c.profile.reduced_rest->window + 3 * c.profile.daily_window;
  const Interval& middle = work[work.at()];
  const Interval within{middle.start_time - reach, middle.end_time + reach};
  auto with = Reductions(work, work.at() + 1, within, c.profile);
  if (with.empty()) return with;
  const Blocks& planned = c.worker.work();
  const std::size_t near = CountEarlier(
      planned, [&within](const Interval& block) { return block.end_time < within.start_time; });
  const auto without = Reductions(planned, near, within, c.profile);
  for (Reduction& each : with) {
    each.fresh = std::none_of(without.begin(), without.end(), [&each](const Reduction& old) {
      return old.time == each.time && old.rest <= each.rest;
    });
  }
  return with;
}

bool IsTooMany(const std::vector<Reduction>& reductions, const ReducedRest& agreed) {
  for (std::size_t first = 0; first < reductions.size(); ++first) {
    bool fresh = false;
    int count = 0;
    for (std::size_t i = first;
         i < reductions.size() && reductions[i].time < reductions[first].time + agreed.window;
         ++i) {
      fresh |= reductions[i].fresh;
      ++count;
      if (fresh && count > agreed.most) return true;
    }
    if (agreed.consecutive || first == 0) continue;
    const Reduction& before = reductions[first - 1];
    const Reduction& after = reductions[first];
    if ((before.fresh || after.fresh) && after.time - before.time < kTwoDays) return true;
  }
  return false;
}

}  // namespace vagtbro::worktime
