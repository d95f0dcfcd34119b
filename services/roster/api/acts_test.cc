// A planner lets a unit run without a shift, and acts are kept with who and why.
#include "roster/testing/acts.h"
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"
#include "roster/testing/fjord.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ActStory : public FjordStory {
 protected:
  v1::ListActsResponse Acts(const std::string& unit = "", uint32_t page = 0) {
    v1::ListActsRequest request;
    request.set_tenant_id(kTenant);
    request.set_unit_id(unit);
    request.set_page_size(page);
    v1::ListActsResponse response;
    EXPECT_TRUE(ListActs(bench.state(), request, &response, bench.now()).ok());
    return response;
  }
  std::vector<v1::PlannerActKind> Kinds(const std::string& unit = "") {
    std::vector<v1::PlannerActKind> kinds;
    const auto listed = Acts(unit);
    for (const auto& act : listed.acts()) kinds.push_back(act.kind());
    return kinds;
  }
};

TEST_P(ActStory, TheSearchEndsAndNobodyIsSearchedForAnyMore) {
  ASSERT_TRUE(AcceptLevelOf(bench, "mon-ada").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("GapClosed"));
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).reason(), v1::GAP_CLOSE_REASON_LEVEL_ACCEPTED);
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_VACANT);
  EXPECT_TRUE(bench.Shift("mon-ada").level_accepted());
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 08:00"), v1::SERVICE_LEVEL_BELOW_C) << "it is so";
  bench.Listen();
  bench.Publish({BasisShift("mon-ib", "fjord", "2026-02-02 23:00", "ib")});
  bench.SickCall("abs-2", "ib", "2026-02-02 05:41", "2026-02-03 12:00");
  for (const auto& gap : bench.Said<v1::GapOpened>()) EXPECT_NE(gap.shift_id(), "mon-ada");
}

TEST_P(ActStory, AVacantShiftBesideItIsNotSearchedForInItsStead) {
  bench.Publish({BasisShift("mon-ulla", "fjord", kMonday, "ulla")});
  bench.SickCall("abs-2", "ulla", "2026-02-02 05:41", "2026-02-03 00:00");
  ASSERT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN);
  ASSERT_EQ(StateOf("mon-ulla"), v1::SHIFT_STATE_VACANT) << "one gap is enough for one missing";
  bench.Listen();
  ASSERT_TRUE(AcceptLevelOf(bench, "mon-ada").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("GapClosed")) << "the unit runs with one less";
}

TEST_P(ActStory, OneMoreAwayThanWasAcceptedAndBothAreSearchedFor) {
  ASSERT_TRUE(AcceptLevelOf(bench, "mon-ada").ok());
  bench.Listen();
  bench.SickCall("abs-2", "eva", "2026-02-02 05:45", "2026-02-03 00:00");
  EXPECT_EQ(bench.Said<v1::GapOpened>().size(), 2u);
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN);
  EXPECT_FALSE(bench.Shift("mon-ada").level_accepted());
  EXPECT_EQ(kit::ReasonOf(UndoActOn(bench, "mon-ada")), "CHANGED_SINCE");
}

TEST_P(ActStory, UndoneOrChangedItIsSearchedForAgain) {
  ASSERT_TRUE(AcceptLevelOf(bench, "mon-ada").ok());
  bench.Listen();
  ASSERT_TRUE(UndoActOn(bench, "mon-ada").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("GapOpened"));
  EXPECT_EQ(kit::ReasonOf(UndoActOn(bench, "mon-ada")), "NOTHING_TO_UNDO");
  ASSERT_TRUE(AcceptLevelOf(bench, "mon-ada").ok());
  bench.Listen();
  ASSERT_TRUE(bench.Change("mon-ada", "2026-02-02 08:00", "2026-02-02 15:00").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftChanged", "GapOpened"));
}

TEST_P(ActStory, WhoIsFitAgainHasTheShiftAlthoughItsLevelWasAccepted) {
  ASSERT_TRUE(AcceptLevelOf(bench, "mon-ada").ok());
  bench.Recover("abs-1", "ada", "2026-02-02 05:50");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
  EXPECT_FALSE(bench.Shift("mon-ada").level_accepted());
}

TEST_P(ActStory, APlannerMayStillFindSomebody) {
  ASSERT_TRUE(AcceptLevelOf(bench, "mon-ada").ok());
  ASSERT_TRUE(bench.Assign("mon-ada", "bo").ok());
  EXPECT_FALSE(bench.Shift("mon-ada").level_accepted());
  bench.Listen();
  ASSERT_TRUE(UndoActOn(bench, "mon-ada").ok());
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN) << "what is undone is the later act";
}

TEST_P(ActStory, OnlyWithAReasonAndOnlyWhatIsSearchedFor) {
  EXPECT_EQ(kit::ReasonOf(AcceptLevelOf(bench, "mon-ada", types::v1::ACT_REASON_UNSPECIFIED)),
            "MALFORMED_FIELD");
  EXPECT_EQ(kit::ReasonOf(AcceptLevelOf(bench, "mon-eva")), "NOT_OPEN");
  EXPECT_EQ(kit::ReasonOf(AcceptLevelOf(bench, "hav")), "UNKNOWN_SHIFT");
  bench.MoveTo("2026-02-02 15:00");
  EXPECT_EQ(kit::ReasonOf(AcceptLevelOf(bench, "mon-ada")), "SHIFT_OVER");
  EXPECT_THAT(Kinds(), IsEmpty());
}

