// The order in which the eligible are asked, and what is kept of it.
#include "pool/domain/ranking.h"

#include <gtest/gtest.h>

#include <memory>

#include "pool/domain/candidates_for_test.h"
#include "worktime/pay.h"

namespace vagtbro::pool {
namespace {

class RankingTest : public testing::Test {
 protected:
  // The test may change the person and the candidate until Ask() is called.
  PersonForTest& Add(const std::string& id) {
    people_.push_back(std::make_unique<PersonForTest>(id));
    return *people_.back();
  }

  Ranking Ask() {
    candidates_.clear();
    for (const auto& person : people_) {
      made_.push_back(std::make_unique<CandidateForTest>(*person));
      candidates_.push_back(made_.back()->candidate);
      candidates_.back().contacts_fortnight =
          contacts_[person->member.employment().employment_id()];
    }
    return Rank(candidates_, Here(), Noon());
  }

  Question Here() const { return gap_.On(v1::RUNG_OWN_OFF_DUTY); }

  static std::vector<std::string> Order(const Ranking& ranking) {
    std::vector<std::string> ids;
    for (const Ranked& person : ranking.people) {
      ids.push_back(person.candidate->member->employment().employment_id());
    }
    return ids;
  }

  GapForTest gap_;
  std::vector<std::unique_ptr<PersonForTest>> people_;
  std::vector<std::unique_ptr<CandidateForTest>> made_;
  std::vector<Candidate> candidates_;
  std::map<std::string, uint32_t> contacts_;
};

TEST_F(RankingTest, WhoKnowsThePlaceComesBeforeWhoIsCheaper) {
  Add("stranger").member.mutable_employment()->set_home_unit_id("elm-1");
  people_.back()->member.mutable_employment()->set_weekly_minutes(20 * 60);
  Add("local");
  EXPECT_EQ(Order(Ask()), (std::vector<std::string>{"local", "stranger"}));
}

// Nobody is on overtime on Sunday the 8th but who has worked a full week.
TEST_F(RankingTest, WhoseHoursCostOvertimeComesLater) {
  Add("tired").member.mutable_employment()->set_weekly_minutes(28 * 60);
  for (int day = 1; day <= 5; ++day) {
    people_.back()->Works(Noon() + absl::Hours(24 * day - 28), absl::Hours(7.4));
  }
  Add("rested").member.mutable_employment()->set_weekly_minutes(28 * 60);
  gap_ = GapForTest(Noon() + absl::Hours(24 * 6));
  EXPECT_EQ(Order(Ask()), (std::vector<std::string>{"rested", "tired"}));
}

TEST_F(RankingTest, TheCostIsThatOfTheLawInTensOfKroner) {
  PersonForTest& part = Add("part");
  part.member.mutable_employment()->set_weekly_minutes(28 * 60);
  CandidateForTest made(part);
  const auto cost =
      worktime::CostOf(made.worker, WithTerms(gap_.proposal, part.member), *made.candidate.profile);
  EXPECT_GT(cost.ore(), 0);
  EXPECT_EQ(ScoreOf(made.candidate, Here()).cost, cost.ore() / 1'000);
}

TEST_F(RankingTest, PolicyWeighsTheParts) {
  Add("near").member.mutable_employment()->set_home_unit_id("elm-1");
  Add("own");
  EXPECT_EQ(Order(Ask()).front(), "own");
  gap_.policy.mutable_weights()->set_continuity(0);
  contacts_["own"] = 5;
  EXPECT_EQ(Order(Ask()).front(), "near");
}

TEST_F(RankingTest, ALongWayCountsAndAnUnknownOneIsHalfAnHour) {
  PersonForTest& ada = Add("ada");
  CandidateForTest made(ada);
  EXPECT_EQ(ScoreOf(made.candidate, Here()).distance, 15);
  made.candidate.travel_minutes = 60;
  EXPECT_EQ(ScoreOf(made.candidate, Here()).distance, 30);
}

TEST_F(RankingTest, AmongEqualsWhoWasAskedLessComesFirst) {
  Add("ada"), Add("bo");
  contacts_["ada"] = 1;
  EXPECT_EQ(Order(Ask()).front(), "bo");
  contacts_ = {{"bo", 1}};
  EXPECT_EQ(Order(Ask()).front(), "ada");
}

TEST_F(RankingTest, EqualsAreDrawnTheSameWayEachTimeAndAnotherWayForAnotherGap) {
  for (int i = 0; i < 20; ++i) Add("e" + std::to_string(i));
  const auto first = Order(Ask());
  EXPECT_EQ(Order(Ask()), first);
  gap_.gap.set_gap_id("gap-2");
  EXPECT_NE(Order(Ask()), first);
}

TEST_F(RankingTest, ThoseWhoMayNotBeAskedStandBehindWithTheirReason) {
  Add("minor").member.mutable_employment()->set_minor(true);
  Add("zoe");
  const Ranking ranking = Ask();
  EXPECT_EQ(ranking.eligible, 1U);
  const v1::CandidatesRanked record = Record(ranking, Here());
  ASSERT_EQ(record.evaluations_size(), 2);
  EXPECT_EQ(record.evaluations(0).employment_id(), "zoe");
  EXPECT_EQ(record.evaluations(0).rank(), 1U);
  EXPECT_EQ(record.evaluations(0).score().size(), 4U);
  EXPECT_TRUE(record.evaluations(0).verdict().allowed());
  EXPECT_EQ(record.evaluations(1).rejection(), "MINOR");
  EXPECT_EQ(record.evaluations(1).rank(), 0U);
}

TEST_F(RankingTest, AtMostSixtyAreKeptAndABrokenRuleKeepsItsSentence) {
  for (int i = 0; i < 70; ++i) Add("e" + std::to_string(i));
  people_[0]->facts.professions = {worktime::Profession::kNurse};
  const Ranking ranking = Ask();
  EXPECT_EQ(ranking.eligible, 69U);
  EXPECT_EQ(Record(ranking, Here()).evaluations_size(), 60);
  const v1::CandidateEvaluation out = EvaluationOf(ranking.people.back(), Here());
  EXPECT_EQ(out.rejection(), "LAW");
  bool said = false;
  for (const auto& result : out.verdict().results()) {
    EXPECT_EQ(result.sentence_da().empty(), result.passed()) << result.rule();
    said = said || !result.passed();
  }
  EXPECT_TRUE(said);
}

TEST_F(RankingTest, OnlyWhatHasChangedIsKeptAgain) {
  Add("ada"), Add("bo");
  people_[0]->member.set_sms_offers(false);
  const v1::CandidatesRanked kept = Record(Ask(), Here());
  EXPECT_EQ(Changes(Ask(), Here(), kept, 2).evaluations_size(), 0);
  people_[0]->member.set_sms_offers(true);
  const v1::CandidatesRanked news = Changes(Ask(), Here(), kept, 2);
  ASSERT_EQ(news.evaluations_size(), 1);
  EXPECT_EQ(news.evaluations(0).employment_id(), "ada");
}

}  // namespace
}  // namespace vagtbro::pool
