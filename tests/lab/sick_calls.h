// Sick calls: who phones in when, on days drawn once for all policies.
//
// Drawn from the roster as published, so that a day is the same whoever took extra shifts on it: a
// spell begins by frailty, weekday, month and epidemic, and is phoned in before the first shift it
// takes away, by the table of the time of day. A third of the longer ones last longer than first
// said; some are over earlier.
//
// Shape:   by time; the same plan gives the same calls for ever.
// Source:  domain.md 5b. What it leaves open is said at the constant and is an assumption.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "lab/town.h"

namespace vagtbro::lab {

struct SickCall {
  enum class Kind { kSick, kExtend, kFit };
  absl::Time time;
  Kind kind = Kind::kSick;
  std::string employment_id;
  absl::Time start;  // of the absence; of kFit: fit from here
  absl::Time end;    // as far as said
};

struct SickPlan {
  uint64_t seed = 1;
  absl::CivilDay first;
  int days = 0;
  double factor = 1;           // so many times as many spells, for small towns
  bool mornings_only = false;  // only what is phoned in between 04:00 and 12:00
  absl::CivilDay epidemic = absl::CivilDay(2026, 2, 2);
  int epidemic_days = 21;
};

std::vector<SickCall> DrawSickCalls(const Town& town, const SickPlan& plan);

}  // namespace vagtbro::lab
