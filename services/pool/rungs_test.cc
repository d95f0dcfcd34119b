// The rungs as stories: on each somebody who is asked and somebody who is not, and why.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

const absl::Time kStart = Local("2026-02-03 15:00");  // a Tuesday
const absl::Time kEnd = Local("2026-02-03 23:00");

class RungsTest : public testing::Test {
 protected:
  ~RungsTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  void Unit(const std::string& id, roster::v1::UnitKind kind, const std::string& facility = "") {
    roster::v1::UnitRegistered unit;
    unit.set_unit_id(id);
    unit.set_name(id);
    unit.set_kind(kind);
    unit.set_facility(facility);
    house_.FromRoster(unit);
  }

  // The unit needs so many for its C-plan every evening.
  void Requires(const std::string& unit, uint32_t heads_c,
                types::v1::RoleSlot role = types::v1::ROLE_SLOT_UNSPECIFIED) {
    roster::v1::StaffingRequirementSet set;
    set.set_requirement_id("req-" + unit);
    set.set_unit_id(unit);
    for (uint32_t day = 1; day <= 7; ++day) set.add_weekdays(day);
    set.set_start_minute(15 * 60);
    set.set_length_minutes(8 * 60);
    set.set_heads_a(heads_c + 2);
    set.set_heads_b(heads_c + 1);
    set.set_heads_c(heads_c);
    if (role != types::v1::ROLE_SLOT_UNSPECIFIED) set.add_role_slots(role);
    house_.FromRoster(set);
  }

  // Somebody of the unit and their evening shift there.
  roster::v1::Shift OnDuty(const std::string& id, const std::string& unit,
                           types::v1::ShiftTier tier = types::v1::SHIFT_TIER_BASIS) {
    house_.Employ(Staff(id, unit));
    house_.Publish("s-" + id, id, unit, kStart, kEnd);
    roster::v1::Shift shift = house_.state().duties().Get(kit::Key(kTenant, "s-" + id)).shift();
    shift.set_tier(tier);
    Say(shift);
    return shift;
  }
  void Say(const roster::v1::Shift& shift) {
    roster::v1::ShiftsPublished published;
    *published.add_shifts() = shift;
    house_.FromRoster(published);
  }

  void Ladder(const std::vector<v1::Rung>& rungs, v1::PolicySet policy = {}) {
    for (const v1::Rung rung : rungs) policy.add_ladder()->set_rung(rung);
    policy.add_ladder()->set_rung(v1::RUNG_LEADER);
    house_.SetPolicy(policy);
  }
  void Open() { house_.OpenGap("gap-1", kStart, kEnd); }
  std::string Why(v1::Rung rung, const std::string& id) {
    return house_.RejectionOf("gap-1", rung, id);
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
};

TEST_F(RungsTest, NobodyLeavesAShiftForAVoluntaryMeeting) {
  OnDuty("sis", "sol-2");
  house_.Employ(Staff("own", "sol-1"));
  Requires("sol-2", 0);
  Ladder({v1::RUNG_REDEPLOYMENT, v1::RUNG_OWN_OFF_DUTY});
  roster::v1::GapOpened gap;
  gap.set_gap_id("gap-1");
  gap.set_shift_id("meeting");
  gap.add_unit_ids("sol-1");
  *gap.mutable_interval() = kit::MakeInterval(kStart, kStart + absl::Hours(2));
  gap.set_kind(types::v1::SHIFT_KIND_MEETING);
  gap.mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_HELPER);
  house_.FromRoster(gap);
  house_.Settle();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("own"));
}

TEST_F(RungsTest, WhoMovesIsPaidOnceAndSoCostsHardlyAnything) {
  OnDuty("sis", "sol-2");
  house_.Employ(Staff("own", "sol-1"));
  Requires("sol-2", 0);
  Ladder({v1::RUNG_REDEPLOYMENT, v1::RUNG_OWN_OFF_DUTY});
  Open();
  const auto cost = [&](v1::Rung rung) {
    const auto kept = house_.state().rankings().Get(RankingKey(kTenant, "gap-1", rung));
    return kept.evaluations_size() == 0 ? -1 : kept.evaluations(0).score().at("cost");
  };
  const int64_t moved = cost(v1::RUNG_REDEPLOYMENT);
  house_.Answer(house_.OfferTo("gap-1", "sis").offer().offer_id(), "sis", false);
  house_.Settle();
  const int64_t extra = cost(v1::RUNG_OWN_OFF_DUTY);
  EXPECT_GE(moved, 0);
  EXPECT_GT(extra, 100) << "eight hours";
  EXPECT_LT(moved, extra / 3) << "what is paid for the short notice";
}

