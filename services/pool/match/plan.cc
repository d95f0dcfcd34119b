#include "pool/match/plan.h"

#include <algorithm>
#include <set>

namespace vagtbro::pool::match {
namespace {

class Chainer {
 public:
  Chainer(const Problem& problem, const Plan& plan) : problem_(problem), plan_(plan) {
    for (const Assignment& link : plan.assignments) {
      if (link.duty.kind == Duty::Kind::kShift) handed_over_.insert(link);
    }
  }

  std::vector<Chain> Run() {
    std::vector<Chain> chains;
    for (const Assignment& first : plan_.assignments) {
      if (first.duty.kind != Duty::Kind::kGap) continue;
      chains.emplace_back();
      Follow(first, chains.back());
    }
    // Shifts that go round without a gap, or after a promise that is not in the plan any more.
    while (!handed_over_.empty()) {
      chains.emplace_back();
      const Assignment first = *handed_over_.begin();
      handed_over_.erase(handed_over_.begin());
      Follow(first, chains.back());
    }
    return chains;
  }

 private:
  // The link, and whatever its person had to hand over for it.
  void Follow(const Assignment& first, Chain& chain) {
    chain.push_back(first);
    for (std::size_t at = chain.size() - 1; at < chain.size(); ++at) {
      const int owner = chain[at].person;
      for (auto next = handed_over_.begin(); next != handed_over_.end();) {
        if (problem_.shifts[next->duty.index].owner != owner) {
          ++next;
          continue;
        }
        chain.push_back(*next);
        next = handed_over_.erase(next);
      }
    }
  }

  const Problem& problem_;
  const Plan& plan_;
  std::set<Assignment> handed_over_;  // and in no chain yet
};

}  // namespace

std::vector<Chain> ChainsOf(const Problem& problem, const Plan& plan) {
  return Chainer(problem, plan).Run();
}

}  // namespace vagtbro::pool::match
