// What is wrong with a record. One test a reason.
#include "roster/domain/import_check.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::roster {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'770'012'000);
const IsKnown kFjord = [](const std::string& id) { return id == "fjord" || id == "skov"; };
const IsKnown kAda = [](const std::string& id) { return id == "ada"; };

v1::Shift Good() {
  v1::Shift shift;
  shift.set_shift_id("day");
  shift.add_unit_ids("fjord");
  *shift.mutable_interval() = kit::MakeInterval(kStart, kStart + absl::Hours(8));
  shift.set_kind(types::v1::SHIFT_KIND_ORDINARY);
  shift.set_tier(types::v1::SHIFT_TIER_BASIS);
  shift.mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_HELPER);
  shift.set_employment_id("ada");
  return shift;
}

std::string Wrong(const std::function<void(v1::Shift&)>& spoil) {
  v1::Shift shift = Good();
  spoil(shift);
  const auto rejection = CheckShift(shift, kFjord, kAda);
  return rejection ? rejection->reason : "";
}

TEST(ImportCheckTest, AGoodShiftIsTakenIn) {
  EXPECT_FALSE(CheckShift(Good(), kFjord, kAda).has_value());
  EXPECT_EQ(Wrong([](v1::Shift& shift) { shift.clear_employment_id(); }), "")
      << "a shift without a holder is a shift";
}

TEST(ImportCheckTest, EveryFaultOfAShiftHasItsName) {
  EXPECT_EQ(Wrong([](v1::Shift& s) { s.set_shift_id("Day 1"); }), "MALFORMED_ID");
  EXPECT_EQ(Wrong([](v1::Shift& s) { s.clear_unit_ids(); }), "NO_UNIT");
  EXPECT_EQ(Wrong([](v1::Shift& s) { s.set_unit_ids(0, "hav"); }), "UNKNOWN_UNIT");
  EXPECT_EQ(Wrong([](v1::Shift& s) { s.add_unit_ids("fjord"); }), "DUPLICATE_UNIT");
  EXPECT_EQ(Wrong([](v1::Shift& s) { s.clear_interval(); }), "NO_INTERVAL");
  EXPECT_EQ(Wrong([](v1::Shift& s) { *s.mutable_interval() = kit::MakeInterval(kStart, kStart); }),
            "BACKWARDS");
  EXPECT_EQ(Wrong([](v1::Shift& s) {
              *s.mutable_interval() =
                  kit::MakeInterval(kStart, kStart + absl::Hours(24) + absl::Nanoseconds(1));
            }),
            "SHIFT_TOO_LONG");
  EXPECT_EQ(Wrong([](v1::Shift& s) { s.clear_kind(); }), "NO_KIND");
  EXPECT_EQ(Wrong([](v1::Shift& s) { s.clear_tier(); }), "NO_TIER");
  EXPECT_EQ(Wrong([](v1::Shift& s) { s.mutable_requirement()->clear_professions(); }),
            "NO_PROFESSION");
  EXPECT_EQ(Wrong([](v1::Shift& s) { s.set_employment_id("bo"); }), "UNKNOWN_EMPLOYMENT");
}

TEST(ImportCheckTest, EveryFaultOfAUnitHasItsName) {
  v1::UnitRegistered unit;
  EXPECT_EQ(CheckUnit(unit)->reason, "MALFORMED_ID");
  unit.set_unit_id("fjord");
  EXPECT_EQ(CheckUnit(unit)->reason, "NO_NAME");
  unit.set_name("Fjord");
  EXPECT_FALSE(CheckUnit(unit).has_value());
}

TEST(ImportCheckTest, EveryFaultOfARequirementHasItsName) {
  v1::StaffingRequirementSet requirement;
  const auto reason = [&] {
    const auto rejection = CheckRequirement(requirement, kFjord);
    return rejection ? rejection->reason : "";
  };
  EXPECT_EQ(reason(), "MALFORMED_ID");
  requirement.set_requirement_id("fjord-day");
  EXPECT_EQ(reason(), "UNKNOWN_UNIT");
  requirement.set_unit_id("fjord");
  EXPECT_EQ(reason(), "BAD_WEEKDAYS");
  requirement.add_weekdays(7);
  EXPECT_EQ(reason(), "BAD_TIME");
  requirement.set_length_minutes(1440);
  requirement.set_heads_c(1);
  EXPECT_EQ(reason(), "LEVELS_OUT_OF_ORDER");
  requirement.set_heads_b(1);
  requirement.set_heads_a(2);
  EXPECT_EQ(reason(), "");
  requirement.add_role_slots(types::v1::ROLE_SLOT_UNSPECIFIED);
  EXPECT_EQ(reason(), "UNKNOWN_ROLE");
}

Holding Has(const std::string& person, const std::string& shift, int from, int to) {
  return {shift, person, {kStart + absl::Hours(from), kStart + absl::Hours(to)}};
}

Standing Now(const std::vector<Holding>& holdings) {
  return [holdings](const std::string& person, const Interval& interval) {
    std::vector<Holding> found;
    for (const Holding& holding : holdings) {
      if (holding.person == person && Overlaps(holding.interval, interval))
        found.push_back(holding);
    }
    return found;
  };
}

TEST(DoubleBookedTest, ShiftsThatOnlyTouchAreFine) {
  EXPECT_TRUE(DoubleBooked({Has("ada", "1", 0, 8), Has("ada", "2", 8, 16)}, Now({})).empty());
}

TEST(DoubleBookedTest, OfTwoOfferedTheLaterIsNamed) {
  EXPECT_EQ(DoubleBooked({Has("ada", "1", 0, 8), Has("ada", "2", 7, 15)}, Now({})),
            std::set<size_t>{1});
}

TEST(DoubleBookedTest, AStandingShiftIsInTheWayUnlessItIsReplaced) {
  const Standing now = Now({Has("ada", "1", 0, 8)});
  EXPECT_EQ(DoubleBooked({Has("ada", "2", 7, 15)}, now), std::set<size_t>{0});
  EXPECT_TRUE(DoubleBooked({Has("ada", "2", 7, 15), Has("", "1", 0, 8)}, now).empty());
}

TEST(DoubleBookedTest, TwoPeopleMaySwapInOnePart) {
  const Standing now = Now({Has("ada", "1", 0, 8), Has("bo", "2", 0, 8)});
  EXPECT_TRUE(DoubleBooked({Has("bo", "1", 0, 8), Has("ada", "2", 0, 8)}, now).empty());
}

TEST(DoubleBookedTest, ARefusedReplacementLeavesTheStandingShiftInTheWay) {
  // Ada is to give shift 1 to Bo, who is busy; so she keeps it and cannot have shift 2.
  const Standing now = Now({Has("ada", "1", 0, 8), Has("bo", "3", 0, 8)});
  EXPECT_EQ(DoubleBooked({Has("ada", "2", 0, 8), Has("bo", "1", 0, 8)}, now),
            (std::set<size_t>{0, 1}));
}

}  // namespace
}  // namespace vagtbro::roster
