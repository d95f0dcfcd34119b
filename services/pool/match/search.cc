#include "pool/match/search.h"

#include <algorithm>
#include <utility>

#include "pool/match/greedy.h"

namespace vagtbro::pool::match {
namespace {

constexpr int kWidth = 400;  // demands opened for one chain
constexpr int kNarrow = 60;  // while recreating
constexpr std::size_t kLeastRuined = 3;
constexpr std::size_t kMostRuined = 14;
constexpr int kNear = 12;  // cheapest arcs that make two demands neighbours
constexpr Cost kHeatPercent = 20;
constexpr std::int64_t kPatience = 4000;  // ruins without a better plan, then back to the best

}  // namespace

Search::Search(Instance instance, Law law, std::uint64_t seed)
    : instance_(std::move(instance)),
      approval_(instance_, std::move(law)),
      state_(instance_),
      chains_(instance_, state_),
      random_(seed) {
  marked_.assign(instance_.demands.size(), 0);
  for (int demand = 0; demand < static_cast<int>(instance_.demands.size()); ++demand) {
    const Demand& wanted = instance_.demands[demand];
    if (!wanted.settled && wanted.drop_price < kNever) gaps_.push_back(demand);
  }
  CoverGreedily(instance_, approval_, state_);
  state_.Forget();
  best_ = state_.Arcs();
  best_cost_ = state_.cost();
  Weigh();
  queue_ = gaps_;
  // The dearest to leave open come first; they stand last in the queue.
  std::stable_sort(queue_.begin(), queue_.end(),
                   [this](int a, int b) { return state_.CostOf(a) < state_.CostOf(b); });
}

void Search::Run(const Budget& budget) {
  for (std::int64_t step = 0; step < budget.steps; ++step) {
    if (gaps_.empty() || (budget.time_is_up && budget.time_is_up())) return;
    Step();
  }
}

void Search::Step() {
  if (queue_.empty() && bettered_) {
    bettered_ = false;
    queue_ = gaps_;
    std::shuffle(queue_.begin(), queue_.end(), random_);
  }
  if (queue_.empty()) {
    RuinAndRecreate();
  } else {
    ImproveNext();
  }
  KeepIfBest();
}

void Search::ImproveNext() {
  const int gap = queue_.back();
  queue_.pop_back();
  const Cost now = state_.CostOf(gap);
  state_.Clear(gap);
  if (chains_.Meet(gap, now, kWidth) && Approved()) {
    bettered_ = true;
    state_.Forget();
  } else {
    state_.Rollback(0);
  }
}

void Search::RuinAndRecreate() {
  ++since_best_;
  const Cost before = state_.cost();
  std::vector<int> open = Neighbourhood(kLeastRuined + Pick(kMostRuined - kLeastRuined + 1));
  for (const int demand : open) state_.Clear(demand);
  std::shuffle(open.begin(), open.end(), random_);
  bool full = true;
  for (const int demand : open) {
    if (!state_.Met(demand)) chains_.Meet(demand, instance_.demands[demand].drop_price, kNarrow);
  }
  for (const int demand : open) {
    full = full && (state_.Met(demand) || instance_.demands[demand].drop_price < kNever);
  }
  const Cost worse = static_cast<Cost>(Pick(1 + static_cast<std::size_t>(heat_)));
  if (full && state_.cost() <= before + worse && Approved()) {
    state_.Forget();
  } else {
    state_.Rollback(0);
  }
  if (since_best_ % kPatience == 0) state_.Restore(best_);
}

// A gap and what stands near it: demands held by people who could take one another's.
std::vector<int> Search::Neighbourhood(std::size_t size) {
  ++neighbourhood_;
  std::vector<int> found;
  const auto add = [&](int demand) {
    if (marked_[demand] == neighbourhood_ || instance_.demands[demand].settled) return;
    marked_[demand] = neighbourhood_;
    found.push_back(demand);
  };
  add(gaps_[Pick(gaps_.size())]);
  if (!open_.empty() && Pick(4) == 0) add(open_[Pick(open_.size())]);
  for (std::size_t tries = 0; found.size() < size && tries < 4 * size; ++tries) {
    const int task = instance_.demands[found[Pick(found.size())]].first_task;
    const int first = instance_.first_task_arc[task];
    const int count = std::min(instance_.first_task_arc[task + 1] - first, kNear);
    if (count == 0) continue;
    const int arc = instance_.task_arcs[first + static_cast<int>(Pick(count))];
    for (const int held : state_.Held(instance_.arcs[arc].person)) {
      add(instance_.tasks[instance_.arcs[held].task].demand);
    }
  }
  return found;
}

bool Search::Approved() {
  const std::vector<int> changed = state_.Changed();
  return std::all_of(changed.begin(), changed.end(),
                     [this](int person) { return approval_.Approve(person, state_.Held(person)); });
}

void Search::KeepIfBest() {
  if (state_.cost() >= best_cost_) return;
  best_ = state_.Arcs();
  best_cost_ = state_.cost();
  since_best_ = 0;
  Weigh();
}

// A plan may become worse by a part of what one cover costs.
void Search::Weigh() {
  open_.clear();
  Cost covers = 0;
  for (const int gap : gaps_) {
    if (state_.Met(gap)) {
      covers += state_.CostOf(gap);
    } else {
      open_.push_back(gap);
    }
  }
  const auto met = static_cast<Cost>(gaps_.size() - open_.size());
  heat_ = met == 0 ? 0 : covers * kHeatPercent / (100 * met);
}

bool Search::Adopt(const std::vector<int>& arcs) {
  if (PlanOf(instance_, arcs).cost >= best_cost_) return false;
  std::vector<int> now = state_.Arcs();
  state_.Restore(arcs);
  for (int person = 0; person < instance_.people(); ++person) {
    if (approval_.Approve(person, state_.Held(person))) continue;
    state_.Restore(now);
    return false;
  }
  KeepIfBest();
  return true;
}

}  // namespace vagtbro::pool::match
