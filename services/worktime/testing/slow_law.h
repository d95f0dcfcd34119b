// SlowLaw: the same rules a second time, minute by minute, as one would count on squared paper.
//
// Written from the rule book and not from its code, so that the two can disagree. It marks
// every minute of a few weeks and counts marks; nothing in it is sorted, merged or searched.
//
// Units:   minutes since the start of the sheet; a duty is [first, last) and lies well inside it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "worktime/profile.h"

namespace vagtbro::worktime::testing {

struct Minutes {
  int first;
  int last;
};

class SlowLaw {
 public:
  SlowLaw(int sheet_minutes, const std::vector<Minutes>& duties,
          const std::vector<Minutes>& neutral, const Minutes& proposed, const Profile& profile);

  // Each answers with the margin in minutes, as the rule of that name does.
  std::int64_t ShiftMax() const;
  std::int64_t Rest11() const;
  std::int64_t Rest24() const;
  std::int64_t Wt48() const;
  // True if some minute is already taken.
  bool Overlap() const { return overlap_; }

 private:
  int LongestRestBefore(int minute) const;

  std::vector<char> busy_;  // a mark a minute, with the proposal
  std::vector<char> neutral_;
  Minutes proposed_;
  Profile profile_;
  bool overlap_ = false;
};

}  // namespace vagtbro::worktime::testing
