#include "pool/match/exact.h"

#include <algorithm>
#include <utility>

namespace vagtbro::pool::match {

Exact::Exact(Search& search, std::string binary, double most_seconds)
    : search_(search), binary_(std::move(binary)), most_seconds_(most_seconds) {
  Ask();
}

void Exact::Ask() {
  ++rounds_;
  worker_ = std::make_unique<Worker>(binary_, ProgramOf(search_.instance(), search_.best_arcs()),
                                     most_seconds_);
}

Standing Exact::Poll() {
  while (!settled_ && worker_->Done()) settled_ = Settle();
  return settled_ ? StandingNow() : Standing{Standing::Kind::kRunning, 0};
}

Standing Exact::Wait() {
  while (!settled_) {
    worker_->Wait();
    settled_ = Settle();
  }
  return StandingNow();
}

bool Exact::Settle() {
  const std::optional<Solution>& solution = worker_->solution();
  if (!solution) return true;
  if (solution->bounded) {
    // A bound without what was forbidden since is a bound still.
    bound_ = bounded_ ? std::max(bound_, solution->bound) : solution->bound;
    bounded_ = true;
  }
  const std::vector<int> arcs = ArcsIn(search_.instance(), solution->columns);
  const bool better = PlanOf(search_.instance(), arcs).cost < search_.best_cost();
  if (!better || search_.Adopt(arcs) || rounds_ == kMostRounds) return true;
  Ask();
  return false;
}

Standing Exact::StandingNow() const {
  if (!bounded_) return {Standing::Kind::kUnknown, 0};
  const Cost cost = search_.best_cost();
  if (cost <= bound_) return {Standing::Kind::kProven, 0};
  const auto base = static_cast<double>(std::max<Cost>(bound_, 1));
  return {Standing::Kind::kWithin, 100.0 * static_cast<double>(cost - bound_) / base};
}

}  // namespace vagtbro::pool::match
