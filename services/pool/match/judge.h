// Judge: what each person may take alone, and which own shifts have to give way for it.
//
// Shape:   drafts are arcs to be; those that cannot be are struck out, not removed.
// Threads: used while one instance is compiled.
#pragma once

#include <vector>

#include "pool/match/instance.h"
#include "pool/match/problem.h"
#include "pool/match/times.h"

namespace vagtbro::pool::match {

struct Draft {
  Arc arc;
  bool live = true;
};

// Strikes out what the law refuses even with all own movable shifts handed over; adds an arc for
// each shift that its owner may keep; and settles the shifts that nobody would or could take over
// to anybody's use. `instance` has its tasks, demands, minutes, rooms and own shifts.
void JudgeDrafts(const Problem& problem, const Law& law, const Times& times, Instance& instance,
                 std::vector<Draft>& drafts);

}  // namespace vagtbro::pool::match
