// Plan: who takes what, what it costs, and how the pieces hang together.
//
// Shape:   assignments are what is new: promises kept, gaps and parts covered, shifts handed over.
//          A shift that is not named stays with its owner.
#pragma once

#include <string>
#include <vector>

#include "pool/match/problem.h"

namespace vagtbro::pool::match {

struct Assignment {
  int person = 0;
  Duty duty;

  auto operator<=>(const Assignment&) const = default;
};

struct Plan {
  std::vector<Assignment> assignments;  // in the order of (person, duty)
  std::vector<int> dropped;             // gaps left open, rising
  Cost cost = 0;

  bool operator==(const Plan&) const = default;
};

// A cover and what must happen for it: the first takes a gap, the others take over the shifts that
// this sets free, each after the one who hands over. Most chains have one link.
//
// A chain is agreed from its end: nobody is released before the back-fill has said yes.
using Chain = std::vector<Assignment>;

// Every assignment of the plan, each in one chain; in the order of their first links.
std::vector<Chain> ChainsOf(const Problem& problem, const Plan& plan);

}  // namespace vagtbro::pool::match