TEST_F(RungsTest, WhoCanBeSparedInASisterUnitIsAskedToComeOver) {
  Requires("sol-2", 1);
  OnDuty("one", "sol-2");
  OnDuty("two", "sol-2");
  house_.Employ(Staff("off", "sol-2"));
  OnDuty("far", "elm-1");
  Ladder({v1::RUNG_REDEPLOYMENT});
  Open();
  EXPECT_THAT(house_.Asked("gap-1"), UnorderedElementsAre("one", "two"));
  const v1::ShiftOffered offer = house_.OfferTo("gap-1", "one").offer();
  EXPECT_EQ(offer.release_shift_id(), "s-one");
  EXPECT_EQ(offer.shift_id(), "shift-of-gap-1");

  EXPECT_EQ(house_.Answer(offer.offer_id(), "one", true).outcome(), v1::ANSWER_OUTCOME_PENDING)
      << "the law is asked without the shift they leave";
  house_.Refuse("gap-1", "WOULD_BREAK_UNIT");
  EXPECT_EQ(house_.OfferTo("gap-1", "two").state(), v1::OFFER_STATE_OPEN) << "the search goes on";
}

TEST_F(RungsTest, AUnitThatWouldFallBelowCOrMissARoleKeepsItsPeople) {
  Requires("sol-2", 2);
  OnDuty("one", "sol-2");
  OnDuty("two", "sol-2");
  Ladder({v1::RUNG_REDEPLOYMENT});
  Open();
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
  EXPECT_EQ(Why(v1::RUNG_REDEPLOYMENT, "one"), "NOT_SPARED");
}

TEST_F(RungsTest, WhoHoldsARoleThatNobodyElseHoldsStays) {
  Requires("sol-2", 1, types::v1::ROLE_SLOT_SHIFT_LEAD);
  roster::v1::Shift lead = OnDuty("lead", "sol-2");
  lead.mutable_requirement()->set_role(types::v1::ROLE_SLOT_SHIFT_LEAD);
  Say(lead);
  OnDuty("two", "sol-2");
  Ladder({v1::RUNG_REDEPLOYMENT});
  Open();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("two"));
  EXPECT_EQ(Why(v1::RUNG_REDEPLOYMENT, "lead"), "NOT_SPARED");
}

TEST_F(RungsTest, AClosedUnitRequiresNobody) {
  Requires("sol-2", 1);
  OnDuty("one", "sol-2", types::v1::SHIFT_TIER_TEAM);
  roster::v1::UnitClosed closed;
  closed.set_unit_id("sol-2");
  *closed.mutable_interval() = kit::MakeInterval(kStart - absl::Hours(12), kEnd);
  house_.FromRoster(closed);
  Ladder({v1::RUNG_REDEPLOYMENT});
  Open();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("one"));
}

TEST_F(RungsTest, AtWorkNowNobodyNeedsToHaveAgreedToMessagesAtHome) {
  house_.Employ(Staff("here", "sol-2"));
  house_.Publish("s-here", "here", "sol-2", Local("2026-02-02 09:00"), Local("2026-02-02 17:00"));
  roster::v1::Shift shift = house_.state().duties().Get(kit::Key(kTenant, "s-here")).shift();
  shift.set_tier(types::v1::SHIFT_TIER_TEAM);
  Say(shift);
  OnDuty("later", "sol-2", types::v1::SHIFT_TIER_TEAM);
  house_.Consent("here", false, false);
  house_.Consent("later", false, false);
  Ladder({v1::RUNG_REDEPLOYMENT});
  house_.OpenGap("gap-0", Local("2026-02-02 12:00"), Local("2026-02-02 17:00"));
  EXPECT_THAT(house_.Asked("gap-0"), ElementsAre("here"));
  Open();
  EXPECT_EQ(Why(v1::RUNG_REDEPLOYMENT, "later"), "NO_CONSENT") << "they are at home now";
}

TEST_F(RungsTest, DayActivitiesAndHomeGuidanceHaveTheirOwnRungs) {
  Unit("day-1", roster::v1::UNIT_KIND_DAY_ACTIVITY);
  Unit("guide-1", roster::v1::UNIT_KIND_HOME_GUIDANCE);
  OnDuty("day", "day-1", types::v1::SHIFT_TIER_TEAM);
  OnDuty("alone", "day-1");
  OnDuty("guide", "guide-1", types::v1::SHIFT_TIER_TEAM);
  OnDuty("nurse", "elm-1", types::v1::SHIFT_TIER_TEAM);
  Ladder({v1::RUNG_DAY_ACTIVITY, v1::RUNG_HOME_GUIDANCE});
  Open();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("day"));
  EXPECT_EQ(Why(v1::RUNG_DAY_ACTIVITY, "alone"), "NOT_SPARED") << "a basis shift";
  house_.Answer(house_.OfferTo("gap-1", "day").offer().offer_id(), "day", false);
  house_.Settle();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("day", "guide"));
  EXPECT_EQ(house_.OfferTo("gap-1", "guide").offer().rung(), v1::RUNG_HOME_GUIDANCE);
}

