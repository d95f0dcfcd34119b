#include "pool/match/state.h"

#include <algorithm>

namespace vagtbro::pool::match {

State::State(const Instance& instance) : instance_(instance) {
  const int people = instance.people();
  arc_of_task_.assign(instance.tasks.size(), kNobody);
  tasks_met_.assign(instance.demands.size(), 0);
  held_count_.assign(people, 0);
  extras_.assign(people, 0);
  minutes_.assign(static_cast<std::size_t>(people) * instance.weeks, 0);
  int next = 0;
  for (int person = 0; person < people; ++person) {
    first_held_.push_back(next);
    next += instance.most_extra[person];
    for (int arc = instance.first_arc[person]; arc < instance.first_arc[person + 1]; ++arc) {
      if (instance.arcs[arc].stay || instance.arcs[arc].fixed) ++next;
    }
  }
  held_.assign(next, kNobody);
  for (const Demand& demand : instance.demands) cost_ += demand.drop_price;
  for (int arc = 0; arc < static_cast<int>(instance.arcs.size()); ++arc) {
    if (instance.arcs[arc].stay || instance.arcs[arc].fixed) Hold(arc);
  }
}

Cost State::CostOf(int demand) const {
  const Demand& wanted = instance_.demands[demand];
  if (!Met(demand)) return wanted.drop_price;
  const int whole = arc_of_task_[wanted.first_task];
  if (whole != kNobody) return instance_.arcs[whole].cost;
  Cost cost = wanted.split_price;
  for (int task = wanted.first_task + 1; task <= wanted.first_task + 2 * wanted.splits; ++task) {
    if (arc_of_task_[task] != kNobody) cost += instance_.arcs[arc_of_task_[task]].cost;
  }
  return cost;
}

bool State::Fits(int arc, int without) const {
  const int person = instance_.arcs[arc].person;
  const int* const held = held_.data() + first_held_[person];
  for (int i = 0; i < held_count_[person]; ++i) {
    if (held[i] != without && instance_.Conflict(arc, held[i])) return false;
  }
  if (!instance_.arcs[arc].stay) {
    const bool freed = without != kNobody && !instance_.arcs[without].stay;
    if (extras_[person] - (freed ? 1 : 0) >= instance_.most_extra[person]) return false;
  }
  return WithinHours(arc, without) &&
         (instance_.forbidden[person].empty() || Allowed(arc, without));
}

bool State::WithinHours(int arc, int without) const {
  const std::size_t weeks = instance_.weeks;
  const std::size_t person = instance_.arcs[arc].person * weeks;
  const std::size_t task = instance_.arcs[arc].task * weeks;
  for (std::size_t w = 0; w < weeks; ++w) {
    const std::int64_t added = instance_.minutes[task + w];
    if (added == 0) continue;
    std::int64_t held = minutes_[person + w];
    if (without != kNobody) held -= instance_.minutes[instance_.arcs[without].task * weeks + w];
    if (held + added > instance_.room[person + w]) return false;
  }
  return true;
}

bool State::Allowed(int arc, int without) const {
  const std::span<const int> held = Held(instance_.arcs[arc].person);
  for (const std::vector<int>& set : instance_.forbidden[instance_.arcs[arc].person]) {
    if (std::find(set.begin(), set.end(), arc) == set.end()) continue;
    const bool complete = std::all_of(set.begin(), set.end(), [&](int other) {
      if (other == arc) return true;
      return other != without && std::find(held.begin(), held.end(), other) != held.end();
    });
    if (complete) return false;
  }
  return true;
}

void State::Place(int arc) {
  Hold(arc);
  log_.push_back({arc, true});
}

void State::Clear(int demand) {
  if (!Met(demand)) return;
  const Demand& wanted = instance_.demands[demand];
  for (int task = wanted.first_task; task <= wanted.first_task + 2 * wanted.splits; ++task) {
    const int arc = arc_of_task_[task];
    if (arc == kNobody) continue;
    PutDown(arc);
    log_.push_back({arc, false});
  }
}

void State::Rollback(std::size_t mark) {
  while (log_.size() > mark) {
    const Step step = log_.back();
    log_.pop_back();
    if (step.placed) {
      PutDown(step.arc);
    } else {
      Hold(step.arc);
    }
  }
}

void State::Hold(int arc) {
  const Arc& held = instance_.arcs[arc];
  const int demand = instance_.tasks[held.task].demand;
  const Demand& met = instance_.demands[demand];
  if (tasks_met_[demand]++ == 0) {
    cost_ -= met.drop_price;
    if (held.task != met.first_task) cost_ += met.split_price;
  }
  cost_ += held.cost;
  arc_of_task_[held.task] = arc;
  held_[first_held_[held.person] + held_count_[held.person]++] = arc;
  if (!held.stay) ++extras_[held.person];
  for (int w = 0; w < instance_.weeks; ++w) {
    minutes_[held.person * instance_.weeks + w] +=
        instance_.minutes[held.task * instance_.weeks + w];
  }
}

void State::PutDown(int arc) {
  const Arc& held = instance_.arcs[arc];
  const int demand = instance_.tasks[held.task].demand;
  const Demand& met = instance_.demands[demand];
  if (--tasks_met_[demand] == 0) {
    cost_ += met.drop_price;
    if (held.task != met.first_task) cost_ -= met.split_price;
  }
  cost_ -= held.cost;
  arc_of_task_[held.task] = kNobody;
  int* const first = held_.data() + first_held_[held.person];
  const int last = --held_count_[held.person];
  *std::find(first, first + last, arc) = first[last];
  if (!held.stay) --extras_[held.person];
  for (int w = 0; w < instance_.weeks; ++w) {
    minutes_[held.person * instance_.weeks + w] -=
        instance_.minutes[held.task * instance_.weeks + w];
  }
}

std::vector<int> State::Changed() const {
  std::vector<int> people;
  for (const Step& step : log_) people.push_back(instance_.arcs[step.arc].person);
  std::sort(people.begin(), people.end());
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

std::vector<int> State::Arcs() const {
  std::vector<int> arcs;
  for (const int arc : arc_of_task_) {
    if (arc != kNobody) arcs.push_back(arc);
  }
  std::sort(arcs.begin(), arcs.end());
  return arcs;
}

void State::Restore(const std::vector<int>& arcs) {
  const std::vector<int> now = Arcs();
  for (const int arc : now) {
    if (!std::binary_search(arcs.begin(), arcs.end(), arc)) PutDown(arc);
  }
  for (const int arc : arcs) {
    if (!std::binary_search(now.begin(), now.end(), arc)) Hold(arc);
  }
  log_.clear();
}

}  // namespace vagtbro::pool::match
