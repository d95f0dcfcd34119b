// A plan that nobody else sees yet: what may be drafted, and how the law sees all of it.
#include "roster/testing/draft_story.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DraftTest : public DraftStory {};

TEST_P(DraftTest, ADraftChangesNoShiftAndTellsNobody) {
  Draft(For("mon", "eva"));
  Draft(For("tue", ""), true);
  Draft(BasisShift("", "fjord", kWednesday, "ada"));
  EXPECT_THAT(bench.Told(), IsEmpty());
  EXPECT_EQ(bench.HolderOf("mon"), "ada");
  EXPECT_EQ(Get().diffs_size(), 3);
  EXPECT_EQ(bench.state().by_tenant().Of(kTenant).size(), 4u);
}

TEST_P(DraftTest, EachChangeStandsBesideTheShiftItChanges) {
  Draft(For("tue", "eva"));
  const v1::Draft draft = Draft(BasisShift("", "fjord", kMonday, "bo"));
  ASSERT_EQ(draft.diffs_size(), 2);
  EXPECT_TRUE(draft.diffs(0).change().added()) << "by start";
  EXPECT_FALSE(draft.diffs(0).has_before());
  EXPECT_FALSE(draft.diffs(0).change().shift().shift_id().empty());
  EXPECT_EQ(draft.diffs(1).before().employment_id(), "bo");
  EXPECT_EQ(draft.diffs(1).change().shift().employment_id(), "eva");
  EXPECT_EQ(kit::Start(draft.diffs(1).change().shift().interval()), At(kTuesday))
      << "what is not said stays as it is";
  EXPECT_EQ(kit::FromProto(draft.diffs(1).draft_time()), bench.now());
}

TEST_P(DraftTest, ALaterChangeOfAShiftTakesThePlaceOfTheEarlier) {
  const v1::Draft first = Draft(For("mon", "eva"));
  const v1::Draft second = Draft(For("mon", "bo"));
  ASSERT_EQ(second.diffs_size(), 1);
  EXPECT_EQ(second.diffs(0).change().change_id(), first.diffs(0).change().change_id());
  EXPECT_NE(second.version(), first.version());
}

TEST_P(DraftTest, AnAddedShiftIsChangedAndTakenOutLikeAnyOther) {
  const v1::Draft added = Draft(BasisShift("", "fjord", kWednesday, "ada"));
  const std::string id = added.diffs(0).change().shift().shift_id();
  const v1::Draft moved = Draft(Timed(For(id, "bo"), "2026-02-04 08:00", "2026-02-04 16:00"));
  ASSERT_EQ(moved.diffs_size(), 1);
  EXPECT_TRUE(moved.diffs(0).change().added());
  EXPECT_EQ(moved.diffs(0).change().shift().employment_id(), "bo");
  EXPECT_EQ(Draft(For(id, ""), true).diffs_size(), 0);
}

TEST_P(DraftTest, WhatIsDroppedIsGoneAndMayBeDroppedAgain) {
  const v1::Draft draft = Draft(For("mon", "eva"));
  Draft(For("tue", "eva"));
  const std::string id = draft.diffs(0).change().change_id();
  EXPECT_TRUE(Drop(id).ok());
  EXPECT_TRUE(Drop(id).ok());
  EXPECT_EQ(Get().diffs_size(), 1);
  EXPECT_TRUE(Drop("").ok());
  EXPECT_EQ(Get().diffs_size(), 0);
  EXPECT_EQ(Get().version(), "");
}

TEST_P(DraftTest, TheLawSeesAllOfTheDraft) {
  // Ada's second shift of the day is judged with the one that the draft gives her, too.
  Draft(Timed(For("tue", "eva"), kTuesday, "2026-02-03 15:00"));
  const v1::Draft late = Draft(
      Timed(BasisShift("", "fjord", kTuesday, "eva"), "2026-02-03 10:00", "2026-02-03 18:00"));
  ASSERT_EQ(late.diffs_size(), 2);
  EXPECT_EQ(WhyNot(late.diffs(0)), "OVERLAP");
  EXPECT_EQ(WhyNot(late.diffs(1)), "OVERLAP");
  // The other way round: what the draft takes off her is not in her way.
  const v1::Draft freed = Draft(For("tue", "bo"));
  EXPECT_TRUE(freed.diffs(1).verdict().allowed());
}

