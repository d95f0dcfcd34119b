// Before anybody is called, a team shift stands in for a basis shift; and back again.
#include "roster/testing/story.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kMonday = "2026-02-02 07:00";

v1::Shift Lasting(v1::Shift shift, int hours) {
  *shift.mutable_interval() = kit::MakeInterval(kit::Start(shift.interval()),
                                                kit::Start(shift.interval()) + absl::Hours(hours));
  return shift;
}

class AbsorbStory : public Story {
 protected:
  // Ada and Ib have basis shifts in Fjord on Monday 07-15, Eva the team shift; two are enough for
  // C.
  void SetUp() override {
    bench.AddUnit("fjord");
    bench.AddUnit("skov");
    bench.Require("fjord", 7 * 60, 480, 3, 2, 2);
    for (const std::string name : {"ada", "bo", "eva", "ib"}) bench.Employ(name);
    bench.EmployLeader("leader", "fjord");
    bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada"),
                   BasisShift("mon-ib", "fjord", kMonday, "ib"),
                   TeamShift("mon-eva", "fjord", kMonday, "eva")});
    bench.MoveTo("2026-02-02 05:40");
    bench.Listen();
  }

  void Sick(const std::string& name) {
    bench.SickCall("abs-" + name, name, "2026-02-02 05:40", "2026-02-03 00:00");
  }
};

TEST_P(AbsorbStory, TheHolderOfTheTeamShiftTakesTheBasisShiftAndNobodyIsCalled) {
  Sick("ada");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftVacated", "ShiftAbsorbed", "TeamShiftDropped",
                                        "ServiceLevelLowered"));
  const auto absorbed = bench.Said<v1::ShiftAbsorbed>().at(0);
  EXPECT_EQ(absorbed.shift_id(), "mon-ada");
  EXPECT_EQ(absorbed.team_shift_id(), "mon-eva");
  EXPECT_EQ(absorbed.employment_id(), "eva");
  EXPECT_THAT(absorbed.unit_ids(), ElementsAre("fjord"));
  EXPECT_EQ(bench.HolderOf("mon-ada"), "eva");
  EXPECT_EQ(bench.HolderOf("mon-eva"), "");
  EXPECT_EQ(bench.Shift("mon-eva").state(), v1::SHIFT_STATE_DROPPED);
}

TEST_P(AbsorbStory, BelowCTheBasisShiftIsSearchedForAndTheTeamShiftStays) {
  bench.Require("fjord", 7 * 60, 480, 3, 3, 3);
  bench.Listen();
  Sick("ada");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftVacated", "ServiceLevelLowered", "GapOpened"));
  EXPECT_EQ(bench.Said<v1::GapOpened>().at(0).shift_id(), "mon-ada");
  EXPECT_EQ(bench.HolderOf("mon-eva"), "eva");
}

TEST_P(AbsorbStory, AMissingRoleIsTakenOverWithItsShift) {
  bench.Require("fjord", 7 * 60, 480, 3, 2, 2, {types::v1::ROLE_SLOT_SHIFT_LEAD});
  bench.Publish(
      {WithRole(BasisShift("mon-ib", "fjord", kMonday, "ib"), types::v1::ROLE_SLOT_SHIFT_LEAD)});
  bench.Listen();
  Sick("ib");
  EXPECT_THAT(bench.Said<v1::GapOpened>(), IsEmpty());
  EXPECT_EQ(bench.HolderOf("mon-ib"), "eva");
}

TEST_P(AbsorbStory, ATeamShiftOfAnotherUnitOrTooShortAOneDoesNotStandIn) {
  bench.Publish({TeamShift("mon-eva", "skov", kMonday, "eva"),
                 Lasting(TeamShift("mon-bo", "fjord", kMonday, "bo"), 5)});
  bench.Listen();
  Sick("ada");
  EXPECT_THAT(bench.Said<v1::ShiftAbsorbed>(), IsEmpty());
  EXPECT_EQ(bench.HolderOf("mon-eva"), "eva");
}

TEST_P(AbsorbStory, WhoDoesNotFitTheSlotDoesNotStandIn) {
  v1::Shift nurse = BasisShift("mon-ada", "fjord", kMonday, "ada");
  nurse.mutable_requirement()->add_competences("medicine-app");
  bench.Publish({nurse});
  bench.Listen();
  Sick("ada");
  EXPECT_THAT(bench.Said<v1::ShiftAbsorbed>(), IsEmpty());
}

TEST_P(AbsorbStory, TheShortestFittingTeamShiftGoesFirst) {
  bench.Publish({Lasting(TeamShift("mon-eva", "fjord", kMonday, "eva"), 10),
                 Lasting(TeamShift("mon-bo", "fjord", kMonday, "bo"), 9)});
  bench.Listen();
  Sick("ada");
  EXPECT_EQ(bench.Said<v1::ShiftAbsorbed>().at(0).employment_id(), "bo");
}

TEST_P(AbsorbStory, OneTeamShiftStandsInForOneBasisShift) {
  Sick("ada");
  bench.Listen();
  Sick("ib");
  EXPECT_THAT(bench.Said<v1::ShiftAbsorbed>(), IsEmpty());
  EXPECT_EQ(bench.Said<v1::GapOpened>().size(), 1u) << "one present, two needed";
}

