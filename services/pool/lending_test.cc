// Lending between departments: who is asked for consent, and what the answers lead to.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "kit/rpc/refusal.h"
#include "pool/api/board.h"
#include "pool/api/story.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

class LendingTest : public testing::Test {
 protected:
  LendingTest() {
    Unit("sol-1", "elder");
    Unit("voks-1", "adults");
    Leader("lone", "sol-1");
    Leader("hans", "voks-1");
    house_.Employ(Staff("vera", "voks-1"));
    SetLadder({});
  }
  ~LendingTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  void Unit(const std::string& id, const std::string& department) {
    roster::v1::UnitRegistered unit;
    unit.set_unit_id(id);
    unit.set_name(id);
    unit.set_department_id(department);
    house_.FromRoster(unit);
  }
  void Leader(const std::string& id, const std::string& unit) {
    auto leader = Staff(id, "office");
    leader.add_leads_unit_ids(unit);
    house_.Employ(leader);
  }
  void SetLadder(v1::PolicySet policy) {
    policy.add_ladder()->set_rung(v1::RUNG_LENDING);
    policy.add_ladder()->set_rung(v1::RUNG_LEADER);
    house_.SetPolicy(policy);
  }
  void Open() { house_.OpenGap("gap-1", Local("2026-02-03 15:00"), Local("2026-02-03 23:00")); }
  // Unit and leader of each question.
  std::vector<std::pair<std::string, std::string>> Questions() {
    std::vector<std::pair<std::string, std::string>> questions;
    const v1::CoverRow cover = house_.Cover("gap-1");
    for (const auto& question : cover.lending()) {
      questions.push_back(
          {question.asked().from_unit_id(), question.asked().leader_employment_id()});
    }
    return questions;
  }
  std::string QuestionTo(const std::string& leader) {
    const v1::CoverRow cover = house_.Cover("gap-1");
    for (const auto& question : cover.lending()) {
      if (question.asked().leader_employment_id() == leader) return question.asked().consent_id();
    }
    return "";
  }
  uint32_t OpenQuestions() {
    return BoardGapOf(house_.state(), kTenant, house_.Cover("gap-1"), house_.now())
        .open_questions();
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
};

TEST_F(LendingTest, BothLeadersAreAskedFirstAndWithBothTheirPeopleAreAsked) {
  Open();
  EXPECT_THAT(Questions(), UnorderedElementsAre(Pair("voks-1", "hans"), Pair("voks-1", "lone")));
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
  EXPECT_EQ(OpenQuestions(), 2U);
  EXPECT_EQ(kit::FromProto(house_.Cover("gap-1").next_step_time()), Local("2026-02-02 12:20"));

  const auto hans = house_.AnswerLending(QuestionTo("hans"), "hans", true);
  ASSERT_TRUE(hans.ok());
  EXPECT_FALSE(hans->agreed());
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
  EXPECT_EQ(OpenQuestions(), 1U);
  const auto lone = house_.AnswerLending(QuestionTo("lone"), "lone", true);
  ASSERT_TRUE(lone.ok());
  EXPECT_TRUE(lone->agreed());
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("vera")) << "a yes wakes the search";
  EXPECT_EQ(house_.OfferTo("gap-1", "vera").offer().rung(), v1::RUNG_LENDING);
  const auto story = StoryOf(house_.state(), kTenant, house_.Cover("gap-1"), Language::kEnglish);
  EXPECT_THAT(story,
              Contains(HasSubstr("hans was asked whether voks-1 can lend. The answer is yes")));
}

TEST_F(LendingTest, SilenceIsANoAndAWordAfterwardsIsTooLate) {
  Open();
  ASSERT_TRUE(house_.AnswerLending(QuestionTo("hans"), "hans", true).ok());
  house_.MoveTo(Local("2026-02-02 12:20") - absl::Nanoseconds(1));
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "");
  house_.MoveTo(Local("2026-02-02 12:20"));
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone");
  const auto late = house_.AnswerLending(QuestionTo("lone"), "lone", true);
  EXPECT_EQ(kit::ReasonOf(late.status()), "TOO_LATE");
  EXPECT_EQ(OpenQuestions(), 0U);
}