TEST_P(ActStory, ActsAreKeptNewestFirstByUnitForTwoYears) {
  bench.AddUnit("hav");
  bench.Publish({BasisShift("hav-1", "hav", "2026-02-03 07:00", "")});
  ASSERT_TRUE(AcceptLevelOf(bench, "mon-ada").ok());
  bench.MoveTo("2026-02-02 05:50");
  ASSERT_TRUE(bench.Assign("hav-1", "bo").ok());
  ASSERT_TRUE(UndoActOn(bench, "hav-1").ok());
  EXPECT_THAT(Kinds(), ElementsAre(v1::PLANNER_ACT_KIND_UNDO, v1::PLANNER_ACT_KIND_ASSIGN,
                                   v1::PLANNER_ACT_KIND_ACCEPT_LEVEL));
  EXPECT_THAT(Kinds("fjord"), ElementsAre(v1::PLANNER_ACT_KIND_ACCEPT_LEVEL));
  EXPECT_EQ(Acts("fjord").acts(0).reason(), types::v1::ACT_REASON_TASKS_MOVED);
  EXPECT_EQ(Acts("", 1).acts_size(), 1);
  EXPECT_EQ(Acts().acts(1).employment_id(), "bo");

  bench.MoveTo("2028-02-05 12:00");
  EXPECT_THAT(Kinds(), IsEmpty()) << "not told any more, although nothing has swept them away";
  bench.Publish({BasisShift("hav-2", "hav", "2028-02-06 07:00", "")});
  ASSERT_TRUE(bench.Assign("hav-2", "bo").ok());
  EXPECT_EQ(std::distance(bench.state().acts().Of(kTenant).begin(),
                          bench.state().acts().Of(kTenant).end()),
            1);
}

TEST_P(ActStory, WhoDidItIsOnRecord) {
  v1::AssignShiftRequest request;
  request.set_tenant_id(kTenant);
  request.set_request_id("by-pia");
  request.set_shift_id("mon-ada");
  request.set_employment_id("bo");
  request.set_reason(types::v1::ACT_REASON_SHORT_OF_TIME);
  v1::AssignShiftResponse response;
  ASSERT_TRUE((kit::RunMutation<v1::AssignShiftRequest, v1::AssignShiftResponse>(
                   bench.journal(), "AssignShift", request, &response,
                   [this](kit::Commit& commit, const auto& asked, auto* answer) {
                     return AssignShift(bench.state(), commit, asked, answer);
                   },
                   {.traceparent = "", .actor_employment_id = "pia"}))
                  .ok());
  ASSERT_TRUE(response.shift().has_undoable_act());
  EXPECT_EQ(response.shift().undoable_act().actor_employment_id(), "pia");
  EXPECT_EQ(response.shift().undoable_act().reason(), types::v1::ACT_REASON_SHORT_OF_TIME);
  EXPECT_EQ(Acts().acts(0).actor_employment_id(), "pia");
}

TEST_P(ActStory, TheRosterTellsWhatCanBeUndoneNow) {
  ASSERT_TRUE(AcceptLevelOf(bench, "mon-ada").ok());
  ASSERT_TRUE(bench.Change("mon-eva", "2026-02-02 06:00", "2026-02-02 15:00").ok());
  const auto told = [this](const std::string& id) {
    return ToRosterShift(bench.Shift(id), bench.now());
  };
  EXPECT_TRUE(told("mon-ada").level_accepted());
  EXPECT_EQ(told("mon-ada").undoable_act().kind(), v1::PLANNER_ACT_KIND_ACCEPT_LEVEL);
  EXPECT_EQ(told("mon-eva").undoable_act().kind(), v1::PLANNER_ACT_KIND_CHANGE);
  bench.MoveTo("2026-02-02 10:00");
  EXPECT_TRUE(told("mon-ada").has_undoable_act()) << "somebody could still come for the rest";
  EXPECT_FALSE(told("mon-eva").has_undoable_act());
  EXPECT_TRUE(UndoActOn(bench, "mon-ada").ok());
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN);
}

TEST_P(ActStory, APlaceAtAMeetingCanBeDoneWithoutToo) {
  bench.Recover("abs-1", "ada", "2026-02-02 05:40");
  v1::PlanMeetingRequest request;
  request.set_unit_id("fjord");
  *request.mutable_interval() = kit::MakeInterval(At("2026-02-03 13:00"), At("2026-02-03 14:00"));
  request.set_places(1);
  v1::PlanMeetingResponse meeting;
  ASSERT_TRUE(bench.Do(request, &PlanMeeting, &meeting).ok());
  ASSERT_TRUE(AcceptLevelOf(bench, meeting.shift_ids(0)).ok());
  EXPECT_NE(StateOf(meeting.shift_ids(0)), v1::SHIFT_STATE_OPEN);
}

ROSTER_STORIES(ActStory);

}  // namespace
}  // namespace vagtbro::roster
