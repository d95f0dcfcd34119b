// Hindsight: the best that anybody could have done with a day, all answers known.
//
// Played on days on which nobody is asked: at each gap everybody on the ladder is looked at, and
// who may take it, could be asked in time and would say yes is a candidate. The day's gaps and
// these candidates are matched at the lowest cost; no person takes more than one gap of a day, a
// desk as many as it would confirm.
//
// An upper bound for every policy, not one that could be reached: it knows whom to ask, wakes
// nobody in vain, takes a yes as long as the shift lasts, and forgets what a person took on the day
// before. A gap counts as a whole: where a policy parts one, its parts are not compared with it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "lab/answers.h"
#include "lab/ledger.h"
#include "lab/town.h"
#include "pool/match/problem.h"
#include "pool/store/pool_state.h"

namespace vagtbro::lab {

struct BestDay {
  int gaps = 0;
  int covered = 0;
  int64_t cost_ore = 0;
  bool proven = false;  // the optimum to the last øre; covered and cost are a plan's all the same
};

class Hindsight final {
 public:
  // `ladder` is the policy whose rungs are looked at.
  Hindsight(const Town& town, const Answers& answers, pool::v1::PolicySet ladder);

  // One gap of those opened less than a day before they begin.
  void Look(const pool::PoolState& state, const GapRecord& gap, absl::Time now);

  // To be called at the end: matched day by day, by when the gaps were opened.
  std::map<absl::CivilDay, BestDay> Match(const std::vector<GapRecord>& gaps) const;

 private:
  struct Willing {
    std::string person_id;
    bool agency = false;
    pool::match::Cost cost_ore = 0;
  };

  BestDay MatchDay(const std::vector<const GapRecord*>& gaps) const;

  const Town& town_;
  const Answers& answers_;
  pool::v1::PolicySet ladder_;
  std::map<std::string, std::map<std::string, Willing>> willing_;  // occasion -> person
};

}  // namespace vagtbro::lab
