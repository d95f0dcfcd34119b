// A row and the latest act on it: what can be undone, and what that brings back.
#include "roster/domain/acts.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::roster {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'770'012'000);
const Interval kWhole{kStart, kStart + absl::Hours(8)};
const absl::Time kBefore = kStart - absl::Hours(2);

v1::ShiftRow HeldBy(const std::string& employment) {
  v1::Shift shift;
  shift.set_shift_id("day");
  shift.add_unit_ids("fjord");
  *shift.mutable_interval() = kit::MakeInterval(kWhole.start_time, kWhole.end_time);
  shift.set_tier(types::v1::SHIFT_TIER_BASIS);
  shift.set_employment_id(employment);
  return Published(shift);
}

// Ada has reported sick, and somebody is searched for.
v1::ShiftRow Open() { return Opened(Vacated(HeldBy("ada"), "abs", kBefore), "gap-1"); }

v1::PlannerAct Act(v1::PlannerActKind kind, const std::string& employment = "") {
  v1::PlannerAct act;
  act.set_act_id("request-1");
  act.set_kind(kind);
  act.set_employment_id(employment);
  return act;
}

// The row once a fact with this cause has made `after` of it.
v1::ShiftRow Then(const v1::ShiftRow& row, v1::ShiftRow after, const std::string& cause) {
  return WithActKept(row, std::move(after), cause);
}

v1::ShiftRow AssignedToBo() {
  const v1::ShiftRow acted = Acted(Open(), Act(v1::PLANNER_ACT_KIND_ASSIGN, "bo"));
  return Then(acted, Covered(acted, "bo", kWhole), "request-1");
}

TEST(Acts, WhatTheActItselfDidLeavesItUndoable) {
  EXPECT_EQ(RefuseUndoAct(AssignedToBo(), kBefore), std::nullopt);
  EXPECT_EQ(RefuseUndoAct(AssignedToBo(), kStart - absl::Nanoseconds(1)), std::nullopt);
  EXPECT_EQ(RefuseUndoAct(AssignedToBo(), kStart), UndoActRefusal::kShiftBegun);
  EXPECT_EQ(RefuseUndoAct(Open(), kBefore), UndoActRefusal::kNothingToUndo);
}

TEST(Acts, WhateverElseHappensMakesItStay) {
  const v1::ShiftRow row = AssignedToBo();
  v1::ShiftRow came = row;
  came.set_checked_in(true);
  EXPECT_EQ(RefuseUndoAct(Then(row, came, "request-2"), kBefore), UndoActRefusal::kChangedSince);
  EXPECT_EQ(RefuseUndoAct(Then(row, row, "request-2"), kBefore), std::nullopt) << "nothing did";
  const v1::ShiftRow imported = Then(row, HeldBy("ib"), "request-2");
  EXPECT_EQ(RefuseUndoAct(imported, kBefore), UndoActRefusal::kChangedSince);
}

TEST(Acts, AnAssignmentUndoneLeavesTheShiftAsItWasButTheSearchIsOver) {
  v1::PlannerAct undo = Act(v1::PLANNER_ACT_KIND_UNDO);
  undo.set_act_id("request-2");
  v1::ShiftRow row = Acted(AssignedToBo(), undo);
  row = Then(row, Released(row, v1::RELEASE_CAUSE_PLANNER, kBefore), "request-2");
  EXPECT_EQ(Undone(row).SerializeAsString(), Closed(Open(), "gap-1").SerializeAsString());
}

TEST(Acts, AShiftThatWasNobodysIsNobodysAgainAndNotVacated) {
  const v1::ShiftRow acted = Acted(HeldBy(""), Act(v1::PLANNER_ACT_KIND_ASSIGN, "bo"));
  const v1::ShiftRow row = Then(acted, Covered(acted, "bo", kWhole), "request-1");
  EXPECT_EQ(HeldAgain(row), std::nullopt);
  const v1::ShiftRow undone = Undone(row);
  EXPECT_EQ(undone.SerializeAsString(), HeldBy("").SerializeAsString());
}

