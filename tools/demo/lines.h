// The lines of one unit of each kind: who works from when to when, with which training.
#pragma once

#include <vector>

#include "plan.h"

namespace vagtbro::demo {

// How many people a unit has at work.
struct Heads {
  int day = 0;
  int weekend_day = 0;
  int evening = 0;
  int night = 1;
};

// Care around the clock in three shifts, 07-15-23; one of the day's shifts is a team shift. With
// `medication`, day and evening each have a responsible and a checker.
std::vector<Line> CareLines(const Heads& heads, bool medication);

// The same, with one of the evening who may give insulin.
std::vector<Line> HomeCareLines(const Heads& heads);

// The same for a team of nurses.
std::vector<Line> NursingLines(const Heads& heads);

// Residential care, 07:30-15:30-23:00. `long_weekends`: two shifts of 12 hours on Saturday and
// Sunday, by local agreement. `sleeping`: the night watch sleeps in the house.
std::vector<Line> ResidentialLines(const Heads& heads, bool long_weekends, bool sleeping);

// Monday to Friday, 08:00-15:30.
std::vector<Line> DayCentreLines(int heads);

}  // namespace vagtbro::demo
