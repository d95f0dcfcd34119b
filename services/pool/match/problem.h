// Problem: many gaps and the people who could cover them, as one question in plain numbers.
//
// People, gaps and shifts are places in their vectors. The caller has chosen the candidates
// (qualified, consenting, near enough) and priced them; what a person may hold together is for the
// law to say, and only for the law.
//
// Units:   Cost is a whole number of øre-like points, never negative; lower is better.
// Source:  services/DECISIONS.md (first acceptance wins: a better plan withdraws no promise).
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <vector>

#include "absl/time/time.h"
#include "worktime/interval.h"

namespace vagtbro::pool::match {

using Cost = std::int64_t;

// Work that can be given to one person: a gap, a part of one, or a shift that somebody holds.
struct Duty {
  enum class Kind { kGap, kShift };

  Kind kind = Kind::kGap;
  int index = 0;  // among the gaps or the shifts
  int part = 0;   // 0: all of it; 2s+1 and 2s+2: before and after split_times[s] of the gap

  auto operator<=>(const Duty&) const = default;
};

struct Gap {
  worktime::Interval interval;
  Cost drop_price = 0;                  // what it costs to leave it open
  std::vector<absl::Time> split_times;  // inside the interval; two people may meet at one of them
  Cost split_price = 0;                 // what the extra handover costs
  int law_kind = 0;  // equal kinds at equal times are alike to the law (night, on call, …)
};

// A shift that its owner could hand over, to be free for a gap. With the owner it costs nothing.
struct Shift {
  worktime::Interval interval;
  int owner = 0;
  Cost move_price = 0;  // on top of what the new holder costs
  int law_kind = 0;
};

struct Person {
  int most_extra = 2;  // duties beyond the own ones
  // One a week of the problem: minutes left for the duties named here, own movable shifts included.
  // Weeks not named have no cap. Who is over it already may not get more than is held now.
  std::vector<std::int64_t> room_minutes;
};

struct Candidate {
  int person = 0;
  Duty duty;
  Cost cost = 0;
};

struct Problem {
  std::vector<worktime::Interval> weeks;
  std::vector<Gap> gaps;
  std::vector<Shift> shifts;
  std::vector<Person> people;
  std::vector<Candidate> candidates;  // at most one for a person and a duty
  // Word that was given: these stand as they are, whatever they cost. The law has already seen
  // them; it is asked again only where something new is added.
  std::vector<Candidate> promises;
};

// May the person hold `taken` on top of the own duties, without the own shifts in `released`?
// Requires of the caller: fewer duties are never less legal than more.
using Law = std::function<bool(int person, const std::vector<Duty>& taken,
                               const std::vector<int>& released)>;

// When the duty is.
worktime::Interval IntervalOf(const Problem& problem, const Duty& duty);

// The minutes of `interval` that fall into `week`.
std::int64_t MinutesIn(const worktime::Interval& interval, const worktime::Interval& week);

}  // namespace vagtbro::pool::match
