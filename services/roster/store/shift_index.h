// ShiftIndex: which shifts of a group begin when.
//
// A group is a unit, an employment or a whole municipality. Derived from the shift rows, never
// stored.
//
// Shape:   within a group by start, then shift id. Shifts last at most kLongestShift.
// Threads: the owner thread of the journal only.
#pragma once

#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "roster/domain/shift_row.h"

namespace vagtbro::roster {

class ShiftIndex final {
 public:
  // Start and shift id.
  using Entry = std::pair<absl::Time, std::string>;
  using Entries = std::set<Entry>;

  void Add(const std::string& group, const Entry& entry) { groups_[group].insert(entry); }

  void Remove(const std::string& group, const Entry& entry) {
    const auto found = groups_.find(group);
    if (found == groups_.end()) return;
    found->second.erase(entry);
    if (found->second.empty()) groups_.erase(found);
  }

  // Entries of a group; empty if there is none.
  const Entries& Of(const std::string& group) const {
    static const Entries none;
    const auto found = groups_.find(group);
    return found == groups_.end() ? none : found->second;
  }

  // Entries of shifts that may share an instant with `interval`: the caller looks at the ends.
  std::pair<Entries::const_iterator, Entries::const_iterator> Around(
      const std::string& group, const Interval& interval) const {
    const Entries& entries = Of(group);
    return {entries.lower_bound({interval.start_time - kLongestShift, ""}),
            entries.lower_bound({interval.end_time, ""})};
  }

  void Clear() { groups_.clear(); }

 private:
  std::unordered_map<std::string, Entries> groups_;
};

}  // namespace vagtbro::roster