TEST_F(LendingTest, OneNoIsEnoughAndTheSearchGoesOnAtOnce) {
  Open();
  ASSERT_TRUE(house_.AnswerLending(QuestionTo("lone"), "lone", false).ok());
  EXPECT_EQ(house_.Cover("gap-1").rung(), v1::RUNG_LEADER);
  EXPECT_THAT(house_.Asked("gap-1"), IsEmpty());
}

TEST_F(LendingTest, OnlyWhoWasAskedAnswers) {
  Open();
  EXPECT_EQ(kit::ReasonOf(house_.AnswerLending(QuestionTo("hans"), "lone", true).status()),
            "NOT_YOUR_QUESTION");
  EXPECT_EQ(kit::ReasonOf(house_.AnswerLending("con-x", "lone", true).status()), "UNKNOWN_CONSENT");
  ASSERT_TRUE(house_.AnswerLending(QuestionTo("hans"), "hans", true).ok());
  EXPECT_TRUE(house_.AnswerLending(QuestionTo("hans"), "hans", true).ok()) << "a retry";
  EXPECT_FALSE(house_.AnswerLending(QuestionTo("hans"), "hans", false).ok());
}

TEST_F(LendingTest, WithAStandingAgreementNobodyIsAsked) {
  v1::PolicySet policy;
  auto* standing = policy.add_standing_agreements();
  standing->set_from_unit_id("voks-1");
  *standing->mutable_from_time() = kit::ToProto(Local("2026-01-01 00:00"));
  *standing->mutable_until_time() = kit::ToProto(Local("2026-03-01 00:00"));
  SetLadder(policy);
  Open();
  EXPECT_THAT(Questions(), IsEmpty());
  EXPECT_THAT(house_.Asked("gap-1"), ElementsAre("vera"));
}

TEST_F(LendingTest, AnAgreementThatHasEndedSparesNoQuestion) {
  v1::PolicySet policy;
  auto* standing = policy.add_standing_agreements();
  standing->set_from_unit_id("voks-1");
  *standing->mutable_from_time() = kit::ToProto(Local("2026-01-01 00:00"));
  *standing->mutable_until_time() = kit::ToProto(Local("2026-02-02 12:00"));
  SetLadder(policy);
  Open();
  EXPECT_EQ(Questions().size(), 2U);
}

TEST_F(LendingTest, ThreeUnitsAreAskedAboutThoseWithMostPeople) {
  for (const std::string unit : {"a-1", "b-1", "c-1"}) {
    Unit(unit, "adults");
    Leader("boss-" + unit, unit);
    house_.Employ(Staff("x-" + unit, unit));
    house_.Employ(Staff("y-" + unit, unit));
  }
  Unit("leaderless", "adults");
  for (const std::string id : {"p", "q", "r"}) house_.Employ(Staff(id, "leaderless"));
  Open();
  std::set<std::string> units;
  for (const auto& [unit, leader] : Questions()) units.insert(unit);
  EXPECT_THAT(units, UnorderedElementsAre("a-1", "b-1", "c-1"));
}

TEST_F(LendingTest, WhoIsOnDutyIsLentOnlyIfTheyCanBeSpared) {
  house_.Publish("s-vera", "vera", "voks-1", Local("2026-02-03 15:00"), Local("2026-02-03 23:00"));
  Open();
  EXPECT_THAT(Questions(), IsEmpty()) << "a basis shift, and nobody else there";
  EXPECT_EQ(house_.Cover("gap-1").leader_employment_id(), "lone");
}

TEST_F(LendingTest, WithoutDepartmentsThereIsNoBorderToLendOver) {
  Unit("sol-1", "");
  Open();
  EXPECT_THAT(Questions(), IsEmpty());
}

TEST_F(LendingTest, AtNightLeadersSleepAndTheSearchRestsUntilTheMorning) {
  house_.MoveTo(Local("2026-02-02 23:00"));
  Open();
  EXPECT_THAT(Questions(), IsEmpty());
  EXPECT_EQ(kit::FromProto(house_.Cover("gap-1").next_step_time()), Local("2026-02-03 05:30"));
  house_.MoveTo(Local("2026-02-03 05:30"));
  EXPECT_EQ(Questions().size(), 2U);
}

}  // namespace
}  // namespace vagtbro::pool
