// Why me, why not me: what one person may read about a search, and for how long.
#include "pool/api/person_story.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "kit/base/proto_time.h"
#include "pool/api/explain.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

// Twenty colleagues, a few of whom have been asked about tomorrow afternoon.
class PersonStoryTest : public testing::Test {
 protected:
  PersonStoryTest() {
    auto leader = Staff("leader-1", "office");
    leader.add_leads_unit_ids("sol-1");
    house_.Employ(leader);
    for (int i = 11; i <= 30; ++i) house_.Employ(Staff("emp-" + std::to_string(i), "sol-1"));
    house_.OpenGap("gap-1", Local("2026-02-03 12:30"), Local("2026-02-03 20:30"));
    asked_ = house_.Asked("gap-1");
  }

  v1::ExplainResponse Ask(const std::string& who, const std::string& gap = "gap-1") {
    v1::ExplainRequest request;
    request.set_tenant_id(kTenant);
    request.set_gap_id(gap);
    request.set_employment_id(who);
    v1::ExplainResponse response;
    EXPECT_TRUE(Explain(house_.state(), request, &response, house_.now()).ok());
    EXPECT_EQ(response.story_da_size(), response.story_en_size());
    return response;
  }

  void Cover(const std::string& who) {
    house_.Answer(house_.OfferTo("gap-1", who).offer().offer_id(), who, true);
    house_.Confirm("gap-1");
  }

