// A sick call arrives: what happens to the shifts, the levels and the search.
#include <gmock/gmock.h>

#include "kit/base/proto_time.h"
#include "roster/testing/story.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr uint32_t kSeven = 7 * 60;
const std::string kMonday = "2026-02-02 07:00";

class SickCallStory : public Story {
 protected:
  // Five people on Monday 07-15 in Fjord; A needs `a` heads, B `b`, C `c`.
  void FjordWithFive(uint32_t a, uint32_t b, uint32_t c) {
    bench.AddUnit("fjord");
    bench.Require("fjord", kSeven, 480, a, b, c);
    std::vector<v1::Shift> shifts;
    for (const std::string name : {"ada", "bo", "eva", "ib", "ulla"}) {
      bench.Employ(name);
      shifts.push_back(BasisShift("mon-" + name, "fjord", kMonday, name));
    }
    ASSERT_EQ(bench.Publish(shifts).accepted(), 5u);
    bench.MoveTo("2026-02-02 05:40");
    bench.Listen();
  }

  void SickOnMonday(const std::string& name) {
    bench.SickCall("abs-" + name, name, "2026-02-02 05:40", "2026-02-03 00:00");
  }
};

TEST_P(SickCallStory, AtLevelANobodyIsCalled) {
  FjordWithFive(4, 3, 2);
  SickOnMonday("ada");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftVacated"));
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_VACANT);
  EXPECT_EQ(bench.HolderOf("mon-ada"), "");
}

TEST_P(SickCallStory, AtLevelBTheFallIsToldAndNobodyIsCalled) {
  FjordWithFive(5, 4, 2);
  SickOnMonday("ada");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftVacated", "ServiceLevelLowered"));
  const auto lowered = bench.Said<v1::ServiceLevelLowered>().at(0);
  EXPECT_EQ(lowered.unit_id(), "fjord");
  EXPECT_EQ(lowered.from_level(), v1::SERVICE_LEVEL_A);
  EXPECT_EQ(lowered.to_level(), v1::SERVICE_LEVEL_B);
  EXPECT_EQ(lowered.heads(), 4u);
  EXPECT_EQ(kit::Start(lowered.interval()), At(kMonday));
}

TEST_P(SickCallStory, BelowCTheSearchBegins) {
  FjordWithFive(5, 5, 5);
  SickOnMonday("ada");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftVacated", "ServiceLevelLowered", "GapOpened"));
  const auto gap = bench.Said<v1::GapOpened>().at(0);
  EXPECT_EQ(gap.shift_id(), "mon-ada");
  EXPECT_EQ(gap.level(), v1::SERVICE_LEVEL_BELOW_C);
  EXPECT_EQ(kit::Start(gap.interval()), At(kMonday));
  EXPECT_EQ(kit::End(gap.interval()), At("2026-02-02 15:00"));
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_OPEN);
  EXPECT_EQ(bench.Shift("mon-ada").gap_id(), gap.gap_id());
}

TEST_P(SickCallStory, OnlyAsManyGapsOpenAsAreNeeded) {
  FjordWithFive(5, 4, 3);
  SickOnMonday("ada");
  SickOnMonday("bo");
  EXPECT_THAT(bench.Said<v1::GapOpened>(), IsEmpty()) << "three are enough for C";
  SickOnMonday("eva");
  EXPECT_EQ(bench.Said<v1::GapOpened>().size(), 1u) << "two present, one searched for";
  SickOnMonday("ib");
  EXPECT_EQ(bench.Said<v1::GapOpened>().size(), 2u);
}

TEST_P(SickCallStory, ATeamShiftFallsAway) {
  FjordWithFive(4, 3, 2);
  bench.Publish({TeamShift("mon-ada", "fjord", kMonday, "ada")});
  bench.Listen();
  SickOnMonday("ada");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftVacated", "TeamShiftDropped"));
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_DROPPED);
}