TEST_P(DraftTest, TwoPeopleMayChangePlacesAtTheSameTime) {
  bench.Publish({BasisShift("mon-bo", "fjord", kMonday, "bo")});
  EXPECT_EQ(WhyNot(Draft(For("mon", "bo")).diffs(0)), "OVERLAP");
  const v1::Draft both = Draft(For("mon-bo", "ada"));
  for (const auto& diff : both.diffs()) EXPECT_TRUE(diff.verdict().allowed()) << diff.DebugString();
}

TEST_P(DraftTest, APlannerHearsThatSomebodyIsAwayAndNotWhy) {
  bench.SickCall("abs-1", "eva", "2026-02-01 12:00", "2026-02-03 00:00");
  const std::string sick = Draft(For("mon", "eva")).diffs(0).verdict().DebugString();
  bench.Recover("abs-1", "eva", "2026-02-01 13:00");
  bench.GiveLeave("eva-person", At("2026-02-01 12:00"), At("2026-02-03 00:00"));
  const std::string leave = Get().diffs(0).verdict().DebugString();
  EXPECT_NE(leave.find("AWAY"), std::string::npos);
  EXPECT_EQ(sick, leave) << "leave and sickness are told alike";
}

TEST_P(DraftTest, WhatIsNotToBeDraftedIsSaid) {
  EXPECT_EQ(kit::ReasonOf(Try(For("no-such-shift", "ada"))), "UNKNOWN_SHIFT");
  EXPECT_EQ(kit::ReasonOf(Try(For("mon", "nobody"))), "UNKNOWN_EMPLOYMENT");
  EXPECT_EQ(kit::ReasonOf(Try(For("hav", "ada"))), "OTHER_UNIT");
  EXPECT_EQ(kit::ReasonOf(Try(BasisShift("", "eng", kMonday, "ada"))), "OTHER_UNIT");
  EXPECT_EQ(kit::ReasonOf(Try(Timed(For("mon", "ada"), "2026-02-02 15:00", kMonday))),
            "MALFORMED_FIELD");
  bench.SickCall("abs-1", "bo", "2026-02-01 12:00", "2026-02-04 00:00");
  EXPECT_EQ(kit::ReasonOf(Try(For("tue", "ada"))), "SHIFT_LIVE");
  bench.MoveTo(kMonday);
  EXPECT_EQ(kit::ReasonOf(Try(For("mon", "eva"))), "SHIFT_BEGUN");
  bench.MoveTo("2026-02-02 15:00");
  EXPECT_EQ(kit::ReasonOf(Try(For("mon", "eva"))), "SHIFT_OVER");
}

TEST_P(DraftTest, ADraftIsFullAtFiveHundredChanges) {
  for (int i = 0; i < 500; ++i) {
    v1::DraftChangeRequest request;
    request.set_unit_id("fjord");
    *request.mutable_shift() = BasisShift("", "fjord", kWednesday, "");
    ASSERT_TRUE(bench.Do(request, &DraftChange).ok()) << i;
  }
  EXPECT_EQ(kit::ReasonOf(Try(BasisShift("", "fjord", kWednesday, ""))), "TOO_MANY");
  const std::string id = Get().diffs(0).change().shift().shift_id();
  EXPECT_TRUE(Try(For(id, "ada")).ok()) << "what is in it may still be changed";
}

TEST_P(DraftTest, ADraftSurvivesARestart) {
  const std::string version = Draft(For("mon", "eva")).version();
  bench.Reopen();
  EXPECT_EQ(Get().version(), version);
}

TEST_P(DraftTest, WhoLeavesIsNamedBesideTheirDraftedShift) {
  Draft(For("mon", "eva"));
  bench.End("eva", "2026-02-01 23:00");
  EXPECT_EQ(WhyNot(Get().diffs(0)), "NOT_EMPLOYED");
  bench.Erase("eva-person", {"eva"});
  EXPECT_EQ(WhyNot(Get().diffs(0)), "NOT_EMPLOYED");
  EXPECT_EQ(kit::ReasonOf(Publish(Get().version())), "LAW");
}

ROSTER_STORIES(DraftTest);

}  // namespace
}  // namespace vagtbro::roster