TEST_P(AbsorbStory, SomebodyAtWorkTakesTheRestOfTheBasisShift) {
  bench.MoveTo("2026-02-02 10:00");
  bench.SickCall("abs-ada", "ada", "2026-02-02 10:00", "2026-02-03 00:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "eva");
  EXPECT_EQ(kit::Start(bench.Shift("mon-ada").cover_interval()), At("2026-02-02 10:00"));
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 09:00"), v1::SERVICE_LEVEL_A) << "she was there";
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 10:00"), v1::SERVICE_LEVEL_B);
}

TEST_P(AbsorbStory, FitAgainEverybodyHasTheirShiftBack) {
  Sick("ada");
  bench.Listen();
  bench.Recover("abs-ada", "ada", "2026-02-02 06:00");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftRestored", "ShiftRestored", "ServiceLevelRaised"));
  EXPECT_EQ(bench.Said<v1::ShiftRestored>().at(0).employment_id(), "eva");
  EXPECT_EQ(bench.Said<v1::ShiftRestored>().at(1).employment_id(), "ada");
  EXPECT_EQ(bench.Said<v1::ShiftRestored>().at(1).released_employment_id(), "eva");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
  EXPECT_EQ(bench.HolderOf("mon-eva"), "eva");
  EXPECT_EQ(bench.Shift("mon-eva").state(), v1::SHIFT_STATE_PLANNED);
  EXPECT_EQ(bench.LevelAt("fjord", kMonday), v1::SERVICE_LEVEL_A);
}

TEST_P(AbsorbStory, WhatTheTeamShiftHadBeyondItRisesAgainToo) {
  bench.Require("fjord", 15 * 60, 60, 1, 0, 0);
  bench.Publish({Lasting(TeamShift("mon-eva", "fjord", kMonday, "eva"), 9)});
  bench.Listen();
  Sick("ada");
  bench.Recover("abs-ada", "ada", "2026-02-02 06:00");
  const auto lowered = bench.Said<v1::ServiceLevelLowered>();
  ASSERT_EQ(lowered.size(), 1u);
  EXPECT_EQ(kit::End(lowered[0].interval()), At("2026-02-02 16:00")) << "15-16 without Eva";
  const auto raised = bench.Said<v1::ServiceLevelRaised>();
  ASSERT_EQ(raised.size(), 1u);
  EXPECT_EQ(kit::End(raised[0].interval()), At("2026-02-02 16:00"));
}

TEST_P(AbsorbStory, OnceItHasBegunAnUndoIsThePlannersToDecide) {
  bench.SickCall("abs-ada", "ada", "2026-02-02 05:40", "2026-02-02 08:00");
  ASSERT_EQ(bench.HolderOf("mon-ada"), "eva");
  bench.MoveTo("2026-02-02 07:30");
  bench.Listen();
  bench.Recover("abs-ada", "ada", "2026-02-02 06:00");
  EXPECT_THAT(bench.Told(), IsEmpty());
  EXPECT_EQ(bench.HolderOf("mon-ada"), "eva");
}

TEST_P(AbsorbStory, WhenACoverComesTheTeamShiftIsRestored) {
  Sick("ada");
  bench.Listen();
  ASSERT_TRUE(bench.Assign("mon-ada", "bo").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftRestored", "ShiftAssigned", "ServiceLevelRaised"));
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
  EXPECT_EQ(bench.HolderOf("mon-eva"), "eva");
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_COVERED);
}

TEST_P(AbsorbStory, IfWhoStoodInFallsSickBothAreMissedAsThemselves) {
  Sick("ada");
  Sick("eva");
  EXPECT_EQ(bench.Shift("mon-ada").vacated_by_employment_id(), "ada");
  EXPECT_EQ(bench.Shift("mon-eva").vacated_by_employment_id(), "eva");
  EXPECT_EQ(bench.Said<v1::GapOpened>().at(0).shift_id(), "mon-ada");
  bench.Recover("abs-eva", "eva", "2026-02-02 06:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "eva") << "fit again, she stands in again";
  bench.Recover("abs-ada", "ada", "2026-02-02 06:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
  EXPECT_EQ(bench.HolderOf("mon-eva"), "eva");
}

TEST_P(AbsorbStory, ASearchEndsWhenATeamShiftTurnsUp) {
  bench.Publish({TeamShift("mon-eva", "skov", kMonday, "eva")});
  bench.Require("fjord", 7 * 60, 480, 3, 1, 1, {types::v1::ROLE_SLOT_SHIFT_LEAD});
  bench.Publish(
      {WithRole(BasisShift("mon-ada", "fjord", kMonday, "ada"), types::v1::ROLE_SLOT_SHIFT_LEAD)});
  Sick("ada");
  ASSERT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_OPEN);
  bench.Listen();
  bench.Publish({TeamShift("mon-bo", "fjord", kMonday, "bo")});
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).reason(), v1::GAP_CLOSE_REASON_ABSORBED);
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
}

TEST_P(AbsorbStory, TheSameRosterAgainUndoesNothing) {
  Sick("ada");
  bench.Listen();
  bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada"),
                 TeamShift("mon-eva", "fjord", kMonday, "eva")});
  EXPECT_THAT(bench.Told(), IsEmpty());
  EXPECT_EQ(bench.HolderOf("mon-ada"), "eva");
}

ROSTER_STORIES(AbsorbStory);

}  // namespace
}  // namespace vagtbro::roster