TEST_P(SickCallStory, ADroppedTeamShiftIsSearchedForAfterAllWhenNothingElseHelps) {
  FjordWithFive(5, 5, 4);
  bench.Publish(
      {TeamShift("mon-ada", "fjord", kMonday, "ada"), TeamShift("mon-bo", "fjord", kMonday, "bo")});
  SickOnMonday("ada");
  bench.Listen();
  SickOnMonday("bo");
  EXPECT_THAT(bench.Told(),
              ElementsAre("ShiftVacated", "TeamShiftDropped", "ServiceLevelLowered", "GapOpened"));
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_OPEN);
  EXPECT_EQ(bench.Shift("mon-bo").state(), v1::SHIFT_STATE_DROPPED);
}

TEST_P(SickCallStory, ABasisShiftThatWasNotNeededIsSearchedForBeforeATeamShift) {
  FjordWithFive(5, 5, 4);
  bench.Publish({TeamShift("mon-bo", "fjord", kMonday, "bo")});
  SickOnMonday("eva");
  bench.Listen();
  SickOnMonday("bo");
  EXPECT_EQ(bench.Said<v1::GapOpened>().at(0).shift_id(), "mon-eva");
  EXPECT_EQ(bench.Shift("mon-bo").state(), v1::SHIFT_STATE_DROPPED);
}

TEST_P(SickCallStory, ASickCheckerIsSearchedForThoughHeadsSuffice) {
  bench.AddUnit("fjord");
  bench.Require("fjord", kSeven, 480, 2, 1, 1, {types::v1::ROLE_SLOT_MEDICATION_CHECKER});
  for (const std::string name : {"ada", "bo", "eva"}) bench.Employ(name);
  bench.Publish({WithRole(BasisShift("mon-ada", "fjord", kMonday, "ada"),
                          types::v1::ROLE_SLOT_MEDICATION_CHECKER),
                 BasisShift("mon-bo", "fjord", kMonday, "bo"),
                 BasisShift("mon-eva", "fjord", kMonday, "eva")});
  bench.Listen();
  SickOnMonday("ada");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftVacated", "GapOpened"));
  EXPECT_EQ(bench.Said<v1::GapOpened>().at(0).requirement().role(),
            types::v1::ROLE_SLOT_MEDICATION_CHECKER);
  EXPECT_EQ(bench.Said<v1::GapOpened>().at(0).level(), v1::SERVICE_LEVEL_A);
}

TEST_P(SickCallStory, TwoMissingMedicationRolesAreTwoGapsThatOnePersonNeverFills) {
  const auto responsible = types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE;
  const auto checker = types::v1::ROLE_SLOT_MEDICATION_CHECKER;
  bench.AddUnit("fjord");
  bench.Require("fjord", kSeven, 480, 2, 1, 1, {responsible, checker});
  for (const std::string name : {"ada", "bo", "eva", "ib"}) bench.Employ(name);
  bench.Publish({WithRole(BasisShift("mon-ada", "fjord", kMonday, "ada"), responsible),
                 WithRole(BasisShift("mon-bo", "fjord", kMonday, "bo"), checker),
                 BasisShift("mon-eva", "fjord", kMonday, "eva")});
  bench.Listen();
  SickOnMonday("ada");
  SickOnMonday("bo");
  const auto gaps = bench.Said<v1::GapOpened>();
  ASSERT_EQ(gaps.size(), 2u) << "one head is enough for C, the roles are not";
  EXPECT_EQ(gaps[0].requirement().role(), responsible);
  EXPECT_EQ(gaps[1].requirement().role(), checker);
  bench.Accept(gaps[0].gap_id(), "ib", "offer-1");
  bench.Accept(gaps[1].gap_id(), "ib", "offer-2");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ib");
  EXPECT_EQ(bench.HolderOf("mon-bo"), "");
  bool told = false;
  const auto refused = bench.Said<v1::CoverRefused>().at(0);
  for (const auto& result : refused.verdict().results()) {
    told = told || (result.rule() == "Q-MED2" && !result.passed());
  }
  EXPECT_TRUE(told);
}

