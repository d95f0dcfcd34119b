// The board, the lists and the explanations, as a planner reads them.
#include "pool/api/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "pool/api/board.h"
#include "pool/api/import_policy.h"
#include "pool/api/offers.h"
#include "pool/api/story.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

class ExplainTest : public testing::Test {
 protected:
  ExplainTest() {
    auto lone = Staff("lone", "office");
    lone.add_leads_unit_ids("sol-1");
    house_.Employ(lone);
    house_.Employ(Staff("ada", "sol-1"));
    house_.Employ(Staff("bo", "sol-1"));
    house_.Employ(PoolMember("sub"));
    house_.OpenGap("gap-1", Local("2026-02-03 12:30"), Local("2026-02-03 20:00"));
  }

  v1::ExplainResponse Ask(const std::string& who = "") {
    v1::ExplainRequest request;
    request.set_tenant_id(kTenant);
    request.set_gap_id("gap-1");
    request.set_employment_id(who);
    v1::ExplainResponse response;
    EXPECT_TRUE(Explain(house_.state(), request, &response, house_.now()).ok());
    return response;
  }

  void Say(const std::string& who, bool yes) {
    house_.Answer(house_.OfferTo("gap-1", who).offer().offer_id(), who, yes);
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
};

TEST_F(ExplainTest, TheStoryOfASearchThatEndsWell) {
  Say("ada", true);
  Say("bo", true);
  house_.Confirm("gap-1");
  const v1::ExplainResponse story = Ask();
  EXPECT_THAT(story.story_da(0), HasSubstr("Mandag 2. februar kl. 12:00: Der mangler én"));
  EXPECT_THAT(story.story_da(0), HasSubstr("Solgaarden 1"));
  EXPECT_THAT(story.story_en(), Contains(HasSubstr("2 people may be asked, 0 may not")));
  EXPECT_THAT(story.story_en(),
              Contains(AllOf(HasSubstr("2 people were asked"), HasSubstr("The chance of a yes"))));
  EXPECT_THAT(story.story_da(), Contains(HasSubstr("ada sagde ja først og fik vagten")));
  EXPECT_THAT(story.story_en(), Contains(HasSubstr("bo said yes, but it was too late")));
  EXPECT_THAT(story.story_da(story.story_da_size() - 1), HasSubstr("Vagten er dækket."));
  EXPECT_EQ(story.story_da_size(), story.story_en_size());
  EXPECT_EQ(story.offers_size(), 2);
  EXPECT_FALSE(story.gap().open());
}

TEST_F(ExplainTest, TheStoryOfASearchThatEndsWithTheLeaderNamesNobodyWhoSaidNo) {
  Say("ada", false);
  Say("bo", false);
  house_.Settle();
  house_.MoveTo(Local("2026-02-02 12:01"));
  Say("sub", false);
  house_.Settle();
  const v1::ExplainResponse story = Ask();
  EXPECT_THAT(story.story_da(),
              Contains(HasSubstr("Lederen lone fik besked, fordi alle trin var udtømt.")));
  EXPECT_THAT(story.story_en(), Contains(HasSubstr("1 person said no")));
  for (const std::string& line : story.story_en()) {
    EXPECT_EQ(line.find("ada"), std::string::npos) << line;
  }
}

TEST_F(ExplainTest, SomebodyTheSearchHasNotComeToIsJudgedAsOfNow) {
  const v1::ExplainResponse why = Ask("sub");
  EXPECT_EQ(why.story_en(0), "Has not been asked. As it stands now:");
  EXPECT_THAT(why.story_en(1), HasSubstr("May be asked on the rung the substitute pool"));
  house_.Employ(Staff("far", "elm-1"));
  EXPECT_THAT(Ask("far").story_en(0), HasSubstr("Stands on no rung"));
}

TEST_F(ExplainTest, WhySomebodyIsAwayIsToldToThemselvesAlone) {
  const absl::Time start = Local("2026-02-02 00:00"), end = Local("2026-02-05 00:00");
  house_.Employ(Staff("kim", "sol-1"));
  house_.Employ(Staff("lis", "sol-1"));
  house_.Holiday("p-kim", start, end);
  house_.Sick("abs-1", "lis", start, end);
  house_.OpenGap("gap-2", Local("2026-02-03 07:00"), Local("2026-02-03 15:00"));
  v1::ExplainRequest request;
  request.set_tenant_id(kTenant);
  const auto ask = [&](const std::string& gap_id, const std::string& who,
                       const std::string& reader) {
    request.set_gap_id(gap_id);
    request.set_employment_id(who);
    v1::ExplainResponse response;
    EXPECT_TRUE(Explain(house_.state(), request, &response, house_.now(), reader).ok());
    for (auto& evaluation : *response.mutable_evaluations()) evaluation.clear_employment_id();
    return response;
  };
  for (const char* gap_id : {"gap-1", "gap-2"}) {  // judged as of now, and when it was opened
    const std::string kim = ask(gap_id, "kim", "lone").DebugString();
    EXPECT_EQ(kim, ask(gap_id, "lis", "lone").DebugString());
    EXPECT_THAT(kim, AllOf(HasSubstr("AWAY"), Not(HasSubstr("HOLIDAY")), Not(HasSubstr("HOL-"))));
    EXPECT_THAT(ask(gap_id, "kim", "kim").story_da(), Contains(HasSubstr("personen holder ferie")));
    EXPECT_THAT(ask(gap_id, "kim", "").story_da(), Not(Contains(HasSubstr("ferie"))));
    EXPECT_THAT(ask(gap_id, "", "lone").DebugString(),
                AllOf(Not(HasSubstr("HOLIDAY")), Not(HasSubstr("HOL-"))));
  }
}

TEST_F(ExplainTest, UnknownGapsAndPeopleAreNotFound) {
  v1::ExplainRequest request;
  request.set_tenant_id(kTenant);
  request.set_gap_id("gap-9");
  v1::ExplainResponse response;
  EXPECT_EQ(kit::ReasonOf(Explain(house_.state(), request, &response, house_.now())),
            "UNKNOWN_GAP");
  request.set_gap_id("gap-1");
  request.set_employment_id("nobody");
  EXPECT_EQ(kit::ReasonOf(Explain(house_.state(), request, &response, house_.now())),
            "UNKNOWN_EMPLOYMENT");
}

v1::WatchBoardRequest Watching(const std::string& tenant,
                               const std::vector<std::string>& unit_ids = {}) {
  v1::WatchBoardRequest request;
  request.set_tenant_id(tenant);
  for (const std::string& id : unit_ids) request.add_unit_ids(id);
  return request;
}

TEST_F(ExplainTest, TheBoardShowsOpenGapsByUrgencyAndClosedOnesForHalfADay) {
  house_.OpenGap("gap-2", Local("2026-02-02 23:00"), Local("2026-02-03 07:00"), "sol-2");
  const auto board = SnapshotOf(house_.state(), Watching(kTenant), house_.now());
  ASSERT_EQ(board.gaps_size(), 2);
  EXPECT_EQ(board.gaps(0).gap_id(), "gap-2");
  EXPECT_EQ(board.gaps(1).open_offers(), 2U);
  EXPECT_EQ(board.gaps(1).rung(), v1::RUNG_OWN_OFF_DUTY);
  EXPECT_EQ(SnapshotOf(house_.state(), Watching(kTenant, {"sol-1"}), house_.now()).gaps_size(), 1);
  EXPECT_EQ(
      SnapshotOf(house_.state(), Watching(kTenant, {"sol-1", "sol-2"}), house_.now()).gaps_size(),
      2);
  // One unit and a list of them: what both allow, so that neither opens what the other closes.
  v1::WatchBoardRequest both = Watching(kTenant, {"sol-1"});
  both.set_unit_id("sol-2");
  EXPECT_EQ(SnapshotOf(house_.state(), both, house_.now()).gaps_size(), 0);
  EXPECT_EQ(SnapshotOf(house_.state(), Watching("elsewhere"), house_.now()).gaps_size(), 0);

  house_.CloseGap("gap-2", roster::v1::GAP_CLOSE_REASON_RECOVERED);
  const absl::Time half_a_day = house_.now() + absl::Hours(12);
  EXPECT_EQ(
      SnapshotOf(house_.state(), Watching(kTenant), half_a_day - absl::Nanoseconds(1)).gaps_size(),
      2);
  EXPECT_EQ(SnapshotOf(house_.state(), Watching(kTenant), half_a_day).gaps_size(), 1);
}

TEST_F(ExplainTest, AMunicipalityNobodyImportedIsNotFoundAndOneWithoutGapsHasEmptyLists) {
  v1::ListGapsRequest gaps;
  v1::ListGapsResponse no_gaps;
  v1::ListOffersRequest offers;
  v1::ListOffersResponse no_offers;
  for (const char* unknown : {"elsewhere", "legeb", "legeby-2"}) {
    gaps.set_tenant_id(unknown);
    offers.set_tenant_id(unknown);
    EXPECT_EQ(kit::ReasonOf(ListGaps(house_.state(), gaps, &no_gaps, house_.now())),
              "UNKNOWN_TENANT");
    const absl::Status refused = ListOffers(house_.state(), offers, &no_offers);
    EXPECT_EQ(kit::ReasonOf(refused), "UNKNOWN_TENANT");
    EXPECT_EQ(refused.code(), absl::StatusCode::kNotFound);
  }
  kit::MemoryDisk disk;
  PoolHouse quiet(disk, Local("2026-02-02 12:00"));  // its units are known, and no more
  gaps.set_tenant_id(kTenant);
  offers.set_tenant_id(kTenant);
  EXPECT_TRUE(ListGaps(quiet.state(), gaps, &no_gaps, house_.now()).ok());
  EXPECT_TRUE(ListOffers(quiet.state(), offers, &no_offers).ok());
  EXPECT_EQ(no_gaps.gaps_size() + no_offers.offers_size(), 0);
}

TEST_F(ExplainTest, ListsComeInPagesNewestFirst) {
  house_.MoveTo(Local("2026-02-02 12:05"));
  house_.OpenGap("gap-2", Local("2026-02-04 12:30"), Local("2026-02-04 20:00"));
  v1::ListGapsRequest request;
  request.set_tenant_id(kTenant);
  request.set_page_size(1);
  v1::ListGapsResponse first;
  ASSERT_TRUE(ListGaps(house_.state(), request, &first, house_.now()).ok());
  ASSERT_EQ(first.gaps_size(), 1);
  EXPECT_EQ(first.gaps(0).gap_id(), "gap-2");
  request.set_page_token(first.next_page_token());
  v1::ListGapsResponse second;
  ASSERT_TRUE(ListGaps(house_.state(), request, &second, house_.now()).ok());
  EXPECT_EQ(second.gaps(0).gap_id(), "gap-1");
  EXPECT_EQ(second.next_page_token(), "");
  request.set_page_token("elephant");
  EXPECT_FALSE(ListGaps(house_.state(), request, &second, house_.now()).ok());

  v1::ListOffersRequest offers;
  offers.set_tenant_id(kTenant);
  offers.set_employment_id("ada");
  v1::ListOffersResponse listed;
  ASSERT_TRUE(ListOffers(house_.state(), offers, &listed).ok());
  ASSERT_EQ(listed.offers_size(), 2);
  EXPECT_EQ(listed.offers(0).offer().gap_id(), "gap-2");
  EXPECT_NE(listed.offers(0).offer().reply_code(), listed.offers(1).offer().reply_code());
}

TEST_F(ExplainTest, WhoListensAndWhoWaitsForThemIsTold) {
  const std::string ada = house_.OfferTo("gap-1", "ada").offer().offer_id();
  ASSERT_TRUE(house_.Hold(ada, "ada").ok());
  Say("bo", true);
  EXPECT_TRUE(Ask().gap().has_hold_end_time());
  EXPECT_THAT(Ask().story_en(), Contains(HasSubstr("bo said yes and waits for the one who")));
  ASSERT_TRUE(house_.Hold(ada, "ada", true).ok());
  EXPECT_FALSE(Ask().gap().has_hold_end_time());
  EXPECT_THAT(Ask().story_en(), Contains(HasSubstr("Somebody listens to the offer")));
  EXPECT_THAT(Ask().story_en(), Contains(HasSubstr("The shift is held no longer")));
  EXPECT_THAT(Ask("ada").story_en(), Contains(HasSubstr("Listened to the offer")));
  EXPECT_THAT(Ask("bo").story_en(), Not(Contains(HasSubstr("Listened to the offer"))));
}

TEST_F(ExplainTest, QuestionsToLeadersThePlanAndASplitAreTold) {
  v1::GapSplitProposed split;
  split.set_gap_id("gap-1");
  *split.mutable_split_time() = kit::ToProto(Local("2026-02-03 16:00"));
  house_.journal().Begin({kTenant, "", "t", ""}).Emit("gap-1", split);
  v1::CoverRow cover = house_.Cover("gap-1");
  v1::LendingQuestion* question = cover.add_lending();
  question->mutable_asked()->set_leader_employment_id("lone");
  question->mutable_asked()->set_from_unit_id("elm-1");
  *question->mutable_ask_time() = kit::ToProto(house_.now());
  *cover.mutable_plan_time() = kit::ToProto(house_.now());
  cover.mutable_planned()->set_employment_id("ada");
  (*cover.mutable_kept_for_others())["bo"] = "gap-2";
  cover.set_policy_id("spring");

  const auto told = StoryOf(house_.state(), kTenant, cover, Language::kEnglish);
  EXPECT_THAT(told, Contains(HasSubstr("follows the trial spring")));
  EXPECT_THAT(told, Contains(HasSubstr("whether Elmehuset can lend. The answer is awaited.")));
  EXPECT_THAT(told, Contains(HasSubstr("The plan for all open shifts has somebody")));
  EXPECT_THAT(told, Contains(HasSubstr("1 person is kept for other shifts")));
  EXPECT_THAT(told, Contains(HasSubstr("part the shift Tuesday 3 February at 16:00")));
  for (const std::string& line : told) EXPECT_EQ(line.find("bo "), std::string::npos) << line;
  EXPECT_EQ(BoardGapOf(house_.state(), kTenant, cover, house_.now()).open_questions(), 1U);
  EXPECT_EQ(BoardGapOf(house_.state(), kTenant, cover, house_.now()).policy_id(), "spring");
  cover.mutable_lending(0)->set_answered(true);
  EXPECT_EQ(BoardGapOf(house_.state(), kTenant, cover, house_.now()).open_questions(), 0U);
}

TEST_F(ExplainTest, ACoverWhoDoesNotComeIsTheReasonForTheNextSearch) {
  Say("ada", true);
  house_.Confirm("gap-1");
  house_.MoveTo(Local("2026-02-03 12:45"));
  roster::v1::GapOpened again = house_.Cover("gap-1").gap();
  again.set_gap_id("gap-2");
  again.set_cause(roster::v1::GAP_CAUSE_NO_SHOW);
  house_.FromRoster(again);
  EXPECT_THAT(Ask().story_en(),
              Contains(HasSubstr("searched for again (gap-2), because who was to come has not")));
  v1::CoverRow second = house_.Cover("gap-2");
  EXPECT_THAT(StoryOf(house_.state(), kTenant, second, Language::kDanish)[0],
              HasSubstr("fordi den, der skulle komme, er ikke mødt"));
}

TEST_F(ExplainTest, APolicyIsTakenOrRefusedOnItsOwnAndNothingIsWrittenTwice) {
  v1::ImportPolicyRequest request;
  request.add_policies()->set_contacts_per_day(2);
  request.add_policies()->add_ladder()->set_rung(v1::RUNG_AGENCY);
  for (const size_t emitted : {1U, 0U}) {
    kit::Commit commit = house_.journal().Begin({kTenant, "", "r", ""});
    v1::ImportPolicyResponse response;
    ASSERT_TRUE(ImportPolicy(house_.state(), commit, request, &response).ok());
    EXPECT_EQ(commit.emitted(), emitted);
    EXPECT_EQ(response.accepted(), 1U);
    ASSERT_EQ(response.refused_size(), 1);
    EXPECT_EQ(response.refused(0).index(), 1U);
    EXPECT_EQ(response.refused(0).reason(), "NO_LEADER_RUNG_LAST");
  }
}

}  // namespace
}  // namespace vagtbro::pool
