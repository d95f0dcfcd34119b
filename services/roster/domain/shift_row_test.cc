// A shift through its facts: published, left, searched for, covered, given back.
#include "roster/domain/shift_row.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::roster {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'770'012'000);
const Interval kWhole{kStart, kStart + absl::Hours(8)};

v1::ShiftRow PlannedFor(const std::string& employment) {
  v1::Shift shift;
  shift.set_shift_id("day");
  shift.add_unit_ids("fjord");
  *shift.mutable_interval() = kit::MakeInterval(kWhole.start_time, kWhole.end_time);
  shift.set_tier(types::v1::SHIFT_TIER_BASIS);
  shift.set_employment_id(employment);
  return Published(shift);
}

TEST(ShiftRowTest, LeftBeforeItBeganNobodyWorkedAnyOfIt) {
  const v1::ShiftRow row = Vacated(PlannedFor("ada"), "abs-1", kStart - absl::Hours(1));
  EXPECT_EQ(row.state(), v1::SHIFT_STATE_VACANT);
  EXPECT_TRUE(IsVacated(row));
  EXPECT_FALSE(IsHeld(row));
  EXPECT_EQ(row.vacated_by_employment_id(), "ada");
  EXPECT_EQ(row.published_employment_id(), "ada");
  EXPECT_TRUE(AttendancesOf(row).empty());
  EXPECT_EQ(VacantTime(row, kStart - absl::Hours(1)), kWhole);
}

TEST(ShiftRowTest, LeftMidwayTheFirstPartStaysWorked) {
  const absl::Time ten = kStart + absl::Hours(3);
  const v1::ShiftRow row = Vacated(PlannedFor("ada"), "abs-1", ten);
  ASSERT_EQ(AttendancesOf(row).size(), 1u);
  EXPECT_EQ(AttendancesOf(row)[0].interval, (Interval{kStart, ten}));
  EXPECT_EQ(VacantTime(row, kStart), (Interval{ten, kWhole.end_time}));
  EXPECT_EQ(VacantTime(row, ten + absl::Hours(1)).start_time, ten + absl::Hours(1));
  EXPECT_TRUE(IsEmpty(VacantTime(row, kWhole.end_time)));
}

TEST(ShiftRowTest, ReleasedItIsVacantWithoutAnAbsence) {
  const v1::ShiftRow row = Released(PlannedFor("ada"), v1::RELEASE_CAUSE_MOVED, kStart);
  EXPECT_TRUE(IsVacated(row));
  EXPECT_EQ(row.vacated_by_employment_id(), "");
  EXPECT_EQ(GapCauseOf(row), v1::GAP_CAUSE_CHAIN);
  EXPECT_EQ(AsPublished(row).employment_id(), "ada");
}

TEST(ShiftRowTest, ACoverWhoIsReleasedLeavesItToWhoFellSick) {
  v1::ShiftRow row = Vacated(PlannedFor("ada"), "abs-1", kStart);
  row = Released(Covered(row, "bo", kWhole), v1::RELEASE_CAUSE_CANCELLED, kStart);
  EXPECT_EQ(row.vacated_by_employment_id(), "ada");
  EXPECT_EQ(row.absence_id(), "abs-1");
  EXPECT_EQ(GapCauseOf(row), v1::GAP_CAUSE_RELEASED);
  row = Covered(row, "eva", kWhole);
  EXPECT_EQ(GapCauseOf(row), v1::GAP_CAUSE_UNSPECIFIED);
}

TEST(ShiftRowTest, ACoverWhoFallsIllIsOnlyReleased) {
  v1::ShiftRow row = Vacated(PlannedFor("ada"), "abs-1", kStart);
  row = Vacated(Covered(row, "bo", kWhole), "abs-2", kStart);
  EXPECT_EQ(row.state(), v1::SHIFT_STATE_VACANT);
  EXPECT_EQ(row.vacated_by_employment_id(), "ada");
  EXPECT_EQ(row.absence_id(), "abs-1");
}

TEST(ShiftRowTest, WhoHasHerShiftBackFromAPlannerMayFallIllAgain) {
  v1::ShiftRow row = Vacated(PlannedFor("ada"), "abs-1", kStart);
  row = Vacated(Covered(row, "ada", kWhole), "abs-2", kStart);
  EXPECT_EQ(row.vacated_by_employment_id(), "ada");
  EXPECT_EQ(row.absence_id(), "abs-2");
}

TEST(ShiftRowTest, WhoStoodInFromATeamShiftWasOnlyLent) {
  v1::ShiftRow row = Vacated(PlannedFor("ada"), "abs-1", kStart);
  row = TakenOver(row, "eva", "team", kWhole);
  EXPECT_EQ(row.state(), v1::SHIFT_STATE_COVERED);
  row = Vacated(row, "abs-2", kStart);
  EXPECT_EQ(row.vacated_by_employment_id(), "ada");
  EXPECT_EQ(row.absence_id(), "abs-1");
  EXPECT_FALSE(IsAbsorbed(row));
}

