#include "pool/api/told.h"

#include "pool/domain/eligibility.h"
#include "worktime/proto/told_verdict.h"

namespace vagtbro::pool {

std::string RejectionToldToPlanner(const std::string& rejection) {
  return rejection == Name(Rejection::kOnHoliday) ? Name(Rejection::kAway) : rejection;
}

v1::CandidateEvaluation ToldToPlanner(v1::CandidateEvaluation evaluation) {
  evaluation.set_rejection(RejectionToldToPlanner(evaluation.rejection()));
  *evaluation.mutable_verdict() = worktime::ToldToPlanner(evaluation.verdict());
  return evaluation;
}

v1::OfferRow ToldToPlanner(v1::OfferRow offer) {
  *offer.mutable_verdict() = worktime::ToldToPlanner(offer.verdict());
  return offer;
}

}  // namespace vagtbro::pool
