// Verifier: what is wrong with a plan, read off the problem and the staff alone.
//
// It shares no code with the compiler, the search or the law that they ask: it looks at the clock
// times of everything a person would hold.
#pragma once

#include <string>
#include <vector>

#include "pool/match/plan.h"
#include "pool/match/testing/municipality.h"

namespace vagtbro::pool::match {

// One line a fault, each beginning with the name of what is broken; empty: the plan is good.
std::vector<std::string> FaultsOf(const Municipality& town, const Plan& plan);

}  // namespace vagtbro::pool::match
