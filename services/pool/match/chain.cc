#include "pool/match/chain.h"

#include <algorithm>
#include <array>

namespace vagtbro::pool::match {
namespace {

constexpr int kMostBlockers = 2;

bool Later(Cost a, int a_demand, Cost b, int b_demand) {
  return a != b ? a > b : a_demand > b_demand;
}

}  // namespace

ChainFinder::ChainFinder(const Instance& instance, State& state)
    : instance_(instance), state_(state) {
  links_.resize(instance.demands.size());
  seen_.assign(instance.demands.size(), 0);
  for (const Demand& demand : instance.demands) {
    Cost least = demand.drop_price;
    const int end = instance.first_task_arc[demand.first_task + 1];
    for (int i = instance.first_task_arc[demand.first_task]; i < end; ++i) {
      const Arc& arc = instance.arcs[instance.task_arcs[i]];
      if (arc.stay) continue;
      least = std::min(least, arc.cost);
      break;
    }
    elsewhere_.push_back(least);
  }
}

bool ChainFinder::Meet(int demand, Cost limit, int width) {
  ++run_;
  heap_.clear();
  best_ = limit;
  found_ = false;
  links_[demand] = {};
  seen_[demand] = run_;
  heap_.push_back({0, demand});
  const auto later = [](const Entry& a, const Entry& b) {
    return Later(a.key, a.demand, b.key, b.demand);
  };
  while (!heap_.empty() && width > 0) {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    const Entry next = heap_.back();
    heap_.pop_back();
    if (next.key >= best_) break;
    const Cost key = links_[next.demand].spent + elsewhere_[next.demand];
    if (next.demand != demand && next.key != key) continue;  // reached more cheaply since
    --width;
    Open(next.demand);
  }
  return found_ && Apply();
}

void ChainFinder::Open(int demand) {
  const Link& link = links_[demand];
  const Demand& wanted = instance_.demands[demand];
  if (link.from >= 0 && link.spent + wanted.drop_price < best_) {
    End({link.spent + wanted.drop_price, demand, -1, -1}, true);
  }
  const int end = instance_.first_task_arc[wanted.first_task + 1];
  for (int i = instance_.first_task_arc[wanted.first_task]; i < end; ++i) {
    const int arc = instance_.task_arcs[i];
    if (links_[demand].spent + instance_.arcs[arc].cost >= best_) break;
    TryArc(demand, arc);
  }
  if (wanted.splits > 0) TrySplits(demand);
}

void ChainFinder::TryArc(int demand, int arc) {
  const int person = instance_.arcs[arc].person;
  if (OnTheWay(demand, person)) return;
  const std::span<const int> held = state_.Held(person);
  std::array<int, kMostBlockers> blockers{};
  int count = 0;
  for (const int other : held) {
    if (!instance_.Conflict(arc, other)) continue;
    if (count == kMostBlockers || instance_.arcs[other].fixed) return;
    blockers[count++] = other;
  }
  if (count == 2) return TryEjectTwo(demand, arc, blockers[0], blockers[1]);
  if (count == 1) return TryEject(demand, arc, blockers[0]);
  if (state_.Fits(arc)) {
    End({links_[demand].spent + instance_.arcs[arc].cost, demand, arc, -1}, false);
    return;
  }
  // Too many duties or hours: any of them may go.
  for (const int other : held) {
    if (!instance_.arcs[other].fixed) TryEject(demand, arc, other);
  }
}

void ChainFinder::TryEject(int demand, int arc, int blocker) {
  if (!state_.Fits(arc, blocker)) return;
  const int next = instance_.tasks[instance_.arcs[blocker].task].demand;
  if (next == demand || Passed(demand, next)) return;
  Arrive(next,
         {links_[demand].spent + instance_.arcs[arc].cost - state_.CostOf(next), demand, arc, -1});
}

// One of the two goes straight to somebody who is free; the other goes on.
void ChainFinder::TryEjectTwo(int demand, int arc, int blocker, int other) {
  for (int turn = 0; turn < 2; ++turn, std::swap(blocker, other)) {
    const int next = instance_.tasks[instance_.arcs[blocker].task].demand;
    const int aside = instance_.tasks[instance_.arcs[other].task].demand;
    if (next == aside || next == demand || aside == demand) return;
    if (Passed(demand, next) || Passed(demand, aside)) return;
    const int person = instance_.arcs[arc].person;
    const int home = FreeArc(instance_.demands[aside].first_task, demand, person);
    if (home < 0) continue;
    const Cost spent = links_[demand].spent + instance_.arcs[arc].cost - state_.CostOf(next) +
                       instance_.arcs[home].cost - state_.CostOf(aside);
    Arrive(next, {spent, demand, arc, home});
  }
}

void ChainFinder::TrySplits(int demand) {
  const Demand& wanted = instance_.demands[demand];
  for (int split = 0; split < wanted.splits; ++split) {
    const int before = wanted.first_task + 1 + 2 * split;
    for (const auto& [first, second] : {std::pair(before, before + 1), {before + 1, before}}) {
      const int arc = FreeArc(first, demand, kNobody);
      if (arc < 0) return;
      const int side = FreeArc(second, demand, instance_.arcs[arc].person);
      if (side < 0) continue;
      const Cost spent = links_[demand].spent + wanted.split_price + instance_.arcs[arc].cost +
                         instance_.arcs[side].cost;
      End({spent, demand, arc, side}, false);
    }
  }
}

void ChainFinder::Arrive(int demand, const Link& link) {
  const Cost key = link.spent + elsewhere_[demand];
  if (key >= best_) return;
  if (seen_[demand] == run_ && links_[demand].spent <= link.spent) return;
  seen_[demand] = run_;
  links_[demand] = link;
  heap_.push_back({key, demand});
  std::push_heap(heap_.begin(), heap_.end(), [](const Entry& a, const Entry& b) {
    return Later(a.key, a.demand, b.key, b.demand);
  });
}

void ChainFinder::End(const Link& link, bool dropped) {
  if (link.spent >= best_) return;
  best_ = link.spent;
  end_ = link;
  end_dropped_ = dropped;
  found_ = true;
}

int ChainFinder::FreeArc(int task, int demand, int not_person) const {
  for (int i = instance_.first_task_arc[task]; i < instance_.first_task_arc[task + 1]; ++i) {
    const int arc = instance_.task_arcs[i];
    const int person = instance_.arcs[arc].person;
    if (links_[demand].spent + instance_.arcs[arc].cost >= best_) return -1;
    if (person != not_person && !OnTheWay(demand, person) && state_.Fits(arc)) return arc;
  }
  return -1;
}

bool ChainFinder::OnTheWay(int demand, int person) const {
  for (const Link* link = &links_[demand]; link->from >= 0; link = &links_[link->from]) {
    if (instance_.arcs[link->arc].person == person) return true;
    if (link->side_arc >= 0 && instance_.arcs[link->side_arc].person == person) return true;
  }
  return false;
}

bool ChainFinder::Passed(int demand, int other) const {
  for (int at = demand; at >= 0; at = links_[at].from) {
    if (at == other) return true;
    const int side = links_[at].side_arc;
    if (side >= 0 && instance_.tasks[instance_.arcs[side].task].demand == other) return true;
  }
  return false;
}

// All that moves is taken up before anything is put down. A link may have been bettered since the
// links after it were made, so a chain can turn out impossible.
bool ChainFinder::Apply() {
  const std::size_t mark = state_.Mark();
  std::vector<int> arcs;
  std::size_t steps = 0;
  const Link* link = &end_;
  for (; link->from >= 0; link = &links_[link->from]) {
    if (++steps > links_.size()) return false;
    if (link->side_arc >= 0) arcs.push_back(link->side_arc);
    if (link->arc >= 0) arcs.push_back(link->arc);
  }
  if (end_dropped_) state_.Clear(end_.from);
  for (const int arc : arcs) state_.Clear(instance_.tasks[instance_.arcs[arc].task].demand);
  for (const int arc : arcs) {
    if (state_.ArcOf(instance_.arcs[arc].task) == kNobody && state_.Fits(arc)) {
      state_.Place(arc);
      continue;
    }
    state_.Rollback(mark);
    return false;
  }
  return true;
}

}  // namespace vagtbro::pool::match