TEST_F(RungsTest, ACombinationPostOfTheSameHouseIsCalledUnlessItsCareIsNeeded) {
  Unit("sol-1", roster::v1::UNIT_KIND_NURSING_HOME, "Solgaarden");
  Unit("kitchen", roster::v1::UNIT_KIND_NURSING_HOME, "Solgaarden");
  Unit("ward", roster::v1::UNIT_KIND_NURSING_HOME, "Solgaarden");
  Requires("ward", 1);
  for (const auto& [id, unit] : {std::pair("cook", "kitchen"), std::pair("mixed", "ward")}) {
    roster::v1::Shift shift = OnDuty(id, unit);
    shift.set_combination_post(true);
    Say(shift);
  }
  OnDuty("plain", "kitchen", types::v1::SHIFT_TIER_TEAM);
  Ladder({v1::RUNG_COMBINATION_POST});
  Open();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("cook"));
  EXPECT_EQ(Why(v1::RUNG_COMBINATION_POST, "mixed"), "NOT_SPARED");
  EXPECT_EQ(Why(v1::RUNG_COMBINATION_POST, "plain"), "?");
}

TEST_F(RungsTest, TheTeamIsAloneForItsHeadStartAlsoInABroadcast) {
  house_.Employ(Staff("own", "sol-1"));
  house_.Employ(PoolMember("sub"));
  for (const v1::WaveStyle style : {v1::WAVE_STYLE_UNSPECIFIED, v1::WAVE_STYLE_BROADCAST}) {
    v1::PolicySet policy;
    policy.set_wave_style(style);
    policy.add_ladder()->set_rung(v1::RUNG_TEAM_HEAD_START);
    policy.mutable_ladder(0)->set_head_start_minutes(10);
    Ladder({v1::RUNG_SUBSTITUTE_POOL}, policy);
    const std::string gap = "gap-" + std::to_string(style);
    const absl::Time opened = house_.now();
    house_.OpenGap(gap, kStart + absl::Hours(24 * style), kEnd + absl::Hours(24 * style));
    EXPECT_THAT(house_.Asked(gap), ElementsAre("own"));
    house_.MoveTo(opened + absl::Minutes(10) - absl::Nanoseconds(1));
    EXPECT_THAT(house_.Asked(gap), Not(Contains("sub")));
    house_.MoveTo(opened + absl::Minutes(10));
    EXPECT_THAT(house_.Asked(gap), ElementsAre("own", "sub"));
  }
}

TEST_F(RungsTest, NobodyIsMovedMoreOftenInAWeekThanWasAgreed) {
  for (const std::string id : {"often", "rarely"}) {
    auto employment = Staff(id, "sol-2");
    employment.set_max_moves_per_week(1);
    house_.Employ(employment);
  }
  house_.Publish("m-1", "often", "elm-1", Local("2026-02-06 08:00"), Local("2026-02-06 12:00"));
  house_.Publish("m-2", "rarely", "elm-1", Local("2026-02-01 08:00"), Local("2026-02-01 12:00"));
  house_.Publish("m-3", "rarely", "sol-2", Local("2026-02-06 08:00"), Local("2026-02-06 12:00"));
  Ladder({v1::RUNG_SISTER_UNITS});
  Open();
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("rarely")) << "last week and home count not";
  EXPECT_EQ(Why(v1::RUNG_SISTER_UNITS, "often"), "ENOUGH_MOVES");
}

TEST_F(RungsTest, AUnitThatHadItsShareOfThePoolLeavesItToOthersWhoNeedIt) {
  house_.Employ(PoolMember("sub"));
  house_.Employ(PoolMember("other"));
  house_.Publish("p-1", "sub", "sol-1", Local("2026-02-01 08:00"), Local("2026-02-01 12:00"));
  v1::PolicySet policy;
  policy.set_pool_covers_per_week(1);
  Ladder({v1::RUNG_SUBSTITUTE_POOL}, policy);
  house_.OpenGap("gap-elm", kStart, kEnd, "elm-1");
  Open();
  EXPECT_EQ(Why(v1::RUNG_SUBSTITUTE_POOL, "other"), "POOL_SHARE");
  EXPECT_THAT(house_.Asked("gap-elm"), Not(IsEmpty()));
  house_.OpenGap("gap-2", kStart + absl::Hours(24), kEnd + absl::Hours(24));
  EXPECT_THAT(house_.Asked("gap-2"), Not(IsEmpty())) << "nobody else needs it on that day";
}

}  // namespace
}  // namespace vagtbro::pool
