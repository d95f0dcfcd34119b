// The exact model and its worker: it finds the optimum, and nothing it does can hurt the plan.
#include "pool/match/exact.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "pool/match/testing/brute_force.h"
#include "pool/match/testing/corner.h"
#include "pool/match/testing/municipality.h"
#include "pool/match/testing/verifier.h"
#include "pool/match/wire.h"

namespace vagtbro::pool::match {
namespace {

using testing::IsEmpty;
using Kind = Standing::Kind;

constexpr double kSeconds = 60;

Search Searched(const Municipality& town) {
  return Search(Compile(town.problem, town.law()), town.law(), 1);
}

std::unique_ptr<Municipality> Hard() {
  return MakeMunicipality({400, 60, 480, 2.5, 12, true, 6}, 2);
}

TEST(SolveTest, SmallTownsAreSolvedToTheOptimum) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto town = MakeMunicipality({9, 3, 4, 9, 20, seed % 2 == 0, 6}, seed);
    const Search search = Searched(*town);  // greedy only
    const Program program = ProgramOf(search.instance(), search.best_arcs());
    ASSERT_TRUE(Satisfies(program, program.start)) << "seed " << seed;
    ASSERT_EQ(CostOf(program, program.start), search.best_cost()) << "seed " << seed;
    const Solution solution = Solve(program, kSeconds);
    ASSERT_TRUE(solution.proven);
    const Plan plan = PlanOf(search.instance(), ArcsIn(search.instance(), solution.columns));
    EXPECT_EQ(plan.cost, CheapestPlan(*town).cost) << "seed " << seed;
    EXPECT_THAT(FaultsOf(*town, plan), IsEmpty());
  }
}

// Not even where the law would not mind.
TEST(SolveTest, NobodyMeetsOneselfInTheMiddleOfAGap) {
  Corner corner(2);
  const int gap = corner.AddGap(1, 7, 15, 1000);
  corner.problem().gaps[gap].split_times = {At(1, 11)};
  corner.CanTake(0, GapDuty(gap, 1), 10);
  corner.CanTake(0, GapDuty(gap, 2), 10);
  corner.CanTake(1, GapDuty(gap, 2), 20);
  const Law anything = [](int, const auto&, const auto&) { return true; };
  const Search search(Compile(corner.problem(), anything), anything, 1);
  const Solution solution = Solve(ProgramOf(search.instance(), search.best_arcs()), kSeconds);
  EXPECT_EQ(PlanOf(search.instance(), ArcsIn(search.instance(), solution.columns)).cost, 30);
}

TEST(ExactTest, AGreedyPlanIsBetteredUntilNothingCostsLess) {
  const auto town = Hard();
  Search search = Searched(*town);
  const Cost greedy = search.best_cost();
  Exact exact(search, MATCH_BINARY, kSeconds);
  EXPECT_EQ(exact.Wait().kind, Kind::kProven);
  EXPECT_LT(search.best_cost(), greedy);
  EXPECT_THAT(FaultsOf(*town, search.Best()), IsEmpty());
}

TEST(ExactTest, TheSearchGoesOnMeanwhileAndItsPlanIsWhatStands) {
  const auto town = Hard();
  Search search = Searched(*town);
  Exact exact(search, MATCH_BINARY, kSeconds);
  while (exact.Poll().kind == Kind::kRunning) search.Run({1});
  EXPECT_EQ(exact.Poll().kind, Kind::kProven);
}

