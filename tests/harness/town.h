// Town: a municipality small enough to hold in one's head, for the simulation and the system tests.
//
// Each unit has two people by day, two in the evening, one at night, and needs exactly those: one
// absence is below C. Ten employees a unit work two days on and two off; a leader leads; the town
// has a pool of five and one agency desk. One pool member is on holiday, one has given no consent.
//
// Shape:   ids read as what they are: "e-u0-day-1" is the second of the day group of unit u0.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "vagtbro/bundle/v1/bundle.pb.h"

namespace vagtbro::harness {

inline constexpr char kTenant[] = "legeby";
inline constexpr char kPin[] = "7391";

struct TownPlan {
  int units = 3;
  absl::CivilDay first_day = absl::CivilDay(2026, 1, 26);
  int days = 21;
  bool sisters = true;  // every unit helps every other
};

bundle::v1::Bundle MakeTown(const TownPlan& plan);

// An instant of local time.
absl::Time Local(int year, int month, int day, int hour, int minute);

}  // namespace vagtbro::harness
