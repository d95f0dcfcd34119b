// State: a plan under way: who holds what now, and what still fits. Every step can be taken back.
//
// Threads: one search's own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "pool/match/instance.h"

namespace vagtbro::pool::match {

inline constexpr int kNobody = -1;

class State {
 public:
  // Everybody keeps the own shifts, promises are kept, all else is open. `instance` must outlive
  // it; forbidden sets may be added to it meanwhile.
  explicit State(const Instance& instance);

  Cost cost() const { return cost_; }
  // What the demand costs as it is met now; its drop price if it is not.
  Cost CostOf(int demand) const;
  bool Met(int demand) const { return tasks_met_[IndexOf(demand)] > 0; }
  // The arc that serves the task; kNobody if none does.
  int ArcOf(int task) const { return arc_of_task_[IndexOf(task)]; }
  // What the person holds, in no order.
  std::span<const int> Held(int person) const {
    const std::size_t at = IndexOf(person);
    return {held_.data() + first_held_[at], IndexOf(held_count_[at])};
  }

  // True if the person could hold the arc too, having put down `without` (an arc or kNobody).
  bool Fits(int arc, int without = kNobody) const;

  // Requires Fits(arc) and that nobody has the task.
  void Place(int arc);
  // Takes whatever serves the demand from its holders.
  void Clear(int demand);

  // Steps so far. Rollback(Mark()) takes back what came after; Forget() makes the past final.
  std::size_t Mark() const { return log_.size(); }
  void Rollback(std::size_t mark);
  void Forget() { log_.clear(); }
  // The people who hold something else than at the last Forget(), each once.
  std::vector<int> Changed() const;

  // All arcs in use, rising.
  std::vector<int> Arcs() const;
  // Goes to another full plan, given as Arcs() gave it.
  void Restore(const std::vector<int>& arcs);

 private:
  struct Step {
    int arc;
    bool placed;
  };

  bool WithinHours(int arc, int without) const;
  bool Allowed(int arc, int without) const;
  void Hold(int arc);
  void PutDown(int arc);

  const Instance& instance_;
  Cost cost_ = 0;
  std::vector<int> arc_of_task_;
  std::vector<int> tasks_met_;  // a demand
  std::vector<int> held_;       // by person, from first_held_
  std::vector<int> first_held_;
  std::vector<int> held_count_;
  std::vector<int> extras_;            // a person
  std::vector<std::int64_t> minutes_;  // [person * weeks + week]
  std::vector<Step> log_;
};

}  // namespace vagtbro::pool::match
