#include "worktime/interval.h"

#include <tuple>

namespace vagtbro::worktime {

Blocks Merge(std::vector<Interval> intervals) {
  std::erase_if(intervals, IsEmpty);
  std::sort(intervals.begin(), intervals.end(), [](const Interval& a, const Interval& b) {
    return std::tie(a.start_time, a.end_time) < std::tie(b.start_time, b.end_time);
  });
  Blocks blocks;
  for (const Interval& next : intervals) {
    if (blocks.empty() || blocks.back().end_time < next.start_time) {
      blocks.push_back(next);
    } else {
      blocks.back().end_time = std::max(blocks.back().end_time, next.end_time);
    }
  }
  blocks.shrink_to_fit();  // thousands of people are held in memory
  return blocks;
}

Spliced::Spliced(const Blocks& blocks, const Interval& inserted)
    : blocks_(blocks), middle_(inserted) {
  at_ = CountEarlier(blocks,
                     [&inserted](const Interval& b) { return b.end_time < inserted.start_time; });
  after_ = at_;
  for (; after_ < blocks.size() && blocks[after_].start_time <= inserted.end_time; ++after_) {
    middle_.start_time = std::min(middle_.start_time, blocks[after_].start_time);
    middle_.end_time = std::max(middle_.end_time, blocks[after_].end_time);
  }
}

}  // namespace vagtbro::worktime