TEST_P(SickCallStory, ASharedNightWatchIsOneGapForAllItsUnits) {
  bench.Employ("ada");
  v1::Shift night = BasisShift("night", "fjord", "2026-02-02 23:00", "ada");
  bench.AddUnit("fjord", {"skov", "eng"});
  for (const std::string unit : {"skov", "eng"}) bench.AddUnit(unit, {"fjord"});
  for (const std::string unit : {"fjord", "skov", "eng"}) {
    bench.Require(unit, 23 * 60, 480, 1, 1, 1);
  }
  night.add_unit_ids("skov");
  night.add_unit_ids("eng");
  night.set_kind(types::v1::SHIFT_KIND_NIGHT_WAKING);
  bench.Publish({night});
  bench.Listen();
  bench.SickCall("abs-1", "ada", "2026-02-02 12:00", "2026-02-03 12:00");
  ASSERT_EQ(bench.Said<v1::GapOpened>().size(), 1u);
  EXPECT_THAT(bench.Said<v1::GapOpened>().at(0).unit_ids(), ElementsAre("fjord", "skov", "eng"));
  EXPECT_EQ(bench.Said<v1::ServiceLevelLowered>().size(), 3u);
}

TEST_P(SickCallStory, AShiftThatHasBegunIsLeftFromNowOn) {
  FjordWithFive(5, 5, 5);
  bench.MoveTo("2026-02-02 10:00");
  bench.SickCall("abs-1", "ada", "2026-02-02 10:00", "2026-02-03 00:00");
  EXPECT_EQ(kit::Start(bench.Said<v1::GapOpened>().at(0).interval()), At("2026-02-02 10:00"));
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 09:59"), v1::SERVICE_LEVEL_A);
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 10:00"), v1::SERVICE_LEVEL_BELOW_C);
}

TEST_P(SickCallStory, AShiftThatIsOverStaysWorked) {
  FjordWithFive(5, 5, 5);
  bench.MoveTo("2026-02-02 15:00");
  bench.SickCall("abs-1", "ada", "2026-02-02 05:40", "2026-02-03 00:00");
  EXPECT_THAT(bench.Told(), IsEmpty());
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
}

TEST_P(SickCallStory, ASickPersonIsSickInEveryEmployment) {
  FjordWithFive(5, 5, 5);
  bench.Employ("ada-second", "ada-person");
  bench.Publish({BasisShift("tue-ada", "fjord", "2026-02-03 07:00", "ada-second")});
  bench.Listen();
  bench.SickCall("abs-1", "ada", "2026-02-02 05:40", "2026-02-04 00:00");
  EXPECT_EQ(bench.Said<v1::ShiftVacated>().size(), 2u);
  EXPECT_EQ(bench.HolderOf("tue-ada"), "");
}

TEST_P(SickCallStory, ASickCallThatComesBeforeThePersonIsKnownHitsWhenTheyAre) {
  FjordWithFive(5, 5, 5);
  bench.SickCall("abs-1", "ada-second", "2026-02-02 05:40", "2026-02-03 00:00");
  EXPECT_THAT(bench.Told(), IsEmpty());
  bench.Employ("ada-second", "ada-person");
  EXPECT_EQ(bench.Said<v1::ShiftVacated>().at(0).shift_id(), "mon-ada");
}

TEST_P(SickCallStory, AShiftPublishedToSomebodySickIsVacatedAtOnce) {
  FjordWithFive(5, 5, 5);
  bench.SickCall("abs-1", "ada", "2026-02-02 05:40", "2026-02-05 00:00");
  bench.Listen();
  bench.Publish({BasisShift("wed-ada", "fjord", "2026-02-04 07:00", "ada")});
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftsPublished", "ShiftVacated", "GapOpened"));
}

