// What a unit can do with those present.
#include "staffing/level.h"

#include <gtest/gtest.h>

namespace vagtbro::staffing {
namespace {

using types::v1::ROLE_SLOT_MEDICATION_CHECKER;
using types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE;

const absl::Time kSeven = absl::FromUnixSeconds(1'770'012'000);

// Hours after 07:00.
Interval Hours(int from, int to) { return {kSeven + absl::Hours(from), kSeven + absl::Hours(to)}; }

Need Asking(int from, int to, uint32_t a, uint32_t b, uint32_t c) {
  return {Hours(from, to), a, b, c, {}};
}

std::vector<Presence> People(int number, int from, int to) {
  return std::vector<Presence>(static_cast<size_t>(number), Presence{Hours(from, to)});
}

v1::ServiceLevel LevelWith(int people) {
  return Stretches({Asking(0, 8, 4, 3, 2)}, People(people, 0, 8), Hours(0, 8)).at(0).level;
}

TEST(LevelTest, EachLevelBeginsAtItsHeads) {
  EXPECT_EQ(LevelWith(5), v1::SERVICE_LEVEL_A);
  EXPECT_EQ(LevelWith(4), v1::SERVICE_LEVEL_A);
  EXPECT_EQ(LevelWith(3), v1::SERVICE_LEVEL_B);
  EXPECT_EQ(LevelWith(2), v1::SERVICE_LEVEL_C);
  EXPECT_EQ(LevelWith(1), v1::SERVICE_LEVEL_BELOW_C);
  EXPECT_EQ(LevelWith(0), v1::SERVICE_LEVEL_BELOW_C);
}

TEST(LevelTest, WithoutARequirementThereIsNoLevel) {
  const auto stretches = Stretches({}, People(1, 2, 4), Hours(0, 8));
  ASSERT_EQ(stretches.size(), 3u);
  for (const Stretch& stretch : stretches) {
    EXPECT_EQ(stretch.level, v1::SERVICE_LEVEL_UNSPECIFIED);
  }
  EXPECT_EQ(stretches[1].interval, Hours(2, 4));
  EXPECT_EQ(stretches[1].heads, 1u);
}

TEST(LevelTest, StretchesCoverTheTimeWithoutHoles) {
  const auto stretches =
      Stretches({Asking(1, 6, 2, 2, 2), Asking(3, 9, 3, 2, 1)}, People(2, 2, 5), Hours(0, 8));
  EXPECT_EQ(stretches.front().interval.start_time, Hours(0, 8).start_time);
  EXPECT_EQ(stretches.back().interval.end_time, Hours(0, 8).end_time);
  for (size_t i = 1; i < stretches.size(); ++i) {
    EXPECT_EQ(stretches[i - 1].interval.end_time, stretches[i].interval.start_time);
  }
}

TEST(LevelTest, OfSeveralRequirementsTheWorstCounts) {
  const auto stretches =
      Stretches({Asking(0, 8, 1, 1, 1), Asking(4, 8, 5, 4, 3)}, People(2, 0, 8), Hours(0, 8));
  ASSERT_EQ(stretches.size(), 2u);
  EXPECT_EQ(stretches[0].level, v1::SERVICE_LEVEL_A);
  EXPECT_EQ(stretches[1].level, v1::SERVICE_LEVEL_BELOW_C);
}

TEST(LevelTest, AHandoverWithoutAGapIsOneStretch) {
  std::vector<Presence> people = People(1, 0, 4);
  people.push_back({Hours(4, 8)});
  EXPECT_EQ(Stretches({Asking(0, 8, 1, 1, 1)}, people, Hours(0, 8)).size(), 1u);
}

TEST(LevelTest, ARoleNobodyHoldsIsMissingThoughHeadsSuffice) {
  Need need = Asking(0, 8, 2, 1, 1);
  need.roles = {ROLE_SLOT_MEDICATION_RESPONSIBLE, ROLE_SLOT_MEDICATION_CHECKER};
  const std::vector<Presence> people = {{Hours(0, 8), ROLE_SLOT_MEDICATION_RESPONSIBLE},
                                        {Hours(0, 8)},
                                        {Hours(4, 8), ROLE_SLOT_MEDICATION_CHECKER}};
  const auto stretches = Stretches({need}, people, Hours(0, 8));
  ASSERT_EQ(stretches.size(), 2u);
  EXPECT_EQ(stretches[0].level, v1::SERVICE_LEVEL_A);
  EXPECT_EQ(stretches[0].missing_roles, std::vector{ROLE_SLOT_MEDICATION_CHECKER});
  EXPECT_TRUE(stretches[1].missing_roles.empty());
}

TEST(LevelTest, ARoleAskedForTwiceNeedsTwoHolders) {
  Need need = Asking(0, 8, 2, 1, 1);
  need.roles = {ROLE_SLOT_MEDICATION_CHECKER, ROLE_SLOT_MEDICATION_CHECKER};
  const std::vector<Presence> people = {{Hours(0, 8), ROLE_SLOT_MEDICATION_CHECKER}};
  EXPECT_EQ(Stretches({need}, people, Hours(0, 8)).at(0).missing_roles,
            std::vector{ROLE_SLOT_MEDICATION_CHECKER});
}

TEST(LevelTest, AChangeIsToldOnceForItsWholeTimeWithTheFewestHeads) {
  const std::vector<Need> needs = {Asking(0, 8, 4, 2, 1)};
  std::vector<Presence> four = People(4, 0, 8);
  std::vector<Presence> fewer = People(3, 0, 4);
  const auto two = People(2, 4, 8);
  fewer.insert(fewer.end(), two.begin(), two.end());
  const auto changes =
      Changes(Stretches(needs, four, Hours(0, 8)), Stretches(needs, fewer, Hours(0, 8)));
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0], (LevelChange{Hours(0, 8), v1::SERVICE_LEVEL_A, v1::SERVICE_LEVEL_B, 2}));
  EXPECT_TRUE(changes[0].lowered());
}

TEST(LevelTest, MoreHeadsAtTheSameLevelAreNoChange) {
  const std::vector<Need> needs = {Asking(0, 8, 2, 1, 1)};
  EXPECT_TRUE(Changes(Stretches(needs, People(3, 0, 8), Hours(0, 8)),
                      Stretches(needs, People(2, 0, 8), Hours(0, 8)))
                  .empty());
}

TEST(LevelTest, AChangeOfAPartIsOfThatPart) {
  const std::vector<Need> needs = {Asking(0, 8, 2, 1, 1)};
  std::vector<Presence> after = People(1, 0, 8);
  after.push_back({Hours(3, 8)});
  const auto changes =
      Changes(Stretches(needs, People(2, 0, 8), Hours(0, 8)), Stretches(needs, after, Hours(0, 8)));
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].interval, Hours(0, 3));
}

}  // namespace
}  // namespace vagtbro::staffing