TEST(Acts, ACancelledShiftGoesBackToWhoHadIt) {
  const v1::ShiftRow acted = Acted(HeldBy("ada"), Act(v1::PLANNER_ACT_KIND_CANCEL));
  const v1::ShiftRow row = Then(acted, Cancelled(acted, kBefore), "request-1");
  ASSERT_TRUE(HeldAgain(row).has_value());
  EXPECT_EQ(HeldAgain(row)->shift().employment_id(), "ada");
  const v1::ShiftRow undone = Undone(row);
  EXPECT_EQ(undone.SerializeAsString(), HeldBy("ada").SerializeAsString());
}

TEST(Acts, WhoStoodInForACancelledShiftHasTheirOwnAgainSoNobodyHasIt) {
  const v1::ShiftRow absorbed =
      TakenOver(Vacated(HeldBy("ada"), "abs", kBefore), "team", "team-shift", kWhole);
  const v1::ShiftRow acted = Acted(absorbed, Act(v1::PLANNER_ACT_KIND_CANCEL));
  const v1::ShiftRow row = Then(acted, Cancelled(acted, kBefore), "request-1");
  EXPECT_EQ(HeldAgain(row), std::nullopt);
  const v1::ShiftRow undone = Undone(row);
  EXPECT_EQ(undone.state(), v1::SHIFT_STATE_VACANT);
  EXPECT_FALSE(IsHeld(undone) || IsAbsorbed(undone));
}

TEST(Acts, AMovedShiftIsAskedAboutAtItsOldTimeForWhoHasItNow) {
  v1::Shift later = HeldBy("ada").shift();
  *later.mutable_interval() = kit::MakeInterval(kStart + absl::Hours(2), kStart + absl::Hours(10));
  const v1::ShiftRow acted = Acted(HeldBy("ada"), Act(v1::PLANNER_ACT_KIND_CHANGE));
  const v1::ShiftRow row = Then(acted, Changed(acted, later), "request-1");
  ASSERT_TRUE(HeldAgain(row).has_value());
  EXPECT_EQ(HeldTime(*HeldAgain(row)), kWhole);
  EXPECT_EQ(RefuseUndoAct(row, kStart), UndoActRefusal::kShiftBegun) << "its old time has begun";
}

v1::LevelAccepted OneMissing(v1::ServiceLevel level, uint32_t heads) {
  v1::LevelAccepted accepted;
  for (auto& stretch : Accepted("fjord", {{kWhole, level, heads, {}}})) {
    *accepted.add_stretches() = stretch;
  }
  return accepted;
}

TEST(Acts, ALevelIsAcceptedWhileNoHeadLessIsThere) {
  const auto accepted = OneMissing(v1::SERVICE_LEVEL_BELOW_C, 1);
  const auto still = [&](v1::ServiceLevel level, uint32_t heads) {
    return IsStillAccepted(accepted, "fjord", {{kWhole, level, heads, {}}});
  };
  EXPECT_TRUE(still(v1::SERVICE_LEVEL_BELOW_C, 1));
  EXPECT_TRUE(still(v1::SERVICE_LEVEL_C, 2));
  EXPECT_TRUE(still(v1::SERVICE_LEVEL_UNSPECIFIED, 0)) << "the unit is closed";
  EXPECT_FALSE(still(v1::SERVICE_LEVEL_BELOW_C, 0));
  EXPECT_TRUE(IsStillAccepted(accepted, "hav", {{kWhole, v1::SERVICE_LEVEL_BELOW_C, 0, {}}}));
}

TEST(Acts, ALevelThatHadARoleIsNoLongerAcceptedWithoutIt) {
  const auto accepted = OneMissing(v1::SERVICE_LEVEL_C, 2);
  const Stretch without{
      kWhole, v1::SERVICE_LEVEL_C, 2, {types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE}};
  EXPECT_FALSE(IsStillAccepted(accepted, "fjord", {without}));
  EXPECT_FALSE(IsStillAccepted(accepted, "fjord", {{kWhole, v1::SERVICE_LEVEL_BELOW_C, 2, {}}}));
}

TEST(Acts, OnlyAShiftThatIsSearchedForIsDoneWithout) {
  EXPECT_EQ(RefuseAccept(Open(), kBefore), std::nullopt);
  EXPECT_EQ(RefuseAccept(HeldBy("ada"), kBefore), AcceptRefusal::kNotOpen);
  EXPECT_EQ(RefuseAccept(Open(), kWhole.end_time), AcceptRefusal::kShiftOver);
}

}  // namespace
}  // namespace vagtbro::roster
