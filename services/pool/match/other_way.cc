#include "pool/match/other_way.h"

#include <algorithm>

namespace vagtbro::pool::match {
namespace {

constexpr int kWidth = 400;

// The arc of the person on the whole gap; kNobody if there is none.
int ArcFor(const Instance& instance, int person, int gap) {
  const Duty wanted{Duty::Kind::kGap, gap, 0};
  for (int arc = instance.first_arc[person]; arc < instance.first_arc[person + 1]; ++arc) {
    if (instance.tasks[instance.arcs[arc].task].duty == wanted) return arc;
  }
  return kNobody;
}

std::string Joined(const std::vector<Duty>& duties,
                   const std::function<std::string(const Duty&)>& name) {
  std::string text;
  for (const Duty& duty : duties) text += (text.empty() ? "" : ", ") + name(duty);
  return text;
}

}  // namespace

std::optional<OtherWay> WhyNot(const Search& search, int person, int gap) {
  Instance instance = search.instance();
  const int wanted = ArcFor(instance, person, gap);
  if (wanted == kNobody) return std::nullopt;
  const std::vector<int>& best = search.best_arcs();
  if (std::binary_search(best.begin(), best.end(), wanted)) return std::nullopt;

  State state(instance);
  state.Restore(best);
  OtherWay other{person, gap, {}, 0, {}};
  std::vector<int> open;
  const std::vector<int> held(state.Held(person).begin(), state.Held(person).end());
  for (const int arc : held) {
    const Task& task = instance.tasks[instance.arcs[arc].task];
    if (!instance.arcs[arc].stay) other.kept_for.push_back(task.duty);
    if (instance.arcs[arc].fixed) continue;
    state.Clear(task.demand);
    open.push_back(task.demand);
  }
  state.Clear(instance.tasks[instance.arcs[wanted].task].demand);
  if (!state.Fits(wanted)) return std::nullopt;
  instance.arcs[wanted].fixed = true;
  state.Place(wanted);
  ChainFinder chains(instance, state);
  for (const int demand : open) {
    if (state.Met(demand)) continue;
    chains.Meet(demand, instance.demands[demand].drop_price, kWidth);
  }
  const Plan plan = PlanOf(instance, state.Arcs());
  if (plan.cost >= kNever) return std::nullopt;
  other.dearer = plan.cost - search.best_cost();
  const Plan now = search.Best();
  std::set_difference(plan.dropped.begin(), plan.dropped.end(), now.dropped.begin(),
                      now.dropped.end(), std::back_inserter(other.left_open));
  return other;
}

std::string Line(const OtherWay& other, const std::function<std::string(const Duty&)>& name) {
  const std::string gap = name({Duty::Kind::kGap, other.gap, 0});
  std::string line =
      other.kept_for.empty() ? "not needed: " : "kept for " + Joined(other.kept_for, name) + ": ";
  line += gap + (other.kept_for.empty() ? "" : " instead") + " would cost " +
          std::to_string(other.dearer) + " more";
  if (!other.left_open.empty()) {
    std::vector<Duty> gaps;
    for (const int open : other.left_open) gaps.push_back({Duty::Kind::kGap, open, 0});
    line += " and leave " + Joined(gaps, name) + " open";
  }
  return line;
}

}  // namespace vagtbro::pool::match
