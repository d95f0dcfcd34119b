// Approval: puts what people hold before the law, once for each thing a person could hold.
//
// The compiled tables know pairs and hours; only the law knows all. A set that it refuses is made
// as small as it can be and forbidden in the instance, so that no search tries it again.
//
// Threads: one search's own.
#pragma once

#include <set>
#include <span>
#include <vector>

#include "pool/match/instance.h"
#include "pool/match/problem.h"

namespace vagtbro::pool::match {

class Approval {
 public:
  // `instance` must outlive it and learns the forbidden sets.
  Approval(Instance& instance, Law law) : instance_(instance), law_(std::move(law)) {}

  // True if the person may hold these arcs. Who holds nothing but promises and own shifts may.
  bool Approve(int person, std::span<const int> held);

 private:
  // True if something is taken that is not promised yet.
  bool News(std::span<const int> arcs) const;
  bool Lawful(int person, const std::vector<int>& arcs) const;
  void Forbid(int person, std::vector<int> arcs);

  Instance& instance_;
  Law law_;
  std::set<std::vector<int>> approved_;
};

}  // namespace vagtbro::pool::match
