// Random towns: no rule is ever broken, no promise moved, and small towns are solved to the
// optimum.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "pool/match/search.h"
#include "pool/match/testing/brute_force.h"
#include "pool/match/testing/municipality.h"
#include "pool/match/testing/verifier.h"

namespace vagtbro::pool::match {
namespace {

using testing::IsEmpty;

constexpr int kTowns = 10'000;
constexpr int kSolvedTowns = 300;

// A village where everything happens at once: few people, many of them needed twice.
Size Village(std::uint64_t seed) {
  Size size;
  size.staff = 12 + static_cast<int>(seed % 20);
  size.gaps = 2 + static_cast<int>(seed % 7);
  size.movable = static_cast<int>(seed % 13);
  size.reach_km = 12;
  size.splits = seed % 2 == 0;
  size.most_in_a_week = 4 + static_cast<int>(seed % 3);
  return size;
}

Search Searched(const Municipality& town, std::uint64_t seed) {
  return Search(Compile(town.problem, town.law()), town.law(), seed);
}

// Some of the plan becomes somebody's word, and some who could have helped no longer can.
void GiveWord(Municipality& town, const Plan& plan, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  for (const Chain& chain : ChainsOf(town.problem, plan)) {
    if (random() % 2 == 0) continue;
    for (const Assignment& link : chain) {
      for (const Candidate& one : town.problem.candidates) {
        if (one.person == link.person && one.duty == link.duty) {
          town.problem.promises.push_back(one);
        }
      }
    }
  }
  std::erase_if(town.problem.candidates, [&](const Candidate&) { return random() % 5 == 0; });
}

TEST(RandomTownTest, NoRuleIsBrokenAndNoPromiseMoved) {
  std::int64_t covered = 0;
  std::int64_t promises = 0;
  std::int64_t moved = 0;
  std::int64_t learnt = 0;
  for (std::uint64_t seed = 1; seed <= kTowns / 2; ++seed) {
    const auto town = MakeMunicipality(Village(seed), seed);
    for (int round = 0; round < 2; ++round) {
      Search search = Searched(*town, seed);
      const Cost greedy = search.best_cost();
      ASSERT_THAT(FaultsOf(*town, search.Best()), IsEmpty()) << "greedy, seed " << seed;
      search.Run({40});
      const Plan plan = search.Best();
      ASSERT_THAT(FaultsOf(*town, plan), IsEmpty()) << "seed " << seed << " round " << round;
      ASSERT_LE(plan.cost, greedy);
      ASSERT_EQ(plan.cost, search.best_cost());
      covered += static_cast<std::int64_t>(plan.assignments.size());
      moved += std::ssize(plan.assignments) - std::ssize(ChainsOf(town->problem, plan));
      for (const auto& sets : search.instance().forbidden) learnt += std::ssize(sets);
      if (round == 0) GiveWord(*town, plan, seed);
    }
    promises += std::ssize(town->problem.promises);
  }
  // Otherwise the towns are too easy to show anything.
  EXPECT_GT(covered, 10'000);
  EXPECT_GT(promises, 3'000);
  EXPECT_GT(moved, 300);
  EXPECT_GT(learnt, 10);
}

TEST(RandomTownTest, TheSameSeedGivesTheSamePlan) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto town = MakeMunicipality(Village(seed), seed);
    Search once = Searched(*town, seed);
    const auto again = MakeMunicipality(Village(seed), seed);
    Search twice = Searched(*again, seed);
    once.Run({100});
    for (int i = 0; i < 10; ++i) twice.Run({10});  // asked in between
    EXPECT_EQ(once.Best(), twice.Best());
  }
}

TEST(RandomTownTest, ABestPlanNeverBecomesDearer) {
  const auto town = MakeMunicipality({400, 60, 200, 4, 12, true, 6}, 7);
  Search search = Searched(*town, 7);
  Cost before = search.best_cost();
  for (int i = 0; i < 200; ++i) {
    search.Run({5});
    ASSERT_LE(search.best_cost(), before);
    before = search.best_cost();
  }
}

TEST(RandomTownTest, TimeThatIsUpEndsTheSearch) {
  const auto town = MakeMunicipality(Village(3), 3);
  Search search = Searched(*town, 3);
  int asked = 0;
  search.Run({1'000'000, [&asked] { return ++asked > 25; }});
  EXPECT_EQ(asked, 26);
}

TEST(RandomTownTest, SmallTownsAreSolvedToTheOptimum) {
  int moved = 0;
  for (std::uint64_t seed = 1; seed <= kSolvedTowns; ++seed) {
    Size size = Village(seed);
    size.staff = 9;
    size.gaps = 3;
    size.movable = 4;
    size.reach_km = 9;
    const auto town = MakeMunicipality(size, seed);
    const Plan cheapest = CheapestPlan(*town);
    Search search = Searched(*town, seed);
    search.Run({400});
    ASSERT_EQ(search.best_cost(), cheapest.cost) << "seed " << seed;
    moved += cheapest.assignments.size() > ChainsOf(town->problem, cheapest).size() ? 1 : 0;
  }
  EXPECT_GT(moved, 5);
}

}  // namespace
}  // namespace vagtbro::pool::match
