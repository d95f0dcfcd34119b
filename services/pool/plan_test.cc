// Several gaps at once: who is asked about which, so that as many as can be are filled.
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

class PlanTest : public testing::Test {
 protected:
  explicit PlanTest(const std::string& match_binary = "")
      : house_(disk_, Local("2026-02-02 12:00"), match_binary) {}

  ~PlanTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  // A gap that needs what `competence` says, heard of but not yet searched.
  void Gap(const std::string& id, absl::Time start, absl::Time end,
           const std::string& competence = "", const std::string& unit = "sol-1") {
    roster::v1::GapOpened gap;
    gap.set_gap_id(id);
    gap.set_shift_id("shift-of-" + id);
    gap.add_unit_ids(unit);
    *gap.mutable_interval() = kit::MakeInterval(start, end);
    gap.set_kind(types::v1::SHIFT_KIND_ORDINARY);
    gap.mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_HELPER);
    if (!competence.empty()) gap.mutable_requirement()->add_competences(competence);
    house_.Publish(gap.shift_id(), "", unit, start, end);
    house_.FromRoster(gap);
  }

  void Employ(const std::string& id, const std::string& competence = "",
              const std::string& unit = "sol-1") {
    auto employment = Staff(id, unit);
    if (!competence.empty()) employment.add_competences(competence);
    house_.Employ(employment);
  }

  v1::CoversPlanned LastPlan() const {
    v1::CoversPlanned plan;
    for (const kit::Envelope& event : house_.Told()) {
      if (event.type() == plan.GetDescriptor()->full_name()) plan.ParseFromString(event.payload());
    }
    return plan;
  }

  size_t Plans() const {
    size_t plans = 0;
    for (const kit::Envelope& event : house_.Told()) {
      plans += event.type() == v1::CoversPlanned::descriptor()->full_name();
    }
    return plans;
  }

  void No(const std::string& gap_id, const std::string& id) {
    house_.Answer(house_.OfferTo(gap_id, id).offer().offer_id(), id, false);
    house_.Settle();
  }

  const absl::Time start_ = Local("2026-02-03 07:00");
  const absl::Time end_ = Local("2026-02-03 15:00");
  kit::MemoryDisk disk_;
  PoolHouse house_;
};

TEST_F(PlanTest, TheOnlyOneWhoCanIsKeptForTheGapThatHasNobodyElse) {
  Employ("ann", "medicine");
  Employ("bo");
  Gap("any", start_, end_);
  Gap("medicine", start_, end_, "medicine");
  house_.Settle();
  EXPECT_THAT(house_.Asked("any"), ElementsAre("bo"));
  EXPECT_THAT(house_.Asked("medicine"), ElementsAre("ann"));
  EXPECT_EQ(house_.RejectionOf("any", v1::RUNG_OWN_OFF_DUTY, "ann"), "KEPT_FOR_OTHER");
  EXPECT_TRUE(LastPlan().proven());
}

TEST_F(PlanTest, OneGapAloneNeedsNoPlan) {
  Employ("ann");
  Gap("any", start_, end_);
  house_.Settle();
  EXPECT_THAT(house_.Asked("any"), ElementsAre("ann"));
  EXPECT_EQ(Plans(), 0U);
}

TEST_F(PlanTest, WhoIsNoLongerNeededElsewhereIsAskedThoughTheirRungWasLeft) {
  Employ("ann", "medicine");
  Employ("bo");
  Gap("any", start_, end_);
  Gap("medicine", start_, end_, "medicine");
  house_.Settle();
  No("any", "bo");
  EXPECT_THAT(house_.Asked("any"), ElementsAre("bo"));
  house_.CloseGap("medicine", roster::v1::GAP_CLOSE_REASON_RECOVERED);
  Gap("later", start_ + absl::Hours(24), end_ + absl::Hours(24), "nobody-has-it");
  house_.MoveTo(house_.now() + absl::Minutes(61));
  EXPECT_THAT(house_.Asked("any"), Contains("ann"));
}

TEST_F(PlanTest, WhoSaidNoToTheGapTheyWereKeptForIsAskedAboutTheOther) {
  auto lone = Staff("lone", "office");
  lone.add_leads_unit_ids("sol-1");
  house_.Employ(lone);
  Employ("ann", "medicine");
  Employ("bo");
  Gap("medicine", Local("2026-02-02 12:30"), Local("2026-02-02 20:30"), "medicine");
  Gap("any", Local("2026-02-02 14:00"), Local("2026-02-02 20:00"));
  house_.Settle();
  ASSERT_THAT(house_.Asked("any"), ElementsAre("bo"));
  No("medicine", "ann");
  No("any", "bo");
  house_.MoveTo(Local("2026-02-02 12:30"));
  ASSERT_TRUE(house_.Cover("medicine").has_escalate_time());
  house_.MoveTo(Local("2026-02-02 12:45"));
  EXPECT_THAT(house_.Asked("any"), Contains("ann"));
}

TEST_F(PlanTest, APersonMayBeAskedAboutASecondGapWhereNobodyElseIsLeft) {
  Employ("ann", "medicine");
  Gap("any", start_, end_);
  house_.Settle();
  ASSERT_THAT(house_.Asked("any"), ElementsAre("ann"));
  Employ("bo");
  Gap("medicine", start_, end_, "medicine");
  house_.Settle();
  EXPECT_THAT(house_.Asked("medicine"), ElementsAre("ann"));
  const auto yes = house_.Answer(house_.OfferTo("medicine", "ann").offer().offer_id(), "ann", true);
  EXPECT_EQ(yes.outcome(), v1::ANSWER_OUTCOME_PENDING);
  house_.Confirm("medicine");
  const auto both = house_.Answer(house_.OfferTo("any", "ann").offer().offer_id(), "ann", true);
  EXPECT_EQ(both.outcome(), v1::ANSWER_OUTCOME_TOO_LATE) << "nobody is in two places";
}

