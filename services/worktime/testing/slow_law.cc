#include "worktime/testing/slow_law.h"

#include <algorithm>

namespace vagtbro::worktime::testing {
namespace {

int Count(absl::Duration duration) { return static_cast<int>(absl::ToInt64Minutes(duration)); }

void Mark(std::vector<char>& sheet, const Minutes& minutes) {
  for (int m = minutes.first; m < minutes.last; ++m) sheet[static_cast<std::size_t>(m)] = 1;
}

bool At(const std::vector<char>& sheet, int minute) {
  return sheet[static_cast<std::size_t>(minute)] != 0;
}

}  // namespace

SlowLaw::SlowLaw(int sheet_minutes, const std::vector<Minutes>& duties,
                 const std::vector<Minutes>& neutral, const Minutes& proposed,
                 const Profile& profile)
    : busy_(static_cast<std::size_t>(sheet_minutes)),
      neutral_(static_cast<std::size_t>(sheet_minutes)),
      proposed_(proposed),
      profile_(profile) {
  for (const Minutes& duty : duties) Mark(busy_, duty);
  for (const Minutes& away : neutral) Mark(neutral_, away);
  for (int m = proposed.first; m < proposed.last; ++m) overlap_ = overlap_ || At(busy_, m);
  Mark(busy_, proposed);
}

std::int64_t SlowLaw::ShiftMax() const {
  int first = proposed_.first;
  int last = proposed_.last;
  while (At(busy_, first - 1)) --first;
  while (At(busy_, last)) ++last;
  return Count(profile_.shift_max) - (last - first);
}

int SlowLaw::LongestRestBefore(int minute) const {
  int longest = 0;
  int run = 0;
  for (int m = minute - Count(profile_.daily_window); m < minute; ++m) {
    run = At(busy_, m) ? 0 : run + 1;
    longest = std::max(longest, run);
  }
  return longest;
}

std::int64_t SlowLaw::Rest11() const {
  const int last_minute = proposed_.last - 1 + Count(profile_.daily_window);
  int worst = Count(profile_.daily_window);
  for (int m = proposed_.first; m < last_minute; ++m) {
    if (At(busy_, m)) worst = std::min(worst, LongestRestBefore(m + 1));
  }
  return worst - Count(profile_.daily_rest);
}

std::int64_t SlowLaw::Rest24() const {
  const int enough = Count(profile_.weekly_rest);
  // Outward from the proposal to the first and last busy minute before a rest that is long enough.
  int first = proposed_.first;
  for (int m = first - 1, free = 0; m >= 0 && free < enough; --m) {
    free = At(busy_, m) ? 0 : free + 1;
    if (free == 0) first = m;
  }
  int last = proposed_.last;
  const int sheet = static_cast<int>(busy_.size());
  for (int m = last, free = 0; m < sheet && free < enough; ++m) {
    free = At(busy_, m) ? 0 : free + 1;
    if (free == 0) last = m + 1;
  }
  return Count(profile_.weekly_stretch) - (last - first);
}

std::int64_t SlowLaw::Wt48() const {
  const int sheet = static_cast<int>(busy_.size());
  int most = 0;
  for (int end = proposed_.last; end < sheet; ++end) {
    if (!At(busy_, end - 1) || At(busy_, end)) continue;  // looks back where work ends
    int counted = 0;
    int worked = 0;
    int m = end;
    while (counted < Count(profile_.reference_period) && m > 0) {
      --m;
      if (At(busy_, m)) ++worked;
      if (!At(neutral_, m)) ++counted;
    }
    if (m < proposed_.last) most = std::max(most, worked);
  }
  return Count(ReferenceLimit(profile_)) - most;
}

}  // namespace vagtbro::worktime::testing
