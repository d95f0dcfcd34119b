// A planner thinks again: what an undo brings back, who is told, and when it is too late.
#include "kit/rpc/refusal.h"
#include "roster/testing/acts.h"
#include "roster/testing/fjord.h"

namespace vagtbro::roster {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

class UndoActStory : public FjordStory {};

TEST_P(UndoActStory, WhoWasPutOnItNeedNotComeAndSomebodyIsSearchedFor) {
  ASSERT_TRUE(bench.Assign("mon-ada", "bo").ok());
  bench.Listen();
  ASSERT_TRUE(UndoActOn(bench, "mon-ada").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftReleased", "ServiceLevelLowered", "GapOpened"));
  EXPECT_EQ(bench.Said<v1::ShiftReleased>().at(0).employment_id(), "bo");
  EXPECT_EQ(bench.Said<v1::ShiftReleased>().at(0).cause(), v1::RELEASE_CAUSE_PLANNER);
  EXPECT_EQ(bench.Said<v1::GapOpened>().at(0).cause(), v1::GAP_CAUSE_UNSPECIFIED);
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN);
  EXPECT_EQ(bench.Shift("mon-ada").vacated_by_employment_id(), "ada");
}

TEST_P(UndoActStory, AShiftThatNobodyEverHadIsNotSearchedForAfterwards) {
  bench.Publish({BasisShift("tue-free", "fjord", "2026-02-03 07:00", "")});
  ASSERT_TRUE(bench.Assign("tue-free", "bo").ok());
  bench.Listen();
  ASSERT_TRUE(UndoActOn(bench, "tue-free").ok());
  EXPECT_EQ(StateOf("tue-free"), v1::SHIFT_STATE_PLANNED);
  EXPECT_EQ(bench.HolderOf("tue-free"), "");
  EXPECT_THAT(bench.Said<v1::GapOpened>(), IsEmpty());
}

TEST_P(UndoActStory, ACancelledShiftIsTheirsAgainAndTheyAreTold) {
  ASSERT_TRUE(bench.Cancel("mon-eva").ok());
  bench.Listen();
  ASSERT_TRUE(UndoActOn(bench, "mon-eva").ok());
  EXPECT_THAT(bench.Told(), Contains("ShiftRestored"));
  EXPECT_EQ(bench.Said<v1::ShiftRestored>().at(0).employment_id(), "eva");
  EXPECT_EQ(StateOf("mon-eva"), v1::SHIFT_STATE_PLANNED);
  EXPECT_EQ(bench.HolderOf("mon-eva"), "eva");
}

TEST_P(UndoActStory, ACancelledSearchBeginsAnew) {
  ASSERT_TRUE(bench.Cancel("mon-ada").ok());
  bench.Listen();
  ASSERT_TRUE(UndoActOn(bench, "mon-ada").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("GapOpened"));
  EXPECT_NE(OpenGap(), gap_);
}

TEST_P(UndoActStory, NeverOutsideTheLaw) {
  ASSERT_TRUE(bench.Cancel("mon-eva").ok());
  bench.Publish({BasisShift("mon-eva-late", "fjord", "2026-02-02 14:00", "eva")});
  bench.Listen();
  EXPECT_EQ(kit::ReasonOf(UndoActOn(bench, "mon-eva")), "LAW") << "she works elsewhere by now";
  EXPECT_THAT(bench.Told(), IsEmpty());
  EXPECT_EQ(StateOf("mon-eva"), v1::SHIFT_STATE_CANCELLED);
}

TEST_P(UndoActStory, NorForSomebodyWhoHasFallenIllOrLeft) {
  bench.Publish({BasisShift("tue-bo", "fjord", "2026-02-03 07:00", "bo")});
  ASSERT_TRUE(bench.Cancel("mon-eva").ok());
  ASSERT_TRUE(bench.Cancel("tue-bo").ok());
  bench.SickCall("abs-2", "eva", "2026-02-02 05:45", "2026-02-03 00:00");
  bench.End("bo", "2026-02-03 00:00");
  EXPECT_EQ(kit::ReasonOf(UndoActOn(bench, "mon-eva")), "LAW");
  EXPECT_EQ(kit::ReasonOf(UndoActOn(bench, "tue-bo")), "LAW");
}

TEST_P(UndoActStory, AMovedShiftIsWhereItWas) {
  ASSERT_TRUE(bench.Change("mon-eva", "2026-02-02 09:00", "2026-02-02 17:00").ok());
  bench.Listen();
  ASSERT_TRUE(UndoActOn(bench, "mon-eva").ok());
  EXPECT_THAT(bench.Told(), Contains("ShiftChanged"));
  EXPECT_EQ(kit::Start(bench.Said<v1::ShiftChanged>().at(0).previous_interval()),
            At("2026-02-02 09:00"));
  EXPECT_EQ(WholeOf(bench.Shift("mon-eva").shift()).start_time, At(kMonday));
  EXPECT_EQ(bench.HolderOf("mon-eva"), "eva");
}

TEST_P(UndoActStory, ASearchThatMovedMovesBack) {
  ASSERT_TRUE(bench.Change("mon-ada", "2026-02-02 09:00", "2026-02-02 14:00").ok());
  bench.Listen();
  ASSERT_TRUE(UndoActOn(bench, "mon-ada").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("GapClosed", "ShiftChanged", "GapOpened"));
  EXPECT_EQ(kit::Start(bench.Said<v1::GapOpened>().at(0).interval()), At(kMonday));
}

TEST_P(UndoActStory, OnlyWhileNothingElseHasHappened) {
  EXPECT_EQ(kit::ReasonOf(UndoActOn(bench, "mon-ada")), "NOTHING_TO_UNDO");
  ASSERT_TRUE(bench.Assign("mon-ada", "bo").ok());
  bench.SickCall("abs-2", "bo", "2026-02-02 05:45", "2026-02-03 00:00");
  EXPECT_EQ(kit::ReasonOf(UndoActOn(bench, "mon-ada")), "CHANGED_SINCE");
  EXPECT_EQ(kit::ReasonOf(UndoActOn(bench, "hav")), "UNKNOWN_SHIFT");
}

TEST_P(UndoActStory, OnlyBeforeItBeginsAndAlsoAfterARestart) {
  ASSERT_TRUE(bench.Assign("mon-ada", "bo").ok());
  bench.Publish({BasisShift("tue-free", "fjord", "2026-02-03 07:00", "")});
  ASSERT_TRUE(bench.Assign("tue-free", "ib").ok());
  bench.MoveTo(kMonday);
  if (GetParam() == DiskKind::kRocks) bench.Reopen();
  EXPECT_EQ(kit::ReasonOf(UndoActOn(bench, "mon-ada")), "SHIFT_BEGUN");
  EXPECT_TRUE(UndoActOn(bench, "tue-free").ok());
}

TEST_P(UndoActStory, WhoStoodInStandsInAgain) {
  bench.Publish({TeamShift("mon-team", "fjord", kMonday, "ib")});
  ASSERT_EQ(bench.HolderOf("mon-ada"), "ib");
  ASSERT_TRUE(bench.Assign("mon-ada", "bo").ok());
  ASSERT_EQ(bench.HolderOf("mon-team"), "ib");
  ASSERT_TRUE(UndoActOn(bench, "mon-ada").ok());
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ib");
  EXPECT_EQ(bench.HolderOf("mon-team"), "");
}

ROSTER_STORIES(UndoActStory);

}  // namespace
}  // namespace vagtbro::roster
