// A planner moves or cancels a shift, with offers out for it.
#include "roster/testing/fjord.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ChangeStory : public FjordStory {};

TEST_P(ChangeStory, ASearchEndsAndBeginsAnewWithTheNewTime) {
  ASSERT_TRUE(bench.Change("mon-ada", "2026-02-02 09:00", "2026-02-02 14:00").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("GapClosed", "ShiftChanged", "GapOpened"));
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).gap_id(), gap_);
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).reason(), v1::GAP_CLOSE_REASON_CHANGED);
  EXPECT_EQ(kit::Start(bench.Said<v1::ShiftChanged>().at(0).previous_interval()), At(kMonday));
  EXPECT_EQ(kit::Start(bench.Said<v1::GapOpened>().at(0).interval()), At("2026-02-02 09:00"));
}

TEST_P(ChangeStory, AYesToTheOldTimeIsRefused) {
  ASSERT_TRUE(bench.Change("mon-ada", "2026-02-02 09:00", "2026-02-02 14:00").ok());
  const std::string again = OpenGap();
  bench.Accept(gap_, "bo");
  EXPECT_EQ(WhyRefused(), "GAP_CLOSED");
  bench.Accept(again, "bo", "offer-2");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
}

TEST_P(ChangeStory, ItsHolderKeepsItAtTheNewTime) {
  bench.Accept(gap_, "bo");
  bench.Listen();
  ASSERT_TRUE(bench.Change("mon-ada", "2026-02-02 08:00", "2026-02-02 16:00").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftChanged", "ServiceLevelLowered"))
      << "from 07 to 08 one is missing";
  EXPECT_EQ(bench.Said<v1::ShiftChanged>().at(0).shift().employment_id(), "bo");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
}

TEST_P(ChangeStory, TheLawIsAskedAboutTheNewTime) {
  bench.Accept(gap_, "bo");
  bench.Publish({BasisShift("tue-bo", "fjord", "2026-02-03 07:00", "bo")});
  bench.Listen();
  EXPECT_EQ(kit::ReasonOf(bench.Change("mon-ada", "2026-02-02 15:00", "2026-02-02 23:00")), "LAW");
  EXPECT_THAT(bench.Told(), IsEmpty());
  ASSERT_TRUE(
      bench.Change("mon-ada", "2026-02-02 15:00", "2026-02-02 23:00", "LIFE_AND_HEALTH").ok());
  EXPECT_EQ(bench.Said<v1::ChangeOverridden>().at(0).override().reason_code(), "LIFE_AND_HEALTH");
}

TEST_P(ChangeStory, NobodyAnswersForTheirOwnShift) {
  bench.Accept(gap_, "leader");
  const auto own = bench.Change("mon-ada", "2026-02-02 08:00", "2026-02-02 16:00", "HEALTH");
  EXPECT_EQ(kit::ReasonOf(own), "NOT_A_MANAGER");
}

TEST_P(ChangeStory, NobodyAnswersForTwoPlacesAtOnce) {
  bench.Accept(gap_, "bo");
  bench.Publish({BasisShift("mon-late", "fjord", "2026-02-02 15:00", "bo")});
  const auto twice = bench.Change("mon-ada", "2026-02-02 09:00", "2026-02-02 17:00", "HEALTH");
  EXPECT_EQ(kit::ReasonOf(twice), "LAW");
}

TEST_P(ChangeStory, WhatCannotBeMovedIsSaid) {
  const std::string nine = "2026-02-02 09:00", noon = "2026-02-02 12:00";
  EXPECT_EQ(kit::ReasonOf(bench.Change("no-such-shift", nine, noon)), "UNKNOWN_SHIFT");
  EXPECT_EQ(kit::ReasonOf(bench.Change("mon-eva", noon, nine)), "MALFORMED_FIELD");
  EXPECT_EQ(kit::ReasonOf(bench.Change("mon-eva", "2026-02-02 05:00", noon)), "TIME_OVER");
  bench.MoveTo(kMonday);
  EXPECT_EQ(kit::ReasonOf(bench.Change("mon-eva", nine, noon)), "SHIFT_BEGUN");
  bench.MoveTo("2026-02-02 15:00");
  EXPECT_EQ(kit::ReasonOf(bench.Change("mon-eva", kMonday, "2026-02-02 16:00")), "SHIFT_OVER");
}

TEST_P(ChangeStory, TheSameTimeAgainChangesNothing) {
  ASSERT_TRUE(bench.Change("mon-ada", kMonday, "2026-02-02 15:00").ok());
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(ChangeStory, AnUnchangedImportLeavesAMovedShiftAlone) {
  ASSERT_TRUE(bench.Change("mon-eva", "2026-02-02 08:00", "2026-02-02 16:00").ok());
  bench.Listen();
  bench.Publish({BasisShift("mon-eva", "fjord", kMonday, "eva")});
  EXPECT_THAT(bench.Said<v1::ShiftsPublished>(), IsEmpty());
  EXPECT_EQ(kit::Start(bench.Shift("mon-eva").shift().interval()), At("2026-02-02 08:00"));
}

TEST_P(ChangeStory, ACancelledShiftIsSearchedForNoMore) {
  ASSERT_TRUE(bench.Cancel("mon-ada").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("GapClosed", "ShiftCancelled"));
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).reason(), v1::GAP_CLOSE_REASON_NOT_NEEDED);
  bench.Accept(gap_, "bo");
  EXPECT_EQ(WhyRefused(), "GAP_CLOSED");
  EXPECT_EQ(kit::ReasonOf(bench.Assign("mon-ada", "bo")), "SHIFT_OVER");
  EXPECT_EQ(kit::ReasonOf(bench.Cancel("mon-ada")), "SHIFT_OVER");
}

TEST_P(ChangeStory, WhoCoversACancelledShiftIsTold) {
  bench.Accept(gap_, "bo");
  bench.Listen();
  ASSERT_TRUE(bench.Cancel("mon-ada").ok());
  EXPECT_EQ(bench.Said<v1::ShiftCancelled>().at(0).employment_id(), "bo");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "");
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "") << "there is no shift to go back to";
}

ROSTER_STORIES(ChangeStory);

}  // namespace
}  // namespace vagtbro::roster
