// SearchBeside: who is asked in a step beside the people of the rung the search is on.
//
// Those who are wanted though their rung was left: the plan has them for this gap, a manager lets
// them be asked on their holiday, or they were passed over at their own wish. And agencies, one
// after the other, once a planner has called them in. The search goes on meanwhile; only the leader
// and the rung of the agencies wait for their answers.
//
// Shape:   borrows view and teller for the time of the step.
#pragma once

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "pool/domain/candidate.h"
#include "pool/domain/search.h"
#include "pool/domain/search_told.h"

namespace vagtbro::pool {

class SearchBeside final {
 public:
  // Nothing but holidays that are let go is looked at from `deadline` on.
  SearchBeside(const SearchView& view, const worktime::Proposal& proposal, absl::Time deadline,
               absl::Time now, SearchTold& tell)
      : view_(view), proposal_(proposal), deadline_(deadline), now_(now), tell_(tell) {}

  void Ask();

  // Who was asked on a rung that was left; empty: nobody.
  const std::string& person() const { return person_; }
  // How many were asked.
  size_t people() const { return people_; }
  // When the last of their offers lapses; absent: nobody was asked.
  const std::optional<absl::Time>& last_lapse() const { return last_lapse_; }

 private:
  void AskWanted();
  void AskAgency();
  bool IsWanted(const Candidate& candidate) const;
  void Offer(const Candidate& candidate, v1::Rung rung);

  const SearchView& view_;
  const worktime::Proposal& proposal_;
  const absl::Time deadline_;
  const absl::Time now_;
  SearchTold& tell_;
  std::string person_;
  size_t people_ = 0;
  std::optional<absl::Time> last_lapse_;
};

}  // namespace vagtbro::pool
