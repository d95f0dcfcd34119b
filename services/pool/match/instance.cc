#include "pool/match/instance.h"

#include <algorithm>

namespace vagtbro::pool::match {

Holding HoldingOf(const Instance& instance, int person, const std::vector<int>& arcs) {
  Holding holding;
  for (const int arc : arcs) {
    if (!instance.arcs[arc].stay) {
      holding.taken.push_back(instance.tasks[instance.arcs[arc].task].duty);
    }
  }
  for (const int shift : instance.own_shifts[person]) {
    const bool kept = std::any_of(arcs.begin(), arcs.end(), [&](int arc) {
      return instance.arcs[arc].stay && instance.tasks[instance.arcs[arc].task].duty.index == shift;
    });
    if (!kept) holding.released.push_back(shift);
  }
  return holding;
}

Plan PlanOf(const Instance& instance, const std::vector<int>& arcs) {
  Plan plan;
  std::vector<bool> met(instance.demands.size(), false);
  for (const int arc : arcs) {
    const int task = instance.arcs[arc].task;
    const int demand = instance.tasks[task].demand;
    const bool whole = task == instance.demands[demand].first_task;
    if (!whole && !met[demand]) plan.cost += instance.demands[demand].split_price;
    met[demand] = true;
    plan.cost += instance.arcs[arc].cost;
    if (!instance.arcs[arc].stay) {
      plan.assignments.push_back({instance.arcs[arc].person, instance.tasks[task].duty});
    }
  }
  for (std::size_t d = 0; d < instance.demands.size(); ++d) {
    if (met[d]) continue;
    plan.cost += instance.demands[d].drop_price;
    plan.dropped.push_back(instance.tasks[instance.demands[d].first_task].duty.index);
  }
  std::sort(plan.assignments.begin(), plan.assignments.end());
  std::sort(plan.dropped.begin(), plan.dropped.end());
  return plan;
}

}  // namespace vagtbro::pool::match
