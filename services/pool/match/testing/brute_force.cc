#include "pool/match/testing/brute_force.h"

#include <algorithm>

#include "pool/match/testing/verifier.h"

namespace vagtbro::pool::match {
namespace {

class Enumerator {
 public:
  explicit Enumerator(const Municipality& town) : town_(town), problem_(town.problem) {
    best_.cost = kDearest;
  }

  Plan Run() {
    OverGaps(0);
    return best_;
  }

 private:
  static constexpr Cost kDearest = Cost{1} << 40;

  std::vector<Candidate> For(const Duty& duty) const {
    std::vector<Candidate> found;
    for (const Candidate& one : problem_.candidates) {
      if (one.duty == duty) found.push_back(one);
    }
    return found;
  }

  void OverGaps(int g) {
    if (plan_.cost >= best_.cost) return;
    if (g == static_cast<int>(problem_.gaps.size())) return OverShifts(0);
    const Gap& gap = problem_.gaps[g];
    for (const Candidate& one : For({Duty::Kind::kGap, g, 0})) {
      With(one, one.cost, [&] { OverGaps(g + 1); });
    }
    for (int s = 0; s < static_cast<int>(gap.split_times.size()); ++s) {
      for (const Candidate& one : For({Duty::Kind::kGap, g, 2 * s + 1})) {
        for (const Candidate& two : For({Duty::Kind::kGap, g, 2 * s + 2})) {
          if (one.person == two.person) continue;
          With(one, one.cost + gap.split_price,
               [&] { With(two, two.cost, [&] { OverGaps(g + 1); }); });
        }
      }
    }
    plan_.dropped.push_back(g);
    plan_.cost += gap.drop_price;
    OverGaps(g + 1);
    plan_.cost -= gap.drop_price;
    plan_.dropped.pop_back();
  }

  void OverShifts(int s) {
    if (plan_.cost >= best_.cost) return;
    if (s == static_cast<int>(problem_.shifts.size())) return Judge();
    OverShifts(s + 1);  // stays
    for (const Candidate& one : For({Duty::Kind::kShift, s, 0})) {
      With(one, one.cost + problem_.shifts[s].move_price, [&] { OverShifts(s + 1); });
    }
  }

  template <typename Rest>
  void With(const Candidate& one, Cost cost, Rest rest) {
    plan_.assignments.push_back({one.person, one.duty});
    plan_.cost += cost;
    rest();
    plan_.cost -= cost;
    plan_.assignments.pop_back();
  }

  void Judge() {
    if (FaultsOf(town_, plan_).empty()) best_ = plan_;
  }

  const Municipality& town_;
  const Problem& problem_;
  Plan plan_;
  Plan best_;
};

}  // namespace

Plan CheapestPlan(const Municipality& town) { return Enumerator(town).Run(); }

}  // namespace vagtbro::pool::match
