// A planner steers a search by hand and takes it back: what happens, and what never does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "kit/rpc/refusal.h"
#include "pool/api/board.h"
#include "pool/api/explain.h"
#include "pool/api/logbook.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

// Three of the unit's own, an agency, and a leader; a gap tomorrow morning.
class DeskTest : public testing::Test {
 protected:
  DeskTest() {
    auto leader = Staff("lone", "office");
    leader.add_leads_unit_ids("sol-1");
    house_.Employ(leader);
    for (const char* id : {"ada", "bo", "cy"}) house_.Employ(Staff(id, "sol-1"));
    house_.Employ(Agency("temp"));
  }
  ~DeskTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  void Ladder(const std::vector<v1::Rung>& rungs) {
    v1::PolicySet policy;
    for (const v1::Rung rung : rungs) policy.add_ladder()->set_rung(rung);
    policy.add_ladder()->set_rung(v1::RUNG_LEADER);
    house_.SetPolicy(policy);
  }
  void Open() { house_.OpenGap("gap-1", Local("2026-02-03 07:00"), Local("2026-02-03 15:00")); }
  // Everybody who was asked says nothing until the leader is told.
  void OpenUntilTold() {
    Ladder({v1::RUNG_OWN_OFF_DUTY});
    Open();
    while (Gap().leader_employment_id().empty()) {
      house_.MoveTo(house_.now() + absl::Minutes(5));
    }
  }

  v1::BoardGap Gap() {
    return BoardGapOf(house_.state(), kTenant, house_.Cover("gap-1"), house_.now());
  }
  std::vector<int> Possible() {
    const v1::BoardGap gap = Gap();
    return {gap.possible_acts().begin(), gap.possible_acts().end()};
  }
  // The reason of the refusal; "": done.
  std::string Steer(v1::SearchAct act, const std::string& who = "pia") {
    const auto steered = house_.Steer("gap-1", act, who);
    house_.Settle();
    return steered.ok() ? "" : kit::ReasonOf(steered.status());
  }
  std::string Undo(const std::string& who = "pia") {
    const auto undone = house_.UndoSteer("gap-1", who);
    house_.Settle();
    return undone.ok() ? "" : kit::ReasonOf(undone.status());
  }
  std::vector<std::string> Story() {
    v1::ExplainRequest request;
    request.set_tenant_id(kTenant);
    request.set_gap_id("gap-1");
    v1::ExplainResponse response;
    EXPECT_TRUE(Explain(house_.state(), request, &response, house_.now()).ok());
    return {response.story_da().begin(), response.story_da().end()};
  }
  void Answer(const std::string& id, bool yes) {
    const v1::CoverRow cover = house_.Cover("gap-1");
    for (const std::string& offer_id : cover.offer_ids()) {
      const v1::OfferRow offer = house_.Offer(offer_id);
      if (offer.offer().employment_id() != id || offer.state() != v1::OFFER_STATE_OPEN) continue;
      house_.Answer(offer_id, id, yes);
    }
    house_.Settle();
  }
  size_t Escalations() {
    const auto told = house_.Told();
    return static_cast<size_t>(std::count_if(told.begin(), told.end(), [](const auto& envelope) {
      return envelope.type() == v1::CoverEscalated::descriptor()->full_name();
    }));
  }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
};

TEST_F(DeskTest, WhoIsOnItIsSeenAndTakenOverByNameOnly) {
  Open();
  EXPECT_EQ(Steer(v1::SEARCH_ACT_TAKE, ""), "NOT_NOW") << "nobody would be seen";
  EXPECT_EQ(Steer(v1::SEARCH_ACT_TAKE), "");
  EXPECT_EQ(Gap().owner_employment_id(), "pia");
  const int marks = house_.Cover("gap-1").steers_size();
  EXPECT_EQ(Steer(v1::SEARCH_ACT_TAKE), "") << "is on it already";
  EXPECT_EQ(house_.Cover("gap-1").steers_size(), marks);
  EXPECT_EQ(Steer(v1::SEARCH_ACT_TAKE, "per"), "TAKEN");
  EXPECT_EQ(Steer(v1::SEARCH_ACT_LEAVE, "per"), "TAKEN");
  EXPECT_EQ(Steer(v1::SEARCH_ACT_TAKE_OVER, "per"), "");
  EXPECT_EQ(Gap().owner_employment_id(), "per");
  EXPECT_EQ(Gap().undoable_act(), v1::SEARCH_ACT_TAKE_OVER);
  EXPECT_EQ(Undo("per"), "");
  EXPECT_EQ(Gap().owner_employment_id(), "");
  EXPECT_EQ(Undo("per"), "NOTHING_TO_UNDO");
  EXPECT_EQ(Steer(v1::SEARCH_ACT_LEAVE, "per"), "") << "nobody's";
}