TEST_P(SickCallStory, ALongerAbsenceTakesTheFurtherShifts) {
  FjordWithFive(5, 5, 5);
  bench.Publish({BasisShift("tue-ada", "fjord", "2026-02-03 07:00", "ada")});
  SickOnMonday("ada");
  EXPECT_EQ(bench.HolderOf("tue-ada"), "ada");
  bench.Listen();
  bench.Extend("abs-ada", "ada", "2026-02-02 05:40", "2026-02-04 00:00");
  EXPECT_EQ(bench.Said<v1::ShiftVacated>().at(0).shift_id(), "tue-ada");
}

TEST_P(SickCallStory, TheSameNewsTwiceChangesNothing) {
  FjordWithFive(5, 5, 5);
  SickOnMonday("ada");
  bench.Listen();
  SickOnMonday("ada");
  bench.Extend("abs-ada", "ada", "2026-02-02 05:40", "2026-02-03 00:00");
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(SickCallStory, AGapThatNobodyFilledExpiresAtTheEndOfTheShift) {
  FjordWithFive(5, 5, 5);
  SickOnMonday("ada");
  bench.Listen();
  bench.MoveTo("2026-02-02 14:59");
  EXPECT_THAT(bench.Told(), IsEmpty());
  bench.MoveTo("2026-02-02 15:00");
  EXPECT_THAT(bench.Told(), ElementsAre("GapClosed"));
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).reason(), v1::GAP_CLOSE_REASON_EXPIRED);
}

TEST_P(SickCallStory, AStricterRequirementOpensAGapForAShiftThatWasNotMissed) {
  FjordWithFive(4, 3, 2);
  SickOnMonday("ada");
  bench.Listen();
  bench.Require("fjord", kSeven, 480, 5, 5, 5);
  EXPECT_THAT(bench.Told(), ElementsAre("StaffingRequirementSet", "GapOpened"));
  bench.Listen();
  bench.Require("fjord", kSeven, 480, 4, 3, 2);
  EXPECT_THAT(bench.Told(), ElementsAre("StaffingRequirementSet", "GapClosed"));
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).reason(), v1::GAP_CLOSE_REASON_NOT_NEEDED);
}

TEST_P(SickCallStory, ANightOverTheClockChangeIsSearchedForWhole) {
  bench.AddUnit("fjord");
  bench.Require("fjord", 23 * 60, 480, 1, 1, 1);
  bench.Employ("ada");
  for (const std::string day : {"2026-03-28", "2026-10-24"}) {
    v1::Shift night = BasisShift("night-" + day, "fjord", day + " 23:00", "ada");
    const absl::Time end = At(day == "2026-03-28" ? "2026-03-29 07:00" : "2026-10-25 07:00");
    *night.mutable_interval() = kit::MakeInterval(At(day + " 23:00"), end);
    bench.Publish({night});
    bench.Listen();
    bench.SickCall("abs-" + day, "ada", day + " 12:00", day + " 23:30");
    const auto lowered = bench.Said<v1::ServiceLevelLowered>();
    ASSERT_EQ(lowered.size(), 1u) << day;
    EXPECT_EQ(kit::End(lowered[0].interval()), end);
    const auto gap = bench.Said<v1::GapOpened>().at(0);
    EXPECT_EQ(kit::End(gap.interval()) - kit::Start(gap.interval()),
              absl::Hours(day == "2026-03-28" ? 7 : 9));
  }
}

TEST_P(SickCallStory, AfterARestartTheIndexesAreTheSame) {
  FjordWithFive(5, 5, 5);
  SickOnMonday("ada");
  bench.Reopen();
  bench.Listen();
  SickOnMonday("bo");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftVacated", "GapOpened"));
  bench.Recover("abs-ada", "ada", "2026-02-02 06:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
}

ROSTER_STORIES(SickCallStory);

}  // namespace
}  // namespace vagtbro::roster
