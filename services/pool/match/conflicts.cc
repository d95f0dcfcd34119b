#include "pool/match/conflicts.h"

#include <algorithm>
#include <map>

namespace vagtbro::pool::match {
namespace {

class Filler {
 public:
  Filler(const Law& law, const Times& times, Instance& instance)
      : law_(law), times_(times), instance_(instance) {
    group_of_time_.assign(times.size(), -1);
  }

  void Fill(int person) {
    person_ = person;
    first_ = instance_.first_arc[person];
    count_ = instance_.first_arc[person + 1] - first_;
    words_ = instance_.words[person];
    GroupByTime();
    for (std::size_t a = 0; a < groups_.size(); ++a) {
      for (std::size_t b = a; b < groups_.size(); ++b) {
        if (Exclude(groups_[a].front(), groups_[b].front())) MarkGroups(groups_[a], groups_[b]);
      }
    }
    MarkStays();
    MarkDemands();
    for (const auto& group : groups_) {
      group_of_time_[times_.Of(instance_.arcs[group.front()].task)] = -1;
    }
  }

 private:
  // Arcs that take something, by time. Arcs that keep a shift are asked about one by one: the own
  // plan knows more of a shift than its time.
  void GroupByTime() {
    groups_.clear();
    own_.clear();
    for (int arc = first_; arc < first_ + count_; ++arc) {
      if (instance_.arcs[arc].stay) {
        own_.push_back(arc);
        continue;
      }
      int& group = group_of_time_[times_.Of(instance_.arcs[arc].task)];
      if (group < 0) {
        group = static_cast<int>(groups_.size());
        groups_.emplace_back();
      }
      groups_[group].push_back(arc);
    }
    released_.clear();
    for (const int arc : own_) released_.push_back(DutyOf(arc).index);
  }

  bool Exclude(int arc, int other) {
    const worktime::Interval& a = times_.interval(times_.Of(instance_.arcs[arc].task));
    const worktime::Interval& b = times_.interval(times_.Of(instance_.arcs[other].task));
    if (worktime::Overlaps(a, b)) return true;
    if (instance_.most_extra[person_] < 2) return false;  // the count decides
    const absl::Duration apart =
        std::max(a.start_time, b.start_time) - std::min(a.end_time, b.end_time);
    if (apart > kAskedApart) return false;
    two_ = {DutyOf(arc), DutyOf(other)};
    return !law_(person_, two_, released_);
  }

  void MarkStays() {
    for (const int stay : own_) {
      std::vector<int> others;
      for (const int shift : released_) {
        if (shift != DutyOf(stay).index) others.push_back(shift);
      }
      for (const auto& group : groups_) {
        const worktime::Interval& a = times_.interval(times_.Of(instance_.arcs[stay].task));
        const worktime::Interval& b =
            times_.interval(times_.Of(instance_.arcs[group.front()].task));
        one_[0] = DutyOf(group.front());
        if (worktime::Overlaps(a, b) || !law_(person_, one_, others)) MarkGroups({stay}, group);
      }
    }
  }

  // Nobody meets oneself in the middle of a gap.
  void MarkDemands() {
    std::map<int, std::vector<int>> by_demand;
    for (int arc = first_; arc < first_ + count_; ++arc) {
      if (DutyOf(arc).part > 0) by_demand[DutyOf(arc).index].push_back(arc);
    }
    for (const auto& [demand, arcs] : by_demand) {
      if (arcs.size() > 1) MarkGroups(arcs, arcs);
    }
  }

  void MarkGroups(const std::vector<int>& arcs, const std::vector<int>& others) {
    for (const int arc : arcs) {
      for (const int other : others) {
        Mark(arc, other);
        Mark(other, arc);
      }
    }
  }

  // A promise stands beside other promises and the own shifts: it was given so.
  bool Stands(int arc, int beside) const {
    return instance_.arcs[arc].fixed &&
           (instance_.arcs[beside].fixed || instance_.arcs[beside].stay);
  }

  void Mark(int arc, int other) {
    if (arc == other || Stands(arc, other) || Stands(other, arc)) return;
    const std::size_t row =
        instance_.first_word[person_] + static_cast<std::size_t>(arc - first_) * words_;
    const int bit = other - first_;
    instance_.conflict_bits[row + bit / 64] |= std::uint64_t{1} << (bit % 64);
  }

  const Duty& DutyOf(int arc) const { return instance_.tasks[instance_.arcs[arc].task].duty; }

  const Law& law_;
  const Times& times_;
  Instance& instance_;
  int person_ = 0;
  int first_ = 0;
  int count_ = 0;
  int words_ = 0;
  std::vector<std::vector<int>> groups_;
  std::vector<int> group_of_time_;
  std::vector<int> own_;       // arcs
  std::vector<int> released_;  // shifts
  std::vector<Duty> one_ = std::vector<Duty>(1);
  std::vector<Duty> two_ = std::vector<Duty>(2);
};

}  // namespace

void FillConflicts(const Law& law, const Times& times, Instance& instance) {
  std::size_t total = 0;
  instance.first_word.clear();
  instance.words.clear();
  for (int person = 0; person < instance.people(); ++person) {
    const int count = instance.first_arc[person + 1] - instance.first_arc[person];
    const int words = (count + 63) / 64;
    instance.first_word.push_back(total);
    instance.words.push_back(words);
    total += static_cast<std::size_t>(count) * words;
  }
  instance.conflict_bits.assign(total, 0);
  Filler filler(law, times, instance);
  for (int person = 0; person < instance.people(); ++person) {
    if (instance.first_arc[person + 1] - instance.first_arc[person] > 1) filler.Fill(person);
  }
}

}  // namespace vagtbro::pool::match