  std::string NotAsked() const {
    for (int i = 11; i <= 30; ++i) {
      const std::string id = "emp-" + std::to_string(i);
      if (std::find(asked_.begin(), asked_.end(), id) == asked_.end()) return id;
    }
    return "";
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
  std::vector<std::string> asked_;
};

TEST_F(PersonStoryTest, EveryRuleIsInWordsAndTheScoreIsToldPartByPart) {
  const v1::ExplainResponse why = Ask(asked_[0]);
  ASSERT_EQ(why.evaluations_size(), 1);
  EXPECT_THAT(why.story_en(0), AllOf(HasSubstr("Number 1 on the rung the unit's own staff"),
                                     HasSubstr("knowing the place 0"), HasSubstr("cost "),
                                     HasSubstr("asked and helped of late 0"),
                                     HasSubstr("the way to work "), HasSubstr("in all ")));
  EXPECT_THAT(why.story_en(), Contains(HasSubstr("rules say yes.")));
  EXPECT_THAT(why.story_da(), Contains(HasSubstr("timeløn, 8 timer")));
  EXPECT_THAT(why.story_en(why.story_en_size() - 1), HasSubstr("Was asked."));
  bool margin = false;
  ASSERT_GT(why.evaluations(0).verdict().results_size(), 20);
  for (const auto& rule : why.evaluations(0).verdict().results()) {
    EXPECT_FALSE(rule.sentence_da().empty()) << rule.rule();
    EXPECT_FALSE(rule.sentence_en().empty()) << rule.rule();
    margin = margin || rule.has_margin_minutes();
  }
  EXPECT_TRUE(margin);
}

TEST_F(PersonStoryTest, WhoHasTheShiftIsShownByFiguresAlone) {
  ASSERT_GE(asked_.size(), 2U);
  EXPECT_FALSE(Ask(asked_[1]).has_winner());
  Cover(asked_[0]);
  const v1::ExplainResponse why = Ask(asked_[1]);
  ASSERT_TRUE(why.has_winner());
  EXPECT_EQ(why.winner().rank(), 1U);
  EXPECT_EQ(why.winner().rung(), v1::RUNG_OWN_OFF_DUTY);
  EXPECT_EQ(why.winner().score().size(), 4U);
  EXPECT_FALSE(why.winner().has_verdict());
  EXPECT_THAT(why.story_en(), Contains(HasSubstr("knowing the place: 0 with you, 0 with the one")));
  EXPECT_THAT(why.story_da(), Contains(HasSubstr("i alt: ")));
  const std::string all = why.DebugString();
  for (const std::string& other : asked_) {
    if (other == asked_[1]) continue;
    EXPECT_EQ(all.find(other), std::string::npos) << other;
  }
  EXPECT_EQ(all.find("leader-1"), std::string::npos);
  EXPECT_EQ(Ask(asked_[0]).gap().covered_by_employment_id(), asked_[0]) << "their own name";
}

TEST_F(PersonStoryTest, WhoeverAPlannerChoseHasNoScoreToBeLaidBeside) {
  roster::v1::ShiftCovered covered;
  covered.set_gap_id("gap-1");
  covered.set_shift_id("shift-of-gap-1");
  covered.set_employment_id("leader-1");
  house_.FromRoster(covered);
  const v1::ExplainResponse why = Ask(asked_[0]);
  EXPECT_TRUE(why.has_winner());
  EXPECT_THAT(why.story_en(), Contains(HasSubstr("outside the ranking")));
}

TEST_F(PersonStoryTest, WhoCameLaterInTheOrderReadsThatTheSearchHadEnded) {
  const std::string later = NotAsked();
  ASSERT_FALSE(later.empty());
  EXPECT_THAT(Ask(later).story_en(), Contains(HasSubstr("others come first")));
  Cover(asked_[0]);
  EXPECT_THAT(Ask(later).story_en(),
              Contains(AllOf(HasSubstr("the search ended Monday 2 February at 12:00"),
                             HasSubstr("The shift is covered."))));
  v1::CoverRow cover = house_.Cover("gap-1");
  (*cover.mutable_kept_for_others())[later] = "gap-2";
  EXPECT_THAT(WhyNotAsked(cover, later, Language::kEnglish), HasSubstr("needed more"));
}

TEST_F(PersonStoryTest, ANoOfTheLawComesWithTheBrokenRuleAndTheNearestLegalVariant) {
  house_.Employ(Staff("eve", "sol-1"));
  house_.Publish("s-1", "eve", "sol-1", Local("2026-02-06 07:00"), Local("2026-02-06 15:00"));
  house_.OpenGap("gap-2", Local("2026-02-05 12:30"), Local("2026-02-05 20:30"));
  const v1::ExplainResponse why = Ask("eve", "gap-2");
  ASSERT_GE(why.story_en_size(), 3);
  EXPECT_THAT(why.story_da(0), HasSubstr("fordi arbejdstidsreglerne siger nej"));
  EXPECT_THAT(why.story_en(1), AllOf(HasSubstr("REST-11"), HasSubstr("11 hours")));
  ASSERT_TRUE(why.evaluations(0).verdict().has_nearest_legal());
  EXPECT_EQ(kit::End(why.evaluations(0).verdict().nearest_legal().interval()),
            Local("2026-02-05 20:00"));
  EXPECT_THAT(why.story_en(), Contains(why.evaluations(0).verdict().nearest_legal().sentence_en()));
}

TEST_F(PersonStoryTest, WhatWasJudgedStaysAsItWasWhenThePersonsShiftsHaveChanged) {
  house_.Employ(Staff("eve", "sol-1"));
  house_.Publish("s-1", "eve", "sol-1", Local("2026-02-06 07:00"), Local("2026-02-06 15:00"));
  house_.OpenGap("gap-2", Local("2026-02-05 12:30"), Local("2026-02-05 20:30"));
  house_.Publish("s-1", "", "sol-1", Local("2026-02-06 07:00"), Local("2026-02-06 15:00"));
  const v1::ExplainResponse why = Ask("eve", "gap-2");
  EXPECT_FALSE(why.evaluations(0).verdict().allowed());
  EXPECT_THAT(why.story_en(1), HasSubstr("11 hours"));
  EXPECT_FALSE(why.evaluations(0).verdict().has_nearest_legal());
  for (const auto& rule : why.evaluations(0).verdict().results()) {
    EXPECT_FALSE(rule.sentence_en().empty()) << rule.rule();
  }
}

TEST_F(PersonStoryTest, WhatWasThoughtCanBeReadFor90DaysAndThenNamesNobody) {
  Cover(asked_[0]);
  const std::string other = asked_[1];
  const absl::Time closed = house_.now();
  house_.MoveTo(closed + absl::Hours(90 * 24) - absl::Seconds(1));
  EXPECT_EQ(Ask(other).evaluations_size(), 1);
  EXPECT_TRUE(Ask(other).has_winner());
  house_.MoveTo(closed + absl::Hours(90 * 24) + absl::Seconds(1));
  const v1::ExplainResponse why = Ask(other);
  EXPECT_EQ(why.evaluations_size() + why.offers_size(), 0);
  EXPECT_THAT(why.story_en(), Contains(HasSubstr("more than 90 days ago")));
  const v1::ExplainResponse story = Ask("");
  EXPECT_THAT(story.story_en(), Contains(HasSubstr("people were asked")));
  EXPECT_THAT(story.story_da(story.story_da_size() - 1), HasSubstr("slettet"));
  EXPECT_EQ(story.DebugString().find(other), std::string::npos);
  EXPECT_THAT(story.story_en(), Contains(HasSubstr(asked_[0] + " said yes first")));
}

}  // namespace
}  // namespace vagtbro::pool
