// Paper: squared paper, a square a minute, on which the slow law marks what it is told.
//
// Nothing is sorted, merged or searched: every question is a walk over the squares.
//
// Units:   minutes since the start of the paper; the end of a span is not in it.
#pragma once

#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "worktime/facts.h"
#include "worktime/profile.h"

namespace vagtbro::worktime::testing {

using Marks = std::vector<char>;

// What the Danish clock and calendar show, minute by minute.
struct Calendar {
  Calendar(absl::CivilDay first_day, int days);

  int size() const { return static_cast<int>(clock.size()); }
  int At(absl::Time time) const;  // the square; clamped to the paper

  absl::Time start;
  std::vector<int> clock;              // minutes of the day
  std::vector<absl::CivilDay> day;     //
  std::vector<absl::Weekday> weekday;  //
  Marks second_time;                   // in the second of the two hours that the clock shows twice
};

// The marks of one person's facts, with or without the duty that is asked for.
struct Paper {
  explicit Paper(const Calendar& the_calendar);

  void Draw(const Duty& duty, const Profile& profile);
  void Draw(Marks& marks, const Interval& interval) const;

  const Calendar& calendar;
  Marks duty;   // any duty at all
  Marks bound;  // no weekly rest
  Marks work;   // working time
};

// True if somebody on call at home is at work all the time.
bool IsWorkAtHome(const Duty& duty, const Profile& profile);

inline bool Marked(const Marks& marks, int minute) {
  return minute >= 0 && minute < static_cast<int>(marks.size()) &&
         marks[static_cast<std::size_t>(minute)] != 0;
}

// How many squares of [first, last) are marked.
int Count(const Marks& marks, int first, int last);

inline int InMinutes(absl::Duration duration) {
  return static_cast<int>(absl::ToInt64Minutes(duration));
}

}  // namespace vagtbro::worktime::testing
