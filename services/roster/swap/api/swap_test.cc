// Two colleagues swap two shifts: what may be asked, and what follows an answer.
#include <algorithm>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "roster/testing/swap_story.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SwapTest : public SwapStory {};

TEST_P(SwapTest, AYesHandsBothShiftsOverInOneCommit) {
  const std::string swap = Propose("mon-ada", "wed-bo");
  bench.Listen();
  ASSERT_TRUE(Answer(swap, "bo", true).ok());
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
  EXPECT_EQ(bench.HolderOf("wed-bo"), "ada");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftAssigned", "ShiftAssigned", "SwapSettled"))
      << "the levels are as they were";
  EXPECT_EQ(bench.Said<v1::ShiftAssigned>().at(0).previous_employment_id(), "ada");
  EXPECT_TRUE(bench.Said<v1::SwapSettled>().at(0).made());
  EXPECT_EQ(StateOf(swap), v1::SWAP_STATE_MADE);
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_PLANNED) << "no cover, their own";
}

TEST_P(SwapTest, ANoLeavesEverythingAsItIs) {
  const std::string swap = Propose("mon-ada", "wed-bo");
  bench.Listen();
  ASSERT_TRUE(Answer(swap, "bo", false).ok());
  EXPECT_THAT(bench.Told(), ElementsAre("SwapSettled"));
  EXPECT_FALSE(bench.Said<v1::SwapSettled>().at(0).made());
  EXPECT_EQ(bench.Said<v1::SwapSettled>().at(0).employment_id(), "ada");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
  EXPECT_EQ(kit::ReasonOf(Answer(swap, "bo", true)), "SWAP_OVER");
}

TEST_P(SwapTest, WhoIsAskedHearsWhichTimeTheyWouldGetAndNotFromWhom) {
  Propose("mon-ada", "wed-bo");
  const v1::SwapAsked asked = bench.Said<v1::SwapAsked>().at(0);
  EXPECT_EQ(asked.employment_id(), "bo");
  EXPECT_EQ(kit::Start(asked.interval()), At(kMonday));
}

TEST_P(SwapTest, OnlyTheTwoOfThemHaveASay) {
  EXPECT_EQ(WhyNot("bo", "mon-ada", "wed-bo"), "NOT_YOURS");
  const std::string swap = Propose("mon-ada", "wed-bo");
  for (const std::string who : {"ada", "eva"}) {
    EXPECT_EQ(kit::ReasonOf(Answer(swap, who, true)), "NOT_YOURS");
  }
  EXPECT_EQ(kit::ReasonOf(Withdraw(swap, "bo")), "NOT_YOURS");
  ASSERT_TRUE(Withdraw(swap, "ada").ok());
  EXPECT_EQ(StateOf(swap), v1::SWAP_STATE_WITHDRAWN);
  EXPECT_EQ(kit::ReasonOf(Withdraw(swap, "ada")), "SWAP_OVER");
}

TEST_P(SwapTest, AShiftIsInOneOpenSwapAtMost) {
  Propose("mon-ada", "wed-bo");
  EXPECT_EQ(WhyNot("ada", "mon-ada", "thu-eva"), "ALREADY_ASKED");
  EXPECT_EQ(WhyNot("eva", "thu-eva", "wed-bo"), "ALREADY_ASKED");
}

TEST_P(SwapTest, WhatCannotBeSwappedIsSaid) {
  EXPECT_EQ(WhyNot("ada", "no-such-shift", "wed-bo"), "UNKNOWN_SHIFT");
  EXPECT_EQ(WhyNot("nobody", "mon-ada", "wed-bo"), "UNKNOWN_EMPLOYMENT");
  EXPECT_EQ(kit::ReasonOf(Answer("no-such-swap", "bo", true)), "UNKNOWN_SWAP");
  EXPECT_EQ(WhyNot("ada", "mon-ada", "eng-gry"), "NOT_A_COLLEAGUE");
  EXPECT_EQ(WhyNot("ada", "mon-ada", "far-bo"), "TOO_FAR_APART");
  bench.MoveTo(kMonday);
  EXPECT_EQ(WhyNot("ada", "mon-ada", "wed-bo"), "SHIFT_BEGUN");
}

TEST_P(SwapTest, ACoverStaysWithWhoeverTookIt) {
  bench.SickCall("abs-1", "ada", "2026-02-01 12:00", "2026-02-03 00:00");
  bench.Accept(bench.Said<v1::GapOpened>().at(0).gap_id(), "eva");
  ASSERT_EQ(bench.HolderOf("mon-ada"), "eva");
  EXPECT_EQ(WhyNot("eva", "mon-ada", "wed-bo"), "NOT_SWAPPABLE");
  EXPECT_EQ(WhyNot("bo", "wed-bo", "mon-ada"), "NOT_SWAPPABLE");
}

