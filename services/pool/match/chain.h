// ChainFinder: the cheapest way to meet one demand, by moving as many others as it takes.
//
// A chain puts a person on the demand; what stands in that person's way goes to somebody else, and
// so on, until somebody is free, a gap may be split among two who are free, or a cheaper gap is
// left open. The search is best first over demands, like the augmenting paths of an assignment;
// nobody occurs twice in a chain, and each chain is tried on the state before it counts.
//
// Threads: one search's own.
#pragma once

#include <cstdint>
#include <vector>

#include "pool/match/instance.h"
#include "pool/match/state.h"

namespace vagtbro::pool::match {

class ChainFinder {
 public:
  // Both must outlive it.
  ChainFinder(const Instance& instance, State& state);

  // Meets the demand, which must be open, by the cheapest chain found that adds less than `limit`
  // to what the others cost. Leaving the demand itself open is not a chain. False: none was found,
  // and the state is as before. At most `width` demands are opened on the way.
  bool Meet(int demand, Cost limit, int width);

 private:
  // How the chain comes to an open demand, or ends.
  struct Link {
    Cost spent = 0;     // by the chain so far
    int from = -1;      // the demand before
    int arc = -1;       // by which that one is met
    int side_arc = -1;  // what else is placed in that step
  };
  struct Entry {
    Cost key;
    int demand;
  };

  void Open(int demand);
  void TryArc(int demand, int arc);
  void TryEject(int demand, int arc, int blocker);
  void TryEjectTwo(int demand, int arc, int blocker, int other);
  void TrySplits(int demand);
  void Arrive(int demand, const Link& link);
  void End(const Link& link, bool dropped);
  // The cheapest arc of the task that fits for somebody not on the way to `demand`.
  int FreeArc(int task, int demand, int not_person) const;
  bool OnTheWay(int demand, int person) const;
  bool Passed(int demand, int other) const;
  bool Apply();

  const Instance& instance_;
  State& state_;
  std::vector<Cost> elsewhere_;  // a demand: what it costs at least, away from its owner
  std::vector<Link> links_;
  std::vector<std::int64_t> seen_;  // a demand: the run in which its link is valid
  std::int64_t run_ = 0;
  std::vector<Entry> heap_;
  Cost best_ = 0;
  Link end_;
  bool end_dropped_ = false;
  bool found_ = false;
};

}  // namespace vagtbro::pool::match
