#include "pool/match/greedy.h"

#include <queue>
#include <vector>

namespace vagtbro::pool::match {
namespace {

struct Choice {
  Cost regret;
  int demand;
  int arc;  // kNobody: nobody fits

  bool operator<(const Choice& other) const {
    return regret != other.regret ? regret < other.regret : demand > other.demand;
  }
};

Choice Choose(const Instance& instance, const State& state, int demand) {
  const Demand& wanted = instance.demands[demand];
  Choice choice{0, demand, kNobody};
  const int end = instance.first_task_arc[wanted.first_task + 1];
  for (int i = instance.first_task_arc[wanted.first_task]; i < end; ++i) {
    const int arc = instance.task_arcs[i];
    if (instance.arcs[arc].cost >= wanted.drop_price) break;
    if (!state.Fits(arc)) continue;
    if (choice.arc != kNobody) {
      choice.regret = instance.arcs[arc].cost - instance.arcs[choice.arc].cost;
      return choice;
    }
    choice.arc = arc;
    choice.regret = wanted.drop_price - instance.arcs[arc].cost;
  }
  return choice;
}

}  // namespace

void CoverGreedily(const Instance& instance, Approval& approval, State& state) {
  std::priority_queue<Choice> choices;
  for (int demand = 0; demand < static_cast<int>(instance.demands.size()); ++demand) {
    if (!state.Met(demand)) choices.push(Choose(instance, state, demand));
  }
  while (!choices.empty()) {
    const Choice choice = choices.top();
    choices.pop();
    if (choice.arc == kNobody) continue;
    const Choice now = Choose(instance, state, choice.demand);
    if (now.regret != choice.regret || now.arc != choice.arc) {
      choices.push(now);
      continue;
    }
    const std::size_t mark = state.Mark();
    state.Place(choice.arc);
    const int person = instance.arcs[choice.arc].person;
    if (!approval.Approve(person, state.Held(person))) {
      state.Rollback(mark);
      choices.push(Choose(instance, state, choice.demand));
    }
  }
}

}  // namespace vagtbro::pool::match
