// Somebody says yes, or is fit again: who has the shift in the end.
#include "roster/testing/story.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kMonday = "2026-02-02 07:00";

class CoverStory : public Story {
 protected:
  // Ada and Eva have Monday 07-15 in Fjord, which needs both; Bo, Ib and Ulla are free. Ada is
  // sick.
  void SetUp() override {
    bench.AddUnit("fjord");
    bench.Require("fjord", 7 * 60, 480, 2, 2, 2);
    for (const std::string name : {"ada", "bo", "eva", "ib", "ulla"}) bench.Employ(name);
    bench.EmployLeader("leader", "fjord");
    bench.Employ("desk", "agency", directory::v1::EMPLOYMENT_KIND_AGENCY);
    bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada"),
                   BasisShift("mon-eva", "fjord", kMonday, "eva")});
    bench.MoveTo("2026-02-02 05:40");
    bench.SickCall("abs-1", "ada", "2026-02-02 05:40", "2026-02-03 00:00");
    gap_ = bench.Said<v1::GapOpened>().at(0).gap_id();
    bench.Listen();
  }

  std::string gap_;
};

TEST_P(CoverStory, TheFirstYesHasTheShiftWithTheVerdictKept) {
  bench.Accept(gap_, "bo");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftCovered", "GapClosed", "ServiceLevelRaised"));
  const auto covered = bench.Said<v1::ShiftCovered>().at(0);
  EXPECT_EQ(covered.employment_id(), "bo");
  EXPECT_EQ(covered.offer_id(), "offer-1");
  EXPECT_TRUE(covered.verdict().allowed());
  EXPECT_GT(covered.verdict().results_size(), 5);
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).reason(), v1::GAP_CLOSE_REASON_COVERED);
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_COVERED);
}

TEST_P(CoverStory, TheSecondYesGetsAPoliteNo) {
  bench.Accept(gap_, "bo");
  bench.Listen();
  bench.Accept(gap_, "ib", "offer-2");
  EXPECT_THAT(bench.Told(), ElementsAre("CoverRefused"));
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "GAP_CLOSED");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
}

TEST_P(CoverStory, TheSameYesTwiceIsOneYes) {
  bench.Accept(gap_, "bo");
  bench.Listen();
  bench.Accept(gap_, "bo");
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(CoverStory, AYesAgainstTheLawIsRefusedAndTheSearchGoesOn) {
  bench.Publish({BasisShift("sun-bo", "fjord", "2026-02-01 20:00", "bo")});
  bench.Listen();
  bench.Accept(gap_, "bo");
  EXPECT_THAT(bench.Told(), ElementsAre("CoverRefused"));
  const auto refused = bench.Said<v1::CoverRefused>().at(0);
  EXPECT_EQ(refused.reason(), "LAW");
  EXPECT_FALSE(refused.verdict().allowed());
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_OPEN);
}

TEST_P(CoverStory, TheLawLooksAtLaterDutiesToo) {
  bench.Publish({BasisShift("mon-night", "fjord", "2026-02-02 23:00", "bo")});
  bench.Listen();
  bench.Accept(gap_, "bo");
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "LAW");
}

TEST_P(CoverStory, NobodyCoversFromHolidayOrSickness) {
  bench.GiveLeave("bo-person", At("2026-02-02 00:00"), At("2026-02-09 00:00"));
  bench.SickCall("abs-2", "ib", "2026-02-02 05:40", "2026-02-03 00:00", true);
  bench.Listen();
  bench.Accept(gap_, "bo");
  bench.Accept(gap_, "ib", "offer-2");
  EXPECT_EQ(bench.Said<v1::CoverRefused>().size(), 2u);
}

TEST_P(CoverStory, SheWhoCouldNotSayHowLongMayCoverAgainTheNextDay) {
  bench.Publish({BasisShift("tue-eva", "fjord", "2026-02-03 07:00", "eva"),
                 BasisShift("tue-ada", "fjord", "2026-02-03 07:00", "ada"),
                 BasisShift("wed-ulla", "fjord", "2026-02-04 07:00", "ulla")});
  bench.SickCall("abs-2", "ulla", "2026-02-02 05:40", "2026-02-03 00:00", true);
  EXPECT_EQ(bench.HolderOf("wed-ulla"), "ulla") << "her absence ends on Monday at midnight";
  bench.Listen();
  bench.SickCall("abs-3", "eva", "2026-02-03 00:00", "2026-02-04 00:00");
  const std::string tuesday = bench.Said<v1::GapOpened>().at(0).gap_id();
  bench.Listen();
  bench.Accept(gap_, "ulla");
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "LAW") << "on Monday she is away";
  bench.Accept(tuesday, "ulla", "offer-2");
  EXPECT_EQ(bench.Said<v1::ShiftCovered>().at(0).employment_id(), "ulla");
  EXPECT_EQ(bench.HolderOf("tue-eva"), "ulla");
}

TEST_P(CoverStory, SheWhoIsAwayOneMoreDayMayNotCoverIt) {
  bench.Publish({BasisShift("tue-eva", "fjord", "2026-02-03 07:00", "eva")});
  bench.SickCall("abs-2", "ulla", "2026-02-02 05:40", "2026-02-03 00:00", true);
  bench.Extend("abs-2", "ulla", "2026-02-02 05:40", "2026-02-04 00:00");
  bench.Listen();
  bench.SickCall("abs-3", "eva", "2026-02-03 00:00", "2026-02-04 00:00");
  bench.Accept(bench.Said<v1::GapOpened>().at(0).gap_id(), "ulla");
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "LAW");
}

