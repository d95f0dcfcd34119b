// A swap that is overtaken: by what happens to its shifts, by time, and by years.
#include "roster/testing/swap_story.h"

namespace vagtbro::roster {
namespace {

class SwapVoid : public SwapStory {};

TEST_P(SwapVoid, AShiftThatIsLeftVoidsIt) {
  const std::string swap = Propose("mon-ada", "wed-bo");
  bench.SickCall("abs-1", "bo", "2026-02-01 12:00", "2026-02-05 00:00");
  EXPECT_EQ(StateOf(swap), v1::SWAP_STATE_VOID);
  EXPECT_EQ(kit::ReasonOf(Answer(swap, "bo", true)), "SWAP_OVER");
}

TEST_P(SwapVoid, AShiftThatIsMovedVoidsIt) {
  const std::string swap = Propose("mon-ada", "wed-bo");
  ASSERT_TRUE(bench.Change("wed-bo", "2026-02-04 08:00", "2026-02-04 16:00").ok());
  EXPECT_EQ(StateOf(swap), v1::SWAP_STATE_VOID);
}

TEST_P(SwapVoid, AnotherSwapOfAShiftMayBeAskedForAfterwards) {
  const std::string swap = Propose("mon-ada", "wed-bo");
  ASSERT_TRUE(bench.Cancel("wed-bo").ok());
  EXPECT_EQ(StateOf(swap), v1::SWAP_STATE_VOID);
  EXPECT_FALSE(Propose("mon-ada", "thu-eva").empty());
}

TEST_P(SwapVoid, WhatNobodyAnswersIsVoidWhenTheFirstOfTheTwoBegins) {
  const std::string swap = Propose("mon-ada", "wed-bo");
  bench.MoveTo("2026-02-02 06:59");
  EXPECT_EQ(StateOf(swap), v1::SWAP_STATE_OPEN);
  bench.MoveTo(kMonday);
  EXPECT_EQ(StateOf(swap), v1::SWAP_STATE_VOID);
  EXPECT_EQ(kit::ReasonOf(Answer(swap, "bo", true)), "SWAP_OVER");
}

TEST_P(SwapVoid, AnOpenSwapSurvivesARestart) {
  const std::string swap = Propose("mon-ada", "wed-bo");
  bench.Reopen();
  EXPECT_EQ(WhyNot("eva", "thu-eva", "wed-bo"), "ALREADY_ASKED");
  ASSERT_TRUE(Answer(swap, "bo", true).ok());
  EXPECT_EQ(bench.HolderOf("wed-bo"), "ada");
}

TEST_P(SwapVoid, ItIsForgottenNinetyDaysAfterItsEnd) {
  const std::string swap = Propose("mon-ada", "wed-bo");
  ASSERT_TRUE(Answer(swap, "bo", false).ok());
  bench.MoveTo("2026-05-02 12:00");
  EXPECT_NE(bench.state().swaps().Find(kTenant, swap), nullptr);
  bench.MoveTo("2026-05-02 13:00");  // summer time has begun: 90 days of 24 hours
  EXPECT_EQ(bench.state().swaps().Find(kTenant, swap), nullptr);
}

TEST_P(SwapVoid, TwoPeopleHaveOneOpenSwapAtMost) {
  bench.Publish({BasisShift("fri-ada", "fjord", "2026-02-06 07:00", "ada"),
                 BasisShift("sun-bo", "fjord", "2026-02-08 07:00", "bo")});
  const std::string swap = Propose("mon-ada", "wed-bo");
  EXPECT_EQ(WhyNot("ada", "fri-ada", "sun-bo"), "TOO_MANY");
  EXPECT_EQ(WhyNot("bo", "sun-bo", "fri-ada"), "TOO_MANY") << "nor the other way";
  EXPECT_EQ(WhyNot("ada", "fri-ada", "thu-eva"), "") << "of somebody else";
  ASSERT_TRUE(Answer(swap, "bo", false).ok());
  EXPECT_EQ(WhyNot("bo", "sun-bo", "mon-ada"), "");
}

TEST_P(SwapVoid, NobodyProposesMoreThanFiveInADay) {
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(Withdraw(Propose("mon-ada", "wed-bo"), "ada").ok());
  }
  EXPECT_EQ(WhyNot("ada", "mon-ada", "thu-eva"), "TOO_MANY") << "not even of somebody else";
  EXPECT_EQ(WhyNot("bo", "wed-bo", "mon-ada"), "") << "each counts alone";
}

TEST_P(SwapVoid, AfterADayTheyMayProposeAgain) {
  for (int i = 0; i < 5; ++i) {
    ASSERT_TRUE(Withdraw(Propose("thu-eva", "wed-bo"), "eva").ok());
  }
  bench.MoveTo("2026-02-02 11:59");
  EXPECT_EQ(WhyNot("eva", "thu-eva", "wed-bo"), "TOO_MANY");
  bench.MoveTo("2026-02-02 12:00");
  EXPECT_EQ(WhyNot("eva", "thu-eva", "wed-bo"), "");
}

TEST_P(SwapVoid, TheShiftsCanBeSwappedBack) {
  ASSERT_TRUE(Answer(Propose("mon-ada", "wed-bo"), "bo", true).ok());
  ASSERT_TRUE(Answer(Propose("wed-bo", "mon-ada"), "bo", true).ok());
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
  EXPECT_EQ(bench.HolderOf("wed-bo"), "bo");
}

TEST_P(SwapVoid, AnUnchangedImportLeavesASwapAlone) {
  ASSERT_TRUE(Answer(Propose("mon-ada", "wed-bo"), "bo", true).ok());
  bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada")});
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
}

TEST_P(SwapVoid, WhoSwappedAndFallsIllLeavesTheShiftAsTheirOwn) {
  ASSERT_TRUE(Answer(Propose("mon-ada", "wed-bo"), "bo", true).ok());
  bench.SickCall("abs-1", "bo", "2026-02-01 12:00", "2026-02-03 00:00");
  EXPECT_EQ(bench.Shift("mon-ada").vacated_by_employment_id(), "bo");
  EXPECT_EQ(bench.Said<v1::GapOpened>().size(), 1u);
}

ROSTER_STORIES(SwapVoid);

}  // namespace
}  // namespace vagtbro::roster
