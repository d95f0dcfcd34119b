// Told: what a planner may know of how somebody was judged.
//
// Planners see that somebody is away, never why: a holiday and any other absence are one rejection,
// AWAY, and the law's answer is told as in the roster. Oneself hears all of it.
//
// Source:  worktime/proto/told_verdict.h; P4 of the privacy rules.
#pragma once

#include <string>

#include "vagtbro/pool/v1/pool_facts.pb.h"

namespace vagtbro::pool {

// The name of a rejection in a planner's eyes.
std::string RejectionToldToPlanner(const std::string& rejection);

v1::CandidateEvaluation ToldToPlanner(v1::CandidateEvaluation evaluation);

// An offer with the roster's refusal in it.
v1::OfferRow ToldToPlanner(v1::OfferRow offer);

}  // namespace vagtbro::pool
