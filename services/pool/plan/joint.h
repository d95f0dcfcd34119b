// Joint: several searches as one matching problem, and the way back from its numbers to ids.
//
// Who may be asked about a gap is what the search itself would say on each rung before the
// agencies; who is only asleep or in rest counts as well, if there is time for them afterwards. A
// candidate costs what the search's score says, and more the later the rung.
//
// A gap with hardly anybody gets two more ways: somebody who gives up a later own shift that others
// can take over (a chain), and two people who share it (a split).
//
// Shape:   people, gaps and shifts have the numbers of the problem.
// Units:   costs are points of domain/score.h; an open gap is dearer than any plan without it.
// Threads: the owner thread of the journal only; asks `state` again whenever the law is asked.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "pool/domain/candidate.h"
#include "pool/match/problem.h"
#include "pool/store/pool_state.h"

namespace vagtbro::pool {

class Joint final {
 public:
  // Borrows the state; the covers are not needed beyond the call.
  Joint(const PoolState& state, std::string tenant, const std::vector<const v1::CoverRow*>& covers,
        absl::Time now);

  const match::Problem& problem() const { return problem_; }
  // Answers by what the state says at that time; must not outlive the Joint.
  match::Law law() const;

  const std::string& gap_id(int gap) const {
    return works_.at({match::Duty::Kind::kGap, gap, 0}).gap_id();
  }
  const std::string& shift_id(int shift) const {
    return works_.at({match::Duty::Kind::kShift, shift, 0}).shift_id();
  }
  // The employment by which the person would take the duty.
  const std::string& employment_id(int person, const match::Duty& duty) const {
    return takers_.at({person, duty}).employment_id;
  }
  // Own shift that the person leaves for the duty in any case (redeployment); empty: none.
  const std::string& release_shift_id(int person, const match::Duty& duty) const {
    return takers_.at({person, duty}).release_shift_id;
  }
  match::Cost CostOf(int person, const match::Duty& duty) const {
    return takers_.at({person, duty}).cost;
  }
  // Who could take the whole gap.
  std::vector<int> TakersOf(int gap) const;
  bool CanTake(int person, int gap) const;

 private:
  struct Taker {
    std::string employment_id;
    std::string release_shift_id;
    match::Cost cost = 0;
  };

  int PersonOf(const std::string& person_id);
  match::Cost DropPrice(const roster::v1::GapOpened& gap) const;
  void AddGap(const v1::CoverRow& cover);
  // Everybody on the rungs of the cover who could take it as the duty; `chains`: also those who
  // would have to give up a later own shift.
  void AddTakers(const v1::CoverRow& cover, const match::Duty& duty, bool chains);
  void AddTaker(const Candidate& candidate, const match::Duty& duty, match::Cost cost);
  void AddMover(const Candidate& candidate, const Question& question, const match::Duty& duty,
                match::Cost cost);
  void AddShift(const v1::DutyRow& duty, const std::string& person_id);
  void AddSplits(const v1::CoverRow& cover, int gap);
  bool Allows(int person, const std::vector<match::Duty>& taken,
              const std::vector<int>& released) const;

  const PoolState& state_;
  const std::string tenant_;
  const absl::Time now_;
  match::Problem problem_;
  std::vector<std::string> people_;  // person ids
  std::map<std::string, int> person_numbers_;
  std::map<std::string, int> shift_numbers_;
  std::map<match::Duty, roster::v1::GapOpened> works_;  // parts as gaps of their own
  std::map<std::pair<int, match::Duty>, Taker> takers_;
};

}  // namespace vagtbro::pool
