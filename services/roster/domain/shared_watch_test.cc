// Which units may share a watch, and who may hold it.
#include "roster/domain/shared_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "roster/domain/merge.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using types::v1::PROFESSION_NURSE;
using types::v1::PROFESSION_SOSU_ASSISTANT;
using types::v1::PROFESSION_SOSU_HELPER;

v1::UnitRegistered UnitNear(const std::string& id, const std::vector<std::string>& near) {
  v1::UnitRegistered unit;
  unit.set_unit_id(id);
  for (const std::string& other : near) unit.add_night_share_unit_ids(other);
  return unit;
}

const v1::UnitRegistered kEng = UnitNear("eng", {"fjord"});
const v1::UnitRegistered kFjord = UnitNear("fjord", {"eng", "skov"});
const v1::UnitRegistered kSkov = UnitNear("skov", {"fjord"});

TEST(SharedWatchTest, UnitsThatNameEachOtherAreNeighbours) {
  EXPECT_TRUE(AreNeighbours({&kEng, &kFjord}));
  EXPECT_TRUE(AreNeighbours({&kEng}));
  EXPECT_FALSE(AreNeighbours({&kEng, &kSkov}));
}

TEST(SharedWatchTest, OneCanGetFromEachToEveryOther) {
  EXPECT_TRUE(AreNeighbours({&kEng, &kSkov, &kFjord})) << "over Fjord";
}

TEST(SharedWatchTest, OneSideIsNotEnough) {
  const auto hopeful = UnitNear("hopeful", {"eng"});
  EXPECT_FALSE(AreNeighbours({&kEng, &hopeful}));
  EXPECT_FALSE(AreNeighbours({&hopeful, &kEng}));
}

v1::Shift Watch(const std::vector<std::string>& units) {
  v1::Shift shift;
  for (const std::string& unit : units) shift.add_unit_ids(unit);
  shift.set_kind(types::v1::SHIFT_KIND_NIGHT_WAKING);
  for (const auto profession : {PROFESSION_SOSU_HELPER, PROFESSION_SOSU_ASSISTANT}) {
    shift.mutable_requirement()->add_professions(profession);
  }
  shift.mutable_requirement()->add_competences("alarm");
  return shift;
}

TEST(SharedWatchTest, TheStrictestOfItsUnitsDecides) {
  v1::UnitRegistered eng = kEng, fjord = kFjord;
  for (const auto profession : {PROFESSION_SOSU_ASSISTANT, PROFESSION_NURSE}) {
    eng.mutable_night_minimum()->add_professions(profession);
  }
  fjord.mutable_night_minimum()->add_competences("medicine-app");
  fjord.mutable_night_minimum()->add_tasks("insulin");
  fjord.set_residents_under_15(true);
  const auto slot = SlotOf(Watch({"eng", "fjord"}), {&eng, &fjord});
  EXPECT_THAT(slot.professions(), ElementsAre(PROFESSION_SOSU_ASSISTANT));
  EXPECT_THAT(slot.competences(), ElementsAre("alarm", "medicine-app"));
  EXPECT_THAT(slot.tasks(), ElementsAre("insulin"));
  EXPECT_TRUE(slot.child_certificate());
}

TEST(SharedWatchTest, ByDayTheShiftSaysWhoMayHoldItButChildrenNeedTheCertificate) {
  v1::UnitRegistered eng = kEng;
  eng.mutable_night_minimum()->add_professions(PROFESSION_NURSE);
  eng.set_residents_under_15(true);
  v1::Shift day = Watch({"eng"});
  day.set_kind(types::v1::SHIFT_KIND_ORDINARY);
  const auto slot = SlotOf(day, {&eng});
  EXPECT_EQ(slot.professions_size(), 2);
  EXPECT_TRUE(slot.child_certificate());
}

TEST(SharedWatchTest, UnitsThatWantDifferentProfessionsLeaveNobody) {
  v1::UnitRegistered eng = kEng;
  eng.mutable_night_minimum()->add_professions(PROFESSION_NURSE);
  EXPECT_THAT(SlotOf(Watch({"eng"}), {&eng}).professions(), IsEmpty());
}

class MergeTest : public testing::Test {
 protected:
  static v1::ShiftRow Row(const std::string& id, const std::string& unit) {
    v1::Shift shift = Watch({unit});
    shift.set_shift_id(id);
    *shift.mutable_interval() = kit::MakeInterval(kStart, kStart + absl::Hours(8));
    shift.set_tier(types::v1::SHIFT_TIER_BASIS);
    return Published(shift);
  }

  static MergeRefusal RefusalOf(const v1::ShiftRow& a, const v1::ShiftRow& b,
                                absl::Time now = kStart - absl::Hours(1)) {
    return Merged({a, b}, {&kEng, &kFjord}, now).error();
  }

  inline static const absl::Time kStart = absl::FromUnixSeconds(1'770'067'800);
};

TEST_F(MergeTest, TheSharedShiftServesAllOfTheirUnits) {
  const auto merged = Merged({Row("night-eng", "eng"), Row("night-fjord", "fjord")},
                             {&kEng, &kFjord}, kStart - absl::Hours(1));
  ASSERT_TRUE(merged.has_value());
  EXPECT_EQ(merged->shift_id(), "night-eng");
  EXPECT_THAT(merged->unit_ids(), ElementsAre("eng", "fjord"));
}

TEST_F(MergeTest, EachRefusalHasItsReason) {
  const v1::ShiftRow eng = Row("night-eng", "eng");
  v1::ShiftRow other = Row("night-fjord", "fjord");
  EXPECT_EQ(RefusalOf(eng, other, kStart), MergeRefusal::kShiftBegun);
  other.mutable_shift()->set_kind(types::v1::SHIFT_KIND_NIGHT_SLEEPING);
  EXPECT_EQ(RefusalOf(eng, other), MergeRefusal::kKindsDiffer);
  other = Row("night-fjord", "fjord");
  *other.mutable_shift()->mutable_interval() = kit::MakeInterval(kStart, kStart + absl::Hours(9));
  EXPECT_EQ(RefusalOf(eng, other), MergeRefusal::kTimesDiffer);
  v1::ShiftRow responsible = eng;
  responsible.mutable_shift()->mutable_requirement()->set_role(
      types::v1::ROLE_SLOT_MEDICATION_RESPONSIBLE);
  v1::ShiftRow checker = Row("night-fjord", "fjord");
  checker.mutable_shift()->mutable_requirement()->set_role(types::v1::ROLE_SLOT_MEDICATION_CHECKER);
  EXPECT_EQ(RefusalOf(responsible, checker), MergeRefusal::kRolesDiffer);
  EXPECT_EQ(
      Merged({eng, Row("night-skov", "skov")}, {&kEng, &kSkov}, kStart - absl::Hours(1)).error(),
      MergeRefusal::kNotNeighbours);
  v1::ShiftRow nurse = Row("night-fjord", "fjord");
  nurse.mutable_shift()->mutable_requirement()->clear_professions();
  nurse.mutable_shift()->mutable_requirement()->add_professions(PROFESSION_NURSE);
  EXPECT_EQ(RefusalOf(eng, nurse), MergeRefusal::kNoCommonProfession);
}

}  // namespace
}  // namespace vagtbro::roster