TEST_P(CoverStory, SomebodyUnknownIsNotEmployed) {
  bench.Accept(gap_, "stranger");
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "NOT_EMPLOYED");
}

TEST_P(CoverStory, AnAgencyAnswersForItsPeople) {
  bench.SickCall("abs-2", "eva", "2026-02-02 05:40", "2026-02-03 00:00");
  const std::string second = bench.Said<v1::GapOpened>().at(0).gap_id();
  bench.Accept(gap_, "desk");
  bench.Accept(second, "desk", "offer-2");
  EXPECT_EQ(bench.Said<v1::ShiftCovered>().size(), 2u);
  EXPECT_EQ(bench.Said<v1::ShiftCovered>().at(0).verdict().profile_version(), "agency");
}

TEST_P(CoverStory, ACoverFromNowOnWorksOnlyTheRest) {
  bench.MoveTo("2026-02-02 09:00");
  ASSERT_TRUE(bench.Assign("mon-ada", "bo").ok());
  EXPECT_EQ(kit::Start(bench.Said<v1::ShiftCovered>().at(0).interval()), At("2026-02-02 09:00"));
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 08:59"), v1::SERVICE_LEVEL_BELOW_C);
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 09:00"), v1::SERVICE_LEVEL_A);
}

TEST_P(CoverStory, AYesInTheMiddleOfTheShiftIsForTheRest) {
  bench.MoveTo("2026-02-02 09:00");
  bench.Accept(gap_, "bo");
  EXPECT_EQ(kit::Start(bench.Said<v1::ShiftCovered>().at(0).interval()), At("2026-02-02 09:00"));
}

TEST_P(CoverStory, ACoverWhoFallsSickIsSearchedForAgain) {
  bench.Accept(gap_, "bo");
  bench.Listen();
  bench.SickCall("abs-2", "bo", "2026-02-02 06:00", "2026-02-03 00:00");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftVacated", "ServiceLevelLowered", "GapOpened"));
  EXPECT_NE(bench.Said<v1::GapOpened>().at(0).gap_id(), gap_);
}

TEST_P(CoverStory, FitAgainBeforeAnybodyCameTheShiftGoesBack) {
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftRestored", "GapClosed", "ServiceLevelRaised"));
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).reason(), v1::GAP_CLOSE_REASON_RECOVERED);
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_PLANNED);
}

TEST_P(CoverStory, FitFromTheMiddleOfAShiftIsTooLateForIt) {
  bench.Recover("abs-1", "ada", "2026-02-02 07:01");
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(CoverStory, OneWhoIsStillAwayForAnotherReasonGetsNothingBack) {
  bench.SickCall("abs-2", "ada", "2026-02-02 05:40", "2026-02-03 00:00");
  bench.Listen();
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(CoverStory, OfTwoMissedShiftsAtOneTimeOneGoesBack) {
  bench.Publish({BasisShift("mon-ada-2", "fjord", "2026-02-02 08:00", "ada")});
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  EXPECT_EQ(bench.Said<v1::ShiftRestored>().size(), 1u);
}

TEST_P(CoverStory, SomebodyElsesRecoveryEndsASearchThatIsNotNeededAnyMore) {
  bench.Publish({BasisShift("mon-ib", "fjord", kMonday, "ib")});
  bench.SickCall("abs-2", "ib", "2026-02-02 05:40", "2026-02-03 00:00");
  const std::string for_ada = bench.Said<v1::GapOpened>().at(0).gap_id();
  ASSERT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_OPEN);
  bench.Listen();
  bench.Recover("abs-2", "ib", "2026-02-02 06:00");
  EXPECT_EQ(bench.HolderOf("mon-ib"), "ib");
  const auto closed = bench.Said<v1::GapClosed>();
  ASSERT_EQ(closed.size(), 1u);
  EXPECT_EQ(closed[0].gap_id(), for_ada);
  EXPECT_EQ(closed[0].reason(), v1::GAP_CLOSE_REASON_NOT_NEEDED);
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_VACANT);
}

TEST_P(CoverStory, FitAgainAfterSomebodyCameThePlannerMayUndoIt) {
  bench.Accept(gap_, "bo");
  bench.Listen();
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  EXPECT_THAT(bench.Told(), ElementsAre("CoverUndoOffered"));
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
  ASSERT_TRUE(bench.Undo("mon-ada").ok());
  const auto restored = bench.Said<v1::ShiftRestored>().at(0);
  EXPECT_EQ(restored.employment_id(), "ada");
  EXPECT_EQ(restored.released_employment_id(), "bo");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
}

TEST_P(CoverStory, AnUndoHasItsConditions) {
  EXPECT_EQ(kit::ReasonOf(bench.Undo("mon-ada")), "NOT_COVERED");
  EXPECT_EQ(kit::ReasonOf(bench.Undo("no-such-shift")), "UNKNOWN_SHIFT");
  bench.Accept(gap_, "bo");
  EXPECT_EQ(kit::ReasonOf(bench.Undo("mon-ada")), "STILL_AWAY");
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  bench.MoveTo(kMonday);
  EXPECT_EQ(kit::ReasonOf(bench.Undo("mon-ada")), "SHIFT_BEGUN");
}

TEST_P(CoverStory, AnUndoThatWouldBreakTheOwnersRestIsRefused) {
  bench.Accept(gap_, "bo");
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  bench.Publish({BasisShift("mon-night", "fjord", "2026-02-02 23:00", "ada")});
  EXPECT_EQ(kit::ReasonOf(bench.Undo("mon-ada")), "LAW");
}

ROSTER_STORIES(CoverStory);

}  // namespace
}  // namespace vagtbro::roster
