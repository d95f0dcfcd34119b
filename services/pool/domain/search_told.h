// SearchTold: the facts of one step of a search, in the order in which they are told.
//
// Shape:   borrows the view for the time of the step.
#pragma once

#include "absl/time/time.h"
#include "pool/domain/candidate.h"
#include "pool/domain/facts.h"
#include "pool/domain/ranking.h"
#include "pool/domain/search.h"

namespace vagtbro::pool {

class SearchTold final {
 public:
  SearchTold(const SearchView& view, absl::Time now) : view_(view), now_(now) {}

  void Entered(const Question& question, const Ranking& ranking, absl::Time end);
  // What is worth keeping of a ranking whose first `asked` are asked now.
  void Ranked(const Question& question, const Ranking& ranking, size_t asked, bool entered);
  void Offered(const Candidate& candidate, v1::Rung rung, absl::Time lapse);
  // The search looks again then; more may be said of the wave.
  v1::WaveSent& LookAgainAt(absl::Time time);
  void Paused(absl::Time resume);
  // A human is told; without one the search looks again in a while. It rests again with one who
  // has been told.
  void Escalated(v1::EscalationReason reason);
  void Add(Facts facts);

  Facts Take() { return std::move(facts_); }

 private:
  const SearchView& view_;
  const absl::Time now_;
  Facts facts_;
};

}  // namespace vagtbro::pool
