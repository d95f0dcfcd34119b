// Search: a lawful plan at once, and a better one the longer it runs.
//
// Three moves: greedy cover; the cheapest chain for each gap, until no single chain betters the
// plan; then ruin and recreate: a neighbourhood of demands is opened and met again, in another
// order, and kept if it is hardly worse.
//
// Shape:   the same instance, law and seed give the same plans after the same number of steps.
// Units:   a step takes well under a millisecond on 400 gaps and 2,500 movable shifts.
// Threads: one thread's own.
#pragma once

#include <cstdint>
#include <functional>
#include <random>
#include <vector>

#include "pool/match/approval.h"
#include "pool/match/chain.h"
#include "pool/match/instance.h"
#include "pool/match/state.h"

namespace vagtbro::pool::match {

struct Budget {
  std::int64_t steps = 0;
  // Asked before each step; true ends the run. Absent: only the steps count.
  std::function<bool()> time_is_up = {};
};

class Search final {
 public:
  // The first plan stands when this returns.
  Search(Instance instance, Law law, std::uint64_t seed);
  Search(const Search&) = delete;
  Search& operator=(const Search&) = delete;

  // Goes on from where it stands.
  void Run(const Budget& budget);

  // The best plan so far. It never becomes dearer.
  Plan Best() const { return PlanOf(instance_, best_); }
  Cost best_cost() const { return best_cost_; }
  // Its arcs, rising.
  const std::vector<int>& best_arcs() const { return best_; }

  // Takes over a full plan from elsewhere if it is cheaper and the law agrees; false if not. An
  // unlawful one teaches the instance what is forbidden.
  bool Adopt(const std::vector<int>& arcs);

  // As compiled, with the forbidden sets learnt meanwhile.
  const Instance& instance() const { return instance_; }

 private:
  void Step();
  void ImproveNext();
  void RuinAndRecreate();
  std::vector<int> Neighbourhood(std::size_t size);
  bool Approved();
  void KeepIfBest();
  void Weigh();
  std::size_t Pick(std::size_t below) { return random_() % below; }

  Instance instance_;
  Approval approval_;
  State state_;
  ChainFinder chains_;
  std::mt19937_64 random_;
  std::vector<int> gaps_;   // demands that are not settled
  std::vector<int> queue_;  // gaps still to be improved by a single chain
  bool bettered_ = false;   // in this pass over the gaps
  std::vector<int> best_;
  Cost best_cost_ = 0;
  std::int64_t since_best_ = 0;  // ruins
  Cost heat_ = 0;                // how much worse a plan may become
  std::vector<int> open_;        // gaps the best plan leaves open
  std::vector<int> marked_;      // a demand: in the neighbourhood numbered so
  int neighbourhood_ = 0;
};

}  // namespace vagtbro::pool::match