TEST(ShiftRowTest, WhoLeavesForGoodWorksNothingMoreOfTheTeamShift) {
  const absl::Time ten = kStart + absl::Hours(3);
  v1::ShiftRow row = GivenUp(PlannedFor("eva"), "day-2", ten);
  ASSERT_EQ(AttendancesOf(row).size(), 1u);
  row = LeftForGood(row, "abs-2", kStart + absl::Hours(1));
  EXPECT_EQ(AttendancesOf(row)[0].interval, (Interval{kStart, kStart + absl::Hours(1)}));
  EXPECT_EQ(row.vacated_by_employment_id(), "eva");
  EXPECT_TRUE(AttendancesOf(LeftForGood(row, "", kStart)).empty());
}

TEST(ShiftRowTest, WhoIsAtWorkGoesOnUntilTheOtherShiftBegins) {
  const v1::Shift team = PlannedFor("eva").shift();
  const Interval taken{kStart + absl::Hours(2), kWhole.end_time};
  EXPECT_EQ(LeaveTimeOf(team, taken, kStart + absl::Hours(1)), taken.start_time);
  EXPECT_EQ(LeaveTimeOf(team, taken, kStart - absl::Hours(1)), kStart);
}

TEST(ShiftRowTest, WhatWasImportedIsRememberedThroughPlannersChanges) {
  const v1::ShiftRow planned = PlannedFor("ada");
  v1::Shift later = planned.shift();
  *later.mutable_interval() = kit::MakeInterval(kStart + absl::Hours(1), kWhole.end_time);
  const v1::ShiftRow row = Cancelled(Changed(planned, later), kStart);
  EXPECT_EQ(row.state(), v1::SHIFT_STATE_CANCELLED);
  EXPECT_FALSE(IsVacated(row));
  EXPECT_EQ(kit::Start(AsPublished(row).interval()), kStart);
  EXPECT_EQ(AsPublished(row).employment_id(), "ada");
}

TEST(ShiftRowTest, ACoverOfTheRestHoldsOnlyTheRest) {
  const absl::Time ten = kStart + absl::Hours(3);
  const Interval rest{ten, kWhole.end_time};
  v1::ShiftRow row = Opened(Vacated(PlannedFor("ada"), "abs-1", ten), "gap-1");
  row = Closed(Covered(row, "bo", rest), "gap-1");
  EXPECT_EQ(row.state(), v1::SHIFT_STATE_COVERED);
  EXPECT_EQ(HeldTime(row), rest);
  ASSERT_EQ(AttendancesOf(row).size(), 2u);
  EXPECT_EQ(AttendancesOf(row)[1].employment_id, "bo");
}

TEST(ShiftRowTest, ACoverOfTheWholeNeedsNoIntervalOfItsOwn) {
  const v1::ShiftRow row =
      Covered(Vacated(PlannedFor("ada"), "abs-1", kStart - absl::Hours(1)), "bo", kWhole);
  EXPECT_FALSE(row.has_cover_interval());
  EXPECT_EQ(HeldTime(row), kWhole);
}

TEST(ShiftRowTest, AClosedSearchLeavesItAsItWas) {
  const v1::ShiftRow vacant = Vacated(PlannedFor("ada"), "abs-1", kStart - absl::Hours(1));
  EXPECT_EQ(Closed(Opened(vacant, "gap-1"), "gap-1").state(), v1::SHIFT_STATE_VACANT);
  v1::ShiftRow team = vacant;
  team.mutable_shift()->set_tier(types::v1::SHIFT_TIER_TEAM);
  EXPECT_EQ(Closed(Opened(Dropped(team), "gap-1"), "gap-1").state(), v1::SHIFT_STATE_DROPPED);
  EXPECT_EQ(Closed(Opened(vacant, "gap-2"), "gap-1").state(), v1::SHIFT_STATE_OPEN)
      << "the end of an older search ends no newer one";
}

TEST(ShiftRowTest, GivenBackItIsAsItWasPlanned) {
  const v1::ShiftRow row = Restored(
      Covered(Vacated(PlannedFor("ada"), "abs-1", kStart - absl::Hours(1)), "bo", kWhole), "ada");
  EXPECT_EQ(kit::Start(row.shift().interval()), kStart);
  EXPECT_EQ(row.SerializeAsString(), PlannedFor("ada").SerializeAsString());
}

TEST(ShiftRowTest, AShiftThatNeverHadAHolderStaysPlannedWhenSomebodyGetsIt) {
  const v1::ShiftRow row = Covered(PlannedFor(""), "bo", kWhole);
  EXPECT_EQ(row.state(), v1::SHIFT_STATE_PLANNED);
  EXPECT_EQ(row.shift().employment_id(), "bo");
}

}  // namespace
}  // namespace vagtbro::roster
