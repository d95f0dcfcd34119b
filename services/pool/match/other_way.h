// OtherWay: why a person was kept for something else, as the price of the plan the other way round.
//
// Shape:   found by the same moves as the plan: the price is an upper estimate, and good enough to
//          tell a planner; never a proof.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pool/match/search.h"

namespace vagtbro::pool::match {

struct OtherWay {
  int person = 0;
  int gap = 0;                 // that the person could have had
  std::vector<Duty> kept_for;  // what the person takes in the plan; none: costs alone decided
  Cost dearer = 0;             // what the plan would cost more
  std::vector<int> left_open;  // gaps that nobody would cover then, though the plan covers them
};

// The best plan with `person` on the whole of `gap`. Absent if the person could never take it, or
// has it.
std::optional<OtherWay> WhyNot(const Search& search, int person, int gap);

// "kept for G3: G5 instead would cost 5740 more and leave G3 open"
std::string Line(const OtherWay& other, const std::function<std::string(const Duty&)>& name);

}  // namespace vagtbro::pool::match
