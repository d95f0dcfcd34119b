// Corner: a problem written by hand, one line a fact, for tests that are stories.
//
// Everybody rests 11 hours and has the whole week free but for what is said here.
#pragma once

#include "pool/match/testing/municipality.h"

namespace vagtbro::pool::match {

class Corner {
 public:
  // People 0 … people - 1, each with room for so many hours a week and two extra duties.
  explicit Corner(int people, int hours = 40);

  // Days count from a Monday; hours on the clock. They answer with the number of what they added.
  int AddGap(int day, int from_hour, int to_hour, Cost drop_price);
  int AddShift(int owner, int day, int from_hour, int to_hour, Cost move_price);
  void AddPlanned(int person, int day, int from_hour, int to_hour);
  void CanTake(int person, const Duty& duty, Cost cost);
  void Promise(int person, const Duty& duty, Cost cost);

  Problem& problem() { return town_.problem; }
  Municipality& town() { return town_; }
  Law law() const { return town_.law(); }

 private:
  Municipality town_;
};

// The whole gap, and the shift, so numbered.
inline Duty GapDuty(int gap, int part = 0) { return {Duty::Kind::kGap, gap, part}; }
inline Duty ShiftDuty(int shift) { return {Duty::Kind::kShift, shift, 0}; }

// The hour of the day, as an instant.
absl::Time At(int day, int hour);

}  // namespace vagtbro::pool::match
