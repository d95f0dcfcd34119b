// LongestRest: the longest time without work in a window that looks back.
//
// Shape:   a timeline is Blocks or Spliced: disjoint blocks of work in order.
#pragma once

#include <algorithm>
#include <cstddef>

#include "absl/time/time.h"
#include "worktime/interval.h"

namespace vagtbro::worktime {

struct Rest {
  Interval interval;
  std::size_t before;  // the block of work that ends it
};

// In `window`, which ends inside or at the end of work[last]; the later one of two that are equal.
template <typename Timeline>
Rest LongestRest(const Timeline& work, std::size_t last, const Interval& window) {
  Rest longest{{window.end_time, window.end_time}, last};
  for (std::size_t i = last + 1; i-- > 0;) {
    if (work[i].start_time <= window.start_time) break;
    const absl::Time start_time =
        i == 0 ? window.start_time : std::max(window.start_time, work[i - 1].end_time);
    const Interval rest{start_time, work[i].start_time};
    if (Length(rest) > Length(longest.interval)) longest = {rest, i};
    if (i > 0 && work[i - 1].end_time <= window.start_time) break;
  }
  return longest;
}

}  // namespace vagtbro::worktime