TEST_F(DeskTest, ASearchAtItsEndIsExtendedAndAsksThoseWhoWereSilentAgain) {
  Ladder({v1::RUNG_OWN_OFF_DUTY});
  Open();
  EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "") << "nobody is left to ask";
  EXPECT_EQ(Undo(), "");
  Answer("bo", false);
  house_.MoveTo(Local("2026-02-02 14:00"));
  EXPECT_EQ(Gap().leader_employment_id(), "lone");
  EXPECT_FALSE(Gap().has_next_step_time());
  EXPECT_THAT(Possible(), ElementsAre(v1::SEARCH_ACT_TAKE, v1::SEARCH_ACT_EXTEND));

  EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "");
  EXPECT_EQ(Gap().leader_employment_id(), "lone") << "stays told";
  EXPECT_TRUE(Gap().has_next_step_time());
  EXPECT_EQ(house_.Open("gap-1"), 2U) << "ada and cy; bo said no";
  const v1::BoardGap gap = Gap();
  ASSERT_EQ(gap.in_flight_size(), 2);
  for (const v1::BoardOffer& offer : gap.in_flight()) EXPECT_NE(offer.employment_id(), "bo");
  Answer("cy", true);
  house_.Confirm("gap-1");
  EXPECT_EQ(Gap().covered_by_employment_id(), "cy");
  EXPECT_THAT(Possible(), IsEmpty());
  EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "GAP_CLOSED");
}

TEST_F(DeskTest, AnExtendedSearchThatFindsNobodyRestsAndTellsNobodyTwice) {
  OpenUntilTold();
  EXPECT_EQ(Escalations(), 1U);
  EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "");
  house_.MoveTo(house_.now() + absl::Hours(2));
  EXPECT_FALSE(Gap().has_next_step_time());
  EXPECT_EQ(Gap().leader_employment_id(), "lone");
  EXPECT_EQ(Escalations(), 1U);
  EXPECT_EQ(Gap().undoable_act(), v1::SEARCH_ACT_UNSPECIFIED) << "it is over";
  EXPECT_THAT(Story(), Contains(HasSubstr("hviler hos lederen")));
  EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "") << "and once more";
  EXPECT_EQ(house_.Open("gap-1"), 3U);
  house_.MoveTo(house_.now() + absl::Hours(2));
  EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "");
  EXPECT_EQ(house_.Open("gap-1"), 0U) << "three contacts in a day hold as ever";
}

TEST_F(DeskTest, AnExtensionUndoneTakesItsOpenOffersBackAndRests) {
  OpenUntilTold();
  EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "");
  EXPECT_GT(house_.Open("gap-1"), 0U);
  EXPECT_EQ(Gap().undoable_act(), v1::SEARCH_ACT_EXTEND);
  EXPECT_EQ(Gap().undoable_actor_employment_id(), "pia");
  EXPECT_EQ(Undo("per"), "");
  EXPECT_EQ(house_.Open("gap-1"), 0U);
  EXPECT_FALSE(Gap().has_next_step_time());
  EXPECT_EQ(Gap().leader_employment_id(), "lone");
  EXPECT_THAT(Story(), Contains(HasSubstr("Forlængelsen blev fortrudt")));
}

TEST_F(DeskTest, AYesInTheSecondRoundCannotBeUndoneAway) {
  OpenUntilTold();
  EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "");
  Answer("ada", true);
  EXPECT_EQ(Undo(), "NOTHING_TO_UNDO");
  EXPECT_EQ(Steer(v1::SEARCH_ACT_TELL_LEADER), "NOT_NOW") << "the roster's word first";
}

TEST_F(DeskTest, ASearchIsExtendedAfterItsTimeWasUpForAnHour) {
  Ladder({v1::RUNG_OWN_OFF_DUTY});
  house_.OpenGap("gap-1", Local("2026-02-02 12:20"), Local("2026-02-02 20:00"));
  house_.MoveTo(Local("2026-02-02 12:30"));
  EXPECT_EQ(Gap().leader_employment_id(), "lone");
  EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "");
  EXPECT_TRUE(Gap().has_next_step_time());
  EXPECT_GT(house_.Open("gap-1"), 0U);
  house_.MoveTo(Local("2026-02-02 13:31"));
  EXPECT_FALSE(Gap().has_next_step_time());
}