TEST_P(SwapTest, TheLawIsAskedAboutBothWithBothShiftsExchanged) {
  // Each alone would be in two places; exchanged, neither is.
  bench.Publish({BasisShift("mon-bo", "fjord", kMonday, "bo")});
  const std::string swap = Propose("mon-ada", "mon-bo");
  EXPECT_TRUE(Answer(swap, "bo", true).ok());
}

TEST_P(SwapTest, WhatStopsOneselfIsExplainedAndWhatStopsAColleagueIsNot) {
  // Eva's evening before Ada's morning leaves eight hours of rest.
  bench.Publish({BasisShift("sun-eva", "fjord", "2026-02-01 15:00", "eva")});
  const absl::Status theirs = TryPropose("ada", "mon-ada", "thu-eva");
  EXPECT_EQ(kit::ReasonOf(theirs), "LAW");
  EXPECT_EQ(theirs.ToString().find("REST"), std::string::npos) << theirs;
  const absl::Status own = TryPropose("eva", "thu-eva", "mon-ada");
  EXPECT_EQ(kit::ReasonOf(own), "LAW");
  EXPECT_NE(own.ToString().find("REST-11"), std::string::npos) << own;
}

TEST_P(SwapTest, TheLawIsAskedAgainWhenItIsAnswered) {
  const std::string swap = Propose("mon-ada", "wed-bo");
  bench.Publish({BasisShift("sun-bo", "fjord", "2026-02-01 15:00", "bo")});
  EXPECT_EQ(kit::ReasonOf(Answer(swap, "bo", true)), "LAW");
  EXPECT_EQ(StateOf(swap), v1::SWAP_STATE_OPEN) << "a planner may still make room";
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
}

TEST_P(SwapTest, OptionsAreTheColleaguesShiftsThatBothMayHaveFirst) {
  bench.Publish({BasisShift("sun-eva", "fjord", "2026-02-01 15:00", "eva"),
                 BasisShift("tue-eva", "fjord", "2026-02-03 07:00", "eva")});
  const v1::ListSwapOptionsResponse options = Options("ada", "mon-ada");
  std::vector<std::string> ids;
  for (const auto& option : options.options()) ids.push_back(option.shift().shift_id());
  EXPECT_THAT(ids, ElementsAre("sun-eva", "wed-bo", "tue-eva", "thu-eva"))
      << "Eva has no rest before Monday unless she gives Sunday away; not Gry's, who is of another "
         "unit, nor one too far off";
}

TEST_P(SwapTest, OfAColleagueTheOptionsTellNothingPrivate) {
  bench.Publish({BasisShift("sun-eva", "fjord", "2026-02-01 15:00", "eva")});
  const v1::ListSwapOptionsResponse options = Options("ada", "mon-ada");
  const auto refused = std::find_if(options.options().begin(), options.options().end(),
                                    [](const auto& option) { return !option.theirs().allowed(); });
  ASSERT_NE(refused, options.options().end());
  ASSERT_EQ(refused->theirs().results_size(), 1);
  EXPECT_EQ(refused->theirs().results(0).rule(), "COLLEAGUE");
  for (const auto& option : options.options()) {
    EXPECT_THAT(option.theirs().input_hash(), IsEmpty());
    for (const auto& result : option.theirs().results()) EXPECT_EQ(result.inputs_size(), 0);
  }
}

TEST_P(SwapTest, SwapsAreListedByPersonAndUnitAndWithoutLaterHoldersOnceTheyEnded) {
  const std::string first = Propose("mon-ada", "wed-bo");
  EXPECT_EQ(List("ada", true).at(0).with_shift().employment_id(), "bo");
  ASSERT_TRUE(Answer(first, "bo", false).ok());
  const std::string second = Propose("mon-ada", "thu-eva");
  bench.SickCall("abs-1", "bo", "2026-02-01 12:00", "2026-02-05 00:00");
  const auto all = List("ada", false);
  ASSERT_EQ(all.size(), 2u);
  EXPECT_EQ(all.at(0).proposed().swap_id(), second) << "the newest first";
  EXPECT_EQ(all.at(1).with_shift().employment_id(), "") << "that Bo has left it is not told";
  EXPECT_EQ(List("bo", false).size(), 1u);
  EXPECT_THAT(List("bo", true), IsEmpty());
  v1::ListSwapsRequest of_unit;
  of_unit.set_tenant_id(kTenant);
  of_unit.set_unit_id("fjord");
  v1::ListSwapsResponse listed;
  ASSERT_TRUE(ListSwaps(bench.state(), of_unit, &listed, bench.now()).ok());
  EXPECT_EQ(listed.swaps_size(), 2);
  of_unit.set_unit_id("hav");
  EXPECT_EQ(kit::ReasonOf(ListSwaps(bench.state(), of_unit, &listed, bench.now())), "UNKNOWN_UNIT");
}

ROSTER_STORIES(SwapTest);

}  // namespace
}  // namespace vagtbro::roster
