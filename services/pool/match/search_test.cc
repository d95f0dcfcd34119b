// What the search does with small stories: chains, splits, promises, and the law's last word.
#include "pool/match/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pool/match/other_way.h"
#include "pool/match/testing/corner.h"
#include "pool/match/testing/verifier.h"

namespace vagtbro::pool::match {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t kEnough = 500;

Search Searched(Corner& corner) {
  return Search(Compile(corner.problem(), corner.law()), corner.law(), 1);
}

Plan Best(Corner& corner) {
  Search search = Searched(corner);
  search.Run({kEnough});
  Plan plan = search.Best();
  EXPECT_THAT(FaultsOf(corner.town(), plan), IsEmpty());
  return plan;
}

TEST(SearchTest, TheOnlyNurseIsNotSpentOnAGapThatAnybodyCouldFill) {
  Corner corner(2);
  const int anybody = corner.AddGap(1, 7, 15, 1000);
  const int nurse = corner.AddGap(1, 7, 15, 1000);
  corner.CanTake(0, GapDuty(anybody), 10);  // the nurse, and the cheapest for it
  corner.CanTake(1, GapDuty(anybody), 300);
  corner.CanTake(0, GapDuty(nurse), 20);
  const Plan plan = Best(corner);
  EXPECT_EQ(plan.cost, 320);
  EXPECT_THAT(plan.assignments,
              ElementsAre(Assignment{0, GapDuty(nurse)}, Assignment{1, GapDuty(anybody)}));
}

TEST(SearchTest, SomebodyIsMovedAndBackfilled) {
  Corner corner(2);
  const int gap = corner.AddGap(1, 7, 15, 1000);
  const int shift = corner.AddShift(0, 1, 15, 23, 40);
  corner.CanTake(0, GapDuty(gap), 10);
  corner.CanTake(1, ShiftDuty(shift), 100);
  const Plan plan = Best(corner);
  EXPECT_EQ(plan.cost, 150);
  EXPECT_THAT(
      ChainsOf(corner.problem(), plan),
      ElementsAre(ElementsAre(Assignment{0, GapDuty(gap)}, Assignment{1, ShiftDuty(shift)})));
}

TEST(SearchTest, AChainMayHaveTwoBackfills) {
  Corner corner(3);
  const int gap = corner.AddGap(1, 7, 15, 1000);
  const int late = corner.AddShift(0, 1, 15, 23, 40);
  const int next = corner.AddShift(1, 2, 7, 15, 40);
  corner.CanTake(0, GapDuty(gap), 10);
  corner.CanTake(1, ShiftDuty(late), 20);
  corner.CanTake(2, ShiftDuty(next), 30);
  const Plan plan = Best(corner);
  EXPECT_EQ(plan.cost, 10 + 60 + 70);
  EXPECT_THAT(ChainsOf(corner.problem(), plan),
              ElementsAre(ElementsAre(Assignment{0, GapDuty(gap)}, Assignment{1, ShiftDuty(late)},
                                      Assignment{2, ShiftDuty(next)})));
}

TEST(SearchTest, NobodyIsMovedWhereLeavingTheGapIsCheaper) {
  Corner corner(2);
  const int gap = corner.AddGap(1, 7, 15, 149);
  corner.AddShift(0, 1, 15, 23, 40);
  corner.CanTake(0, GapDuty(gap), 10);
  corner.CanTake(1, ShiftDuty(0), 100);
  EXPECT_THAT(Best(corner).dropped, ElementsAre(gap));
}

TEST(SearchTest, AGapIsSplitBetweenTwoWhereNobodyCanTakeItWhole) {
  Corner corner(3);
  const int gap = corner.AddGap(1, 7, 15, 1000);
  corner.problem().gaps[gap].split_times = {At(1, 11)};
  corner.problem().gaps[gap].split_price = 50;
  corner.CanTake(0, GapDuty(gap, 1), 10);
  corner.CanTake(0, GapDuty(gap, 2), 10);  // nobody meets oneself
  corner.CanTake(1, GapDuty(gap, 2), 20);
  const Plan plan = Best(corner);
  EXPECT_EQ(plan.cost, 80);
  EXPECT_THAT(plan.assignments,
              ElementsAre(Assignment{0, GapDuty(gap, 1)}, Assignment{1, GapDuty(gap, 2)}));
  corner.CanTake(2, GapDuty(gap), 79);
  EXPECT_THAT(Best(corner).assignments, ElementsAre(Assignment{2, GapDuty(gap)}));
}

TEST(SearchTest, APromiseStandsThoughABetterPlanIsKnown) {
  Corner corner(2);
  const int gap = corner.AddGap(1, 7, 15, 1000);
  const int dear = corner.AddGap(1, 7, 15, 9000);
  corner.CanTake(0, GapDuty(gap), 10);
  corner.CanTake(1, GapDuty(gap), 10);
  corner.CanTake(0, GapDuty(dear), 10);
  EXPECT_THAT(Best(corner).dropped, IsEmpty());
  corner.Promise(0, GapDuty(gap), 10);
  const Plan plan = Best(corner);
  EXPECT_THAT(plan.assignments, ElementsAre(Assignment{0, GapDuty(gap)}));
  EXPECT_THAT(plan.dropped, ElementsAre(dear));
}

TEST(SearchTest, APromisedPartLeavesTheOtherPartToBeCovered) {
  Corner corner(2);
  const int gap = corner.AddGap(1, 7, 15, 1000);
  corner.problem().gaps[gap].split_times = {At(1, 11)};
  corner.Promise(0, GapDuty(gap, 1), 10);
  corner.CanTake(1, GapDuty(gap), 5);
  EXPECT_THAT(Best(corner).dropped, ElementsAre(gap));
  corner.CanTake(1, GapDuty(gap, 2), 20);
  const Plan plan = Best(corner);
  EXPECT_EQ(plan.cost, 30);
  EXPECT_THAT(plan.dropped, IsEmpty());
}

TEST(SearchTest, APromisedBackfillKeepsTheOwnerFree) {
  Corner corner(3);
  const int gap = corner.AddGap(1, 7, 15, 1000);
  const int shift = corner.AddShift(0, 1, 15, 23, 40);
  corner.CanTake(0, GapDuty(gap), 10);
  corner.Promise(1, ShiftDuty(shift), 100);
  corner.Promise(0, GapDuty(gap), 10);
  EXPECT_THAT(Best(corner).assignments,
              ElementsAre(Assignment{0, GapDuty(gap)}, Assignment{1, ShiftDuty(shift)}));
}

TEST(SearchTest, WhatTheLawSeesOnlyInThreesIsLearnt) {
  Corner corner(2);
  corner.AddPlanned(0, 0, 7, 15);
  corner.town().size.most_in_a_week = 2;  // one more is fine, any two more are not
  corner.AddGap(2, 7, 15, 1000);
  corner.AddGap(5, 7, 15, 1000);
  for (int gap = 0; gap < 2; ++gap) {
    corner.CanTake(0, GapDuty(gap), 10);
    corner.CanTake(1, GapDuty(gap), 500);
  }
  Search search = Searched(corner);
  search.Run({kEnough});
  EXPECT_EQ(search.best_cost(), 510);
  EXPECT_THAT(FaultsOf(corner.town(), search.Best()), IsEmpty());
  EXPECT_EQ(search.instance().forbidden[0].size(), 1u);
}

TEST(SearchTest, ANewPlanFromElsewhereIsTakenOnlyIfTheLawAgrees) {
  Corner corner(2);
  corner.AddPlanned(0, 0, 7, 15);
  corner.town().size.most_in_a_week = 2;
  corner.AddGap(2, 7, 15, 1000);
  corner.AddGap(5, 7, 15, 1000);
  corner.CanTake(0, GapDuty(0), 10);
  corner.CanTake(0, GapDuty(1), 10);
  Search search = Searched(corner);
  EXPECT_FALSE(search.Adopt({0, 1}));
  EXPECT_EQ(search.best_cost(), 1010);
}

TEST(SearchTest, WithNothingToDoThereIsAPlanAllTheSame) {
  Corner corner(1);
  EXPECT_EQ(Best(corner), Plan{});
  corner.AddGap(1, 7, 15, 700);
  EXPECT_EQ(Best(corner), (Plan{{}, {0}, 700}));
}

TEST(SearchTest, WhoIsOverTheHoursAlreadyMayKeepThemButGetsNoMore) {
  Corner corner(2, 4);
  const int gap = corner.AddGap(3, 7, 15, 1000);
  corner.AddShift(0, 1, 15, 23, 40);
  corner.CanTake(0, GapDuty(gap), 10);
  EXPECT_THAT(Best(corner).dropped, ElementsAre(gap));
  corner.problem().people[1].room_minutes = {480};
  corner.CanTake(1, ShiftDuty(0), 100);  // eight hours away, eight hours instead
  EXPECT_THAT(Best(corner).dropped, IsEmpty());
}

TEST(OtherWayTest, SaysWhatSomebodyWasKeptForAndAtWhatPrice) {
  Corner corner(2);
  corner.AddGap(1, 7, 15, 1000);
  corner.AddGap(1, 7, 15, 4000);
  corner.CanTake(0, GapDuty(0), 10);
  corner.CanTake(1, GapDuty(0), 300);
  corner.CanTake(0, GapDuty(1), 20);
  Search search = Searched(corner);
  search.Run({kEnough});
  const auto other = WhyNot(search, 0, 0);
  ASSERT_TRUE(other.has_value());
  const auto name = [](const Duty& duty) { return "G" + std::to_string(duty.index); };
  EXPECT_EQ(Line(*other, name), "kept for G1: G0 instead would cost 3690 more and leave G1 open");
  const auto costs = WhyNot(search, 1, 0);
  EXPECT_FALSE(costs.has_value());  // has it
}

TEST(OtherWayTest, SaysThatSomebodyElseIsCheaper) {
  Corner corner(2);
  corner.AddGap(1, 7, 15, 1000);
  corner.CanTake(0, GapDuty(0), 10);
  corner.CanTake(1, GapDuty(0), 300);
  Search search = Searched(corner);
  const auto other = WhyNot(search, 1, 0);
  ASSERT_TRUE(other.has_value());
  EXPECT_EQ(Line(*other, [](const Duty&) { return std::string("G"); }),
            "not needed: G would cost 290 more");
}

}  // namespace
}  // namespace vagtbro::pool::match
