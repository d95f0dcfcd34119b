// Where a unit is short or nearly so; and a unit that is told no risk bears that anybody falls
// away.
#include "roster/domain/risk.h"

#include <gtest/gtest.h>

#include <random>

namespace vagtbro::roster {
namespace {

using staffing::v1::SERVICE_LEVEL_BELOW_C;

const absl::Time kMidnight = absl::FromUnixSeconds(1'770'012'000);
absl::Time At(int hour) { return kMidnight + absl::Hours(hour); }
const Interval kDay{At(0), At(24)};

Need Asks(int from, int to, uint32_t c, std::vector<types::v1::RoleSlot> roles = {}) {
  return {{At(from), At(to)}, c + 2, c + 1, c, std::move(roles)};
}
Presence There(int from, int to) { return {{At(from), At(to)}}; }

TEST(Risks, OneMoreThanTheCPlanNeedsIsNoRiskAndExactlySoManyIs) {
  const UnitPlan spare{{Asks(7, 15, 1)}, {There(7, 15), There(7, 15)}, {}, {}};
  EXPECT_TRUE(RisksOf(spare, kDay).empty());
  const UnitPlan bare{{Asks(7, 15, 2)}, {There(7, 15), There(7, 15)}, {}, {}};
  ASSERT_EQ(RisksOf(bare, kDay).size(), 1u);
  const Risk risk = RisksOf(bare, kDay)[0];
  EXPECT_EQ(risk.kind, RiskKind::kNoMargin);
  EXPECT_EQ(risk.interval, (Interval{At(7), At(15)}));
  EXPECT_EQ(risk.heads, 2u);
  EXPECT_EQ(risk.heads_c, 2u);
}

TEST(Risks, BelowCIsSearchedForOrAcceptedOrNobodyCouldHelp) {
  UnitPlan plan{{Asks(7, 15, 2)}, {There(7, 15)}, {{At(7), At(10)}}, {{At(10), At(12)}}};
  const auto risks = RisksOf(plan, kDay);
  ASSERT_EQ(risks.size(), 3u);
  EXPECT_EQ(risks[0].kind, RiskKind::kSearched);
  EXPECT_EQ(risks[1].kind, RiskKind::kAccepted);
  EXPECT_EQ(risks[2].kind, RiskKind::kNoShift);
  EXPECT_EQ(risks[2].interval, (Interval{At(12), At(15)}));
  EXPECT_EQ(risks[2].level, SERVICE_LEVEL_BELOW_C);
}

TEST(Risks, ARoleThatIsMissingIsARiskWithHeadsEnough) {
  const auto role = types::v1::ROLE_SLOT_SHIFT_LEAD;
  const UnitPlan plan{{Asks(7, 15, 1, {role})}, {There(7, 15), There(7, 15)}, {}, {}};
  ASSERT_EQ(RisksOf(plan, kDay).size(), 1u);
  EXPECT_EQ(RisksOf(plan, kDay)[0].kind, RiskKind::kRoleMissing);
  EXPECT_EQ(RisksOf(plan, kDay)[0].missing_roles, (std::vector{role}));
}

TEST(Risks, NeighboursOfAKindAreOneAndTellTheirWorstMoment) {
  const UnitPlan plan{{Asks(7, 15, 3)}, {There(7, 15), There(7, 11)}, {}, {}};
  ASSERT_EQ(RisksOf(plan, kDay).size(), 1u);
  EXPECT_EQ(RisksOf(plan, kDay)[0].interval, (Interval{At(7), At(15)}));
  EXPECT_EQ(RisksOf(plan, kDay)[0].heads, 1u);
}

TEST(Risks, NothingRequiredNothingAtRisk) {
  EXPECT_TRUE(RisksOf({{}, {There(7, 15)}, {{At(7), At(15)}}, {}}, kDay).empty());
}

// Moments not told as a risk stay at C or better whoever of those there falls away.
TEST(Risks, WhereNoRiskIsToldAnybodyMayFallAway) {
  std::mt19937 random(7);
  const auto below = [&](int number) {
    return std::uniform_int_distribution<int>(0, number - 1)(random);
  };
  for (int round = 0; round < 2000; ++round) {
    UnitPlan plan;
    for (int i = below(3); i >= 0; --i) {
      const int from = below(20);
      plan.needs.push_back(Asks(from, from + 1 + below(8), static_cast<uint32_t>(below(4))));
    }
    for (int i = below(6); i > 0; --i) {
      const int from = below(20);
      plan.presences.push_back(There(from, from + 1 + below(8)));
    }
    const auto risks = RisksOf(plan, kDay);
    for (size_t gone = 0; gone < plan.presences.size(); ++gone) {
      auto left = plan.presences;
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(gone));
      for (const Stretch& stretch : Stretches(plan.needs, left, kDay)) {
        if (stretch.level != SERVICE_LEVEL_BELOW_C) continue;
        for (absl::Time t = stretch.interval.start_time; t < stretch.interval.end_time;
             t += absl::Hours(1)) {
          EXPECT_TRUE(std::any_of(risks.begin(), risks.end(),
                                  [t](const Risk& risk) {
                                    return risk.interval.start_time <= t &&
                                           t < risk.interval.end_time;
                                  }))
              << "round " << round;
        }
      }
    }
    for (size_t i = 1; i < risks.size(); ++i) {
      EXPECT_LE(risks[i - 1].interval.end_time, risks[i].interval.start_time);
    }
  }
}

}  // namespace
}  // namespace vagtbro::roster