TEST_F(DeskTest, AgenciesAreCalledBesideTheRungAndCalledOff) {
  Ladder({v1::RUNG_OWN_OFF_DUTY, v1::RUNG_SUBSTITUTE_POOL, v1::RUNG_AGENCY});
  Open();
  EXPECT_EQ(Gap().rung(), v1::RUNG_OWN_OFF_DUTY);
  EXPECT_THAT(Possible(), Contains(v1::SEARCH_ACT_CALL_AGENCY));
  EXPECT_EQ(Steer(v1::SEARCH_ACT_CALL_AGENCY), "");
  EXPECT_THAT(house_.Asked("gap-1"), Contains("temp"));
  EXPECT_EQ(Gap().rung(), v1::RUNG_OWN_OFF_DUTY) << "the search goes on meanwhile";
  EXPECT_EQ(Steer(v1::SEARCH_ACT_CALL_AGENCY), "NOT_NOW") << "already";
  EXPECT_EQ(house_.OfferTo("gap-1", "temp").offer().rung(), v1::RUNG_AGENCY);

  EXPECT_EQ(Undo(), "");
  EXPECT_EQ(house_.OfferTo("gap-1", "temp").state(), v1::OFFER_STATE_WITHDRAWN);
  EXPECT_EQ(house_.OfferTo("gap-1", "ada").state(), v1::OFFER_STATE_OPEN) << "not theirs";
  house_.MoveTo(Local("2026-02-02 16:00"));
  const auto asked = house_.Asked("gap-1");
  EXPECT_EQ(std::count(asked.begin(), asked.end(), "temp"), 2) << "when their rung came";
}

TEST_F(DeskTest, TheTimeOfAnAgencyDoesNotCostTheOwnPeopleTheirTurn) {
  v1::PolicySet policy;
  policy.set_wave_style(v1::WAVE_STYLE_ONE_BY_ONE);
  for (const auto rung : {v1::RUNG_OWN_OFF_DUTY, v1::RUNG_AGENCY, v1::RUNG_LEADER}) {
    policy.add_ladder()->set_rung(rung);
  }
  house_.SetPolicy(policy);
  Open();
  EXPECT_EQ(Steer(v1::SEARCH_ACT_CALL_AGENCY), "");
  EXPECT_EQ(house_.Asked("gap-1").size(), 2U) << "one of the own, and the desk";
  house_.MoveTo(Local("2026-02-02 12:15"));
  EXPECT_EQ(house_.Asked("gap-1").size(), 3U) << "the next after a quarter of an hour";
}

TEST_F(DeskTest, AnAgencysYesCannotBeCalledOff) {
  Ladder({v1::RUNG_OWN_OFF_DUTY, v1::RUNG_AGENCY});
  Open();
  EXPECT_EQ(Steer(v1::SEARCH_ACT_CALL_AGENCY), "");
  Answer("temp", true);
  EXPECT_EQ(Undo(), "NOTHING_TO_UNDO");
}

TEST_F(DeskTest, WithoutAgenciesThePlannerIsToldWhatToDo) {
  Ladder({v1::RUNG_OWN_OFF_DUTY});
  Open();
  const auto refused = house_.Steer("gap-1", v1::SEARCH_ACT_CALL_AGENCY, "pia");
  EXPECT_EQ(kit::ReasonOf(refused.status()), "NOT_NOW");
  EXPECT_THAT(std::string(refused.status().message()), HasSubstr("assign somebody"));
}

