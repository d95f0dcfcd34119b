// For which vacated shift somebody is searched.
#include "roster/domain/fit.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::roster {
namespace {

using types::v1::ROLE_SLOT_MEDICATION_CHECKER;

const absl::Time kStart = absl::FromUnixSeconds(1'770'012'000);
const Interval kWhole{kStart, kStart + absl::Hours(8)};
const Interval kMorning{kStart, kStart + absl::Hours(4)};
const Interval kAfternoon{kStart + absl::Hours(4), kStart + absl::Hours(8)};

v1::ShiftRow Vacant(types::v1::ShiftTier tier, types::v1::RoleSlot role = {}) {
  v1::Shift shift;
  shift.set_shift_id("day");
  *shift.mutable_interval() = kit::MakeInterval(kWhole.start_time, kWhole.end_time);
  shift.set_tier(tier);
  shift.mutable_requirement()->set_role(role);
  return Published(shift);
}

const v1::ShiftRow kBasis = Vacant(types::v1::SHIFT_TIER_BASIS);
const v1::ShiftRow kTeam = Vacant(types::v1::SHIFT_TIER_TEAM);
const Stretch kLevelC{kWhole, v1::SERVICE_LEVEL_C, 2, {}};
const Stretch kNoPlan{kWhole, v1::SERVICE_LEVEL_UNSPECIFIED, 2, {}};

TEST(FitTest, AtLevelCNobodyIsSearchedFor) {
  EXPECT_FALSE(FitOf(kBasis, kWhole, {{kLevelC}}).has_value());
}

TEST(FitTest, BelowCForAnHourIsEnough) {
  const Stretch low{kAfternoon, v1::SERVICE_LEVEL_BELOW_C, 1, {}};
  const auto fit = FitOf(kBasis, kWhole, {{{kMorning, v1::SERVICE_LEVEL_B, 3, {}}, low}});
  ASSERT_TRUE(fit.has_value());
  EXPECT_EQ(fit->helped, absl::Hours(4));
}

TEST(FitTest, OneUnitInNeedIsEnoughForASharedNightWatch) {
  const Stretch low{kWhole, v1::SERVICE_LEVEL_BELOW_C, 0, {}};
  EXPECT_TRUE(FitOf(kBasis, kWhole, {{kLevelC}, {low}}).has_value());
}

TEST(FitTest, AMissingRoleIsSearchedForOnlyWithTheShiftThatBringsIt) {
  const Stretch unchecked{kWhole, v1::SERVICE_LEVEL_A, 9, {ROLE_SLOT_MEDICATION_CHECKER}};
  const auto checker = Vacant(types::v1::SHIFT_TIER_BASIS, ROLE_SLOT_MEDICATION_CHECKER);
  EXPECT_FALSE(FitOf(kBasis, kWhole, {{unchecked}}).has_value());
  ASSERT_TRUE(FitOf(checker, kWhole, {{unchecked}}).has_value());
  EXPECT_TRUE(FitOf(checker, kWhole, {{unchecked}})->fills_role);
}

TEST(FitTest, WithoutAnyRequirementABasisShiftIsSearchedForAndATeamShiftIsNot) {
  EXPECT_TRUE(FitOf(kBasis, kWhole, {{kNoPlan}}).has_value());
  EXPECT_FALSE(FitOf(kTeam, kWhole, {{kNoPlan}}).has_value());
}

TEST(FitTest, ARoleComesBeforeBasisBeforeTeamBeforeTheLongerHelp) {
  const Fit role{true, false, absl::Hours(1), kStart, "r"};
  const Fit basis{false, true, absl::Hours(2), kStart, "b"};
  const Fit team{false, false, absl::Hours(8), kStart, "t"};
  const Fit longer{false, true, absl::Hours(3), kStart, "z"};
  EXPECT_TRUE(FitsBetter(role, basis));
  EXPECT_TRUE(FitsBetter(basis, team));
  EXPECT_TRUE(FitsBetter(longer, basis));
  EXPECT_FALSE(FitsBetter(basis, basis));
}

}  // namespace
}  // namespace vagtbro::roster
