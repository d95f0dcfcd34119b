// BruteForce: the cheapest plan of a very small town, by looking at every plan there is.
#pragma once

#include "pool/match/plan.h"
#include "pool/match/testing/municipality.h"

namespace vagtbro::pool::match {

// Good by the verifier, which also says what is a plan at all. Requires no promises.
Plan CheapestPlan(const Municipality& town);

}  // namespace vagtbro::pool::match