TEST_F(DeskTest, TheLeaderIsToldNowAndWhatIsOutStaysOut) {
  Ladder({v1::RUNG_OWN_OFF_DUTY, v1::RUNG_AGENCY});
  Open();
  const size_t open = house_.Open("gap-1");
  EXPECT_GT(open, 0U);
  EXPECT_EQ(Steer(v1::SEARCH_ACT_TELL_LEADER), "");
  EXPECT_EQ(Gap().leader_employment_id(), "lone");
  EXPECT_EQ(Gap().escalation_reason(), v1::ESCALATION_REASON_PLANNER);
  EXPECT_EQ(house_.Open("gap-1"), open);
  EXPECT_FALSE(Gap().has_next_step_time());
  EXPECT_EQ(Steer(v1::SEARCH_ACT_TELL_LEADER), "NOT_NOW");

  EXPECT_EQ(Undo(), "");
  EXPECT_TRUE(Gap().has_next_step_time()) << "goes on by itself";
  EXPECT_EQ(Gap().leader_employment_id(), "lone") << "has been told";
  house_.MoveTo(Local("2026-02-02 18:00"));
  EXPECT_THAT(house_.Asked("gap-1"), Contains("temp"));
  EXPECT_EQ(Escalations(), 1U) << "no further message";
  EXPECT_FALSE(Gap().has_next_step_time());
  EXPECT_THAT(Story(), Contains(HasSubstr("får ikke flere")));
}

TEST_F(DeskTest, AnActNeedsAReasonAndStandsInStoryAndLogbook) {
  OpenUntilTold();
  EXPECT_EQ(
      kit::ReasonOf(
          house_.Steer("gap-1", v1::SEARCH_ACT_EXTEND, "pia", types::v1::ACT_REASON_UNSPECIFIED)
              .status()),
      "MALFORMED_FIELD");
  EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "");
  EXPECT_THAT(Story(), Contains(testing::AllOf(HasSubstr("pia lod søgningen gå videre"),
                                               HasSubstr("der er ingen andre"))));
  v1::ListLogbookRequest all;
  all.set_tenant_id(kTenant);
  v1::ListLogbookResponse logbook;
  ASSERT_TRUE(ListLogbook(house_.state(), all, &logbook).ok());
  ASSERT_EQ(logbook.rows_size(), 1);
  EXPECT_EQ(logbook.rows(0).steered().act(), v1::SEARCH_ACT_EXTEND);
  EXPECT_EQ(logbook.rows(0).actor_employment_id(), "pia");
}

TEST_F(DeskTest, OfWhoIsOnItTheLatestWordIsKeptAndTheLogbookKeepsEveryAct) {
  OpenUntilTold();
  for (int i = 0; i < 30; ++i) {
    EXPECT_EQ(Steer(v1::SEARCH_ACT_TAKE), "");
    EXPECT_EQ(Steer(v1::SEARCH_ACT_LEAVE), "");
  }
  EXPECT_EQ(house_.Cover("gap-1").steers_size(), 1);
  EXPECT_THAT(Story(), Contains(HasSubstr("pia gav slip på sagen")));
  EXPECT_EQ(Steer(v1::SEARCH_ACT_TAKE), "");
  for (int i = 0; i < 50; ++i) {
    EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "");
    EXPECT_EQ(Steer(v1::SEARCH_ACT_TAKE_OVER, i % 2 == 0 ? "per" : "pia"), "");
    EXPECT_EQ(Undo(), "") << "who is on it";
    if (Gap().undoable_act() == v1::SEARCH_ACT_EXTEND) {
      EXPECT_EQ(Undo(), "");
    }
  }
  EXPECT_EQ(Steer(v1::SEARCH_ACT_EXTEND), "NOT_NOW") << "fifty are enough";
  EXPECT_EQ(house_.Cover("gap-1").steers_size(), 51);
  v1::ListLogbookRequest all;
  all.set_tenant_id(kTenant);
  all.set_page_size(200);
  v1::ListLogbookResponse logbook;
  ASSERT_TRUE(ListLogbook(house_.state(), all, &logbook).ok());
  EXPECT_EQ(logbook.rows_size(), 50);
}

TEST_F(DeskTest, WhoReadsAboutThemselvesSeesNobodyElseOfTheDesk) {
  Open();
  EXPECT_EQ(Steer(v1::SEARCH_ACT_TAKE), "");
  v1::ExplainRequest request;
  request.set_tenant_id(kTenant);
  request.set_gap_id("gap-1");
  request.set_employment_id("ada");
  v1::ExplainResponse response;
  ASSERT_TRUE(Explain(house_.state(), request, &response, house_.now()).ok());
  EXPECT_EQ(response.gap().owner_employment_id(), "");
  EXPECT_EQ(response.gap().undoable_actor_employment_id(), "");
  ASSERT_EQ(response.gap().in_flight_size(), 1);
  EXPECT_EQ(response.gap().in_flight(0).employment_id(), "ada");
}

}  // namespace
}  // namespace vagtbro::pool