// Only by handing over both shifts could person 0 take both gaps, and that the law refuses.
TEST(ExactTest, WhatOnlyTheLawKnowsIsLearntAndAskedAgain) {
  Corner corner(3);
  for (int gap = 0; gap < 2; ++gap) {
    corner.AddGap(1 + 3 * gap, 7, 15, 1000);
    corner.AddShift(0, 1 + 3 * gap, 15, 23, 40);
    corner.CanTake(0, GapDuty(gap), 10);
    corner.CanTake(1, ShiftDuty(gap), 100);
  }
  const Law law = [base = corner.law()](int person, const auto& taken, const auto& released) {
    return base(person, taken, released) && !(person == 0 && taken.size() > 1);
  };
  Search search(Compile(corner.problem(), law), law, 1);
  EXPECT_EQ(search.best_cost(), 2000);
  Exact exact(search, MATCH_BINARY, kSeconds);
  EXPECT_EQ(exact.Wait().kind, Kind::kProven);
  EXPECT_EQ(search.best_cost(), 1150);
  EXPECT_EQ(search.instance().forbidden[0].size(), 1u);
}

TEST(ExactTest, AKilledWorkerLeavesThePlanAndNoBound) {
  const auto town = Hard();
  Search search = Searched(*town);
  const Plan plan = search.Best();
  Exact exact(search, MATCH_BINARY, kSeconds);
  EXPECT_EQ(exact.Poll().kind, Kind::kRunning);
  ASSERT_EQ(::kill(exact.process(), SIGKILL), 0);
  EXPECT_EQ(exact.Wait().kind, Kind::kUnknown);
  EXPECT_EQ(search.Best(), plan);
}

TEST(ExactTest, AWorkerCalledOffLeavesThePlanAndNoBound) {
  const auto town = Hard();
  Search search = Searched(*town);
  const Plan plan = search.Best();
  Exact exact(search, MATCH_BINARY, kSeconds);
  exact.Cancel();
  EXPECT_EQ(exact.Poll().kind, Kind::kUnknown);
  EXPECT_EQ(search.Best(), plan);
}

TEST(ExactTest, AWorkerThatCannotStartOrTalksNonsenseIsNoWorker) {
  const auto town = MakeMunicipality({100, 20, 10, 6, 20, false, 6}, 1);
  Search search = Searched(*town);
  const Plan plan = search.Best();
  for (const char* binary : {"/nowhere/vagtbro-match", "/bin/false", "/bin/cat", "/bin/true"}) {
    Exact exact(search, binary, kSeconds);
    EXPECT_EQ(exact.Wait().kind, Kind::kUnknown) << binary;
    EXPECT_EQ(search.Best(), plan);
  }
}

TEST(ExactTest, WithoutTimeThereIsNoBound) {
  const auto town = Hard();
  Search search = Searched(*town);
  Exact exact(search, MATCH_BINARY, 0.001);
  const Standing standing = exact.Wait();
  EXPECT_NE(standing.kind, Kind::kProven);
}

TEST(WireTest, ProgramsAndSolutionsComeBackAsTheyWent) {
  const auto town = MakeMunicipality({60, 10, 10, 8, 20, true, 6}, 1);
  const Search search = Searched(*town);
  const Program program = ProgramOf(search.instance(), search.best_arcs());
  const auto errand = ToErrand(ToBytes(program, 2.5));
  ASSERT_TRUE(errand.has_value());
  EXPECT_EQ(errand->most_seconds, 2.5);
  EXPECT_EQ(ToBytes(errand->program, 2.5), ToBytes(program, 2.5));
  const auto solution = ToSolution(ToBytes(Solution{program.start, true, 7, false}), program);
  ASSERT_TRUE(solution.has_value());
  EXPECT_EQ(solution->columns, program.start);
  EXPECT_EQ(solution->bound, 7);
}

TEST(WireTest, ASolutionThatIsNoneIsNotBelieved) {
  const auto town = MakeMunicipality({60, 10, 10, 8, 20, true, 6}, 1);
  const Search search = Searched(*town);
  const Program program = ProgramOf(search.instance(), search.best_arcs());
  Solution none{program.start, true, 0, true};
  none.columns.pop_back();
  EXPECT_FALSE(ToSolution(ToBytes(none), program).has_value());
  none.columns = {static_cast<int>(program.costs.size())};
  EXPECT_FALSE(ToSolution(ToBytes(none), program).has_value());
}

}  // namespace
}  // namespace vagtbro::pool::match