TEST_F(PlanTest, WithEnoughOthersNobodyIsKept) {
  for (const char* id : {"ann", "bo", "cal", "dea", "eva"}) Employ(id);
  Gap("first", start_, end_);
  Gap("second", start_, end_);
  house_.Settle();
  EXPECT_GE(house_.Asked("first").size() + house_.Asked("second").size(), 4U);
  EXPECT_THAT(house_.Cover("first").kept_for_others(), IsEmpty());
}

TEST_F(PlanTest, APromiseIsNotTakenBackForABetterPlan) {
  Employ("ann", "medicine");
  Gap("any", start_, end_);
  house_.Settle();
  house_.Answer(house_.OfferTo("any", "ann").offer().offer_id(), "ann", true);
  Gap("medicine", start_, end_, "medicine");
  Gap("second", start_, end_, "medicine");
  house_.Settle();
  house_.Confirm("any");
  house_.Settle();
  EXPECT_EQ(house_.Cover("any").covered_by_employment_id(), "ann");
  EXPECT_THAT(house_.Asked("medicine"), IsEmpty());
  EXPECT_THAT(LastPlan().unfilled_gap_ids(), UnorderedElementsAre("medicine", "second"));
}

TEST_F(PlanTest, SomebodyGivesUpALaterShiftThatOthersCanTakeOver) {
  Employ("ann", "medicine");
  Employ("bo");
  // Ann's own evening shift is too near the gap in the day; Bo could do it for her.
  house_.Publish("evening", "ann", "sol-1", Local("2026-02-03 16:00"), Local("2026-02-03 23:00"));
  Gap("medicine", start_, end_, "medicine");
  Gap("other", start_ + absl::Hours(72), end_ + absl::Hours(72));
  house_.Settle();
  ASSERT_THAT(house_.Asked("medicine"), ElementsAre("ann"));
  EXPECT_EQ(house_.OfferTo("medicine", "ann").offer().release_shift_id(), "evening");
}

TEST_F(PlanTest, NobodyGivesUpAShiftThatNobodyElseCanDo) {
  Employ("ann", "medicine");
  house_.Publish("evening", "ann", "sol-1", Local("2026-02-03 16:00"), Local("2026-02-03 23:00"));
  Gap("medicine", start_, end_, "medicine");
  Gap("other", start_ + absl::Hours(72), end_ + absl::Hours(72));
  house_.Settle();
  EXPECT_THAT(house_.Asked("medicine"), IsEmpty());
}

TEST_F(PlanTest, AGapThatNobodyCanDoWholeIsSplitBetweenTwo) {
  Employ("early", "medicine");
  Employ("late", "medicine");
  Employ("stranger", "", "elm-1");
  house_.Publish("e", "early", "sol-1", Local("2026-02-03 12:00"), Local("2026-02-03 14:00"));
  house_.Publish("l", "late", "sol-1", Local("2026-02-03 08:00"), Local("2026-02-03 10:00"));
  Gap("long", start_, end_, "medicine");
  Gap("other", start_, end_, "nobody-has-it");
  house_.Settle();
  ASSERT_TRUE(house_.Cover("long").has_split());
  EXPECT_THAT(house_.Asked("long"), IsEmpty());
}

TEST_F(PlanTest, ANoLeadsToANewPlanButNotAtOnceForEverybody) {
  Employ("ann");
  Employ("bo");
  Gap("first", start_, end_);
  Gap("second", start_, end_);
  house_.Settle();
  const size_t plans = Plans();
  No("first", house_.Asked("first").front());
  EXPECT_EQ(Plans(), plans) << "within seconds of the last";
}

class ProvenPlanTest : public PlanTest {
 protected:
  ProvenPlanTest() : PlanTest(MATCH_BINARY) {}
};

TEST_F(ProvenPlanTest, TheExactModelConfirmsAPlanThatIsNotCheapestGapByGap) {
  Employ("ann", "medicine");
  Employ("bo", "", "sol-2");  // on a later rung than Ann
  Gap("any", start_, end_);
  Gap("medicine", start_, end_, "medicine");
  house_.Settle();
  ASSERT_FALSE(LastPlan().proven());
  house_.planner().AwaitWorker();
  house_.MoveTo(house_.now() + absl::Seconds(2));
  EXPECT_TRUE(LastPlan().proven());
  EXPECT_EQ(LastPlan().distance(), 0U);
  EXPECT_EQ(house_.Cover("any").planned().employment_id(), "bo");
}

TEST_F(ProvenPlanTest, AWordThatComesAfterThingsHaveChangedIsNotTaken) {
  Employ("ann", "medicine");
  Employ("bo", "", "sol-2");
  Gap("any", start_, end_);
  Gap("medicine", start_, end_, "medicine");
  house_.Settle();
  house_.planner().AwaitWorker();
  house_.CloseGap("any", roster::v1::GAP_CLOSE_REASON_RECOVERED);
  house_.MoveTo(house_.now() + absl::Seconds(2));
  EXPECT_FALSE(LastPlan().proven());
}

}  // namespace
}  // namespace vagtbro::pool
