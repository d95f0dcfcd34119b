// A draft comes into force: all of it or nothing, and everybody hears what is theirs.
#include "roster/testing/draft_story.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PublishStory : public DraftStory {
 protected:
  absl::Status PublishSeen() { return Publish(Get().version()); }
};

TEST_P(PublishStory, WhoLosesAShiftAndWhoGetsItAreBothTold) {
  Draft(For("mon", "eva"));
  ASSERT_TRUE(PublishSeen().ok());
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftReleased", "ShiftAssigned"));
  EXPECT_EQ(bench.Said<v1::ShiftReleased>().at(0).employment_id(), "ada");
  EXPECT_EQ(bench.Said<v1::ShiftReleased>().at(0).cause(), v1::RELEASE_CAUSE_PLANNER);
  EXPECT_EQ(bench.Said<v1::ShiftAssigned>().at(0).employment_id(), "eva");
  EXPECT_TRUE(bench.Said<v1::ShiftAssigned>().at(0).verdict().allowed());
  EXPECT_EQ(bench.HolderOf("mon"), "eva");
}

TEST_P(PublishStory, WhatChangedHandsIsAPlannedShiftAndNoCover) {
  Draft(For("mon", "eva"));
  ASSERT_TRUE(PublishSeen().ok());
  EXPECT_EQ(bench.Shift("mon").state(), v1::SHIFT_STATE_PLANNED);
  EXPECT_EQ(bench.Shift("mon").released_employment_id(), "");
  EXPECT_EQ(kit::ReasonOf(bench.Release("mon", "eva")), "NOT_A_COVER");
  bench.Publish({BasisShift("mon", "fjord", kMonday, "ada")});
  EXPECT_EQ(bench.HolderOf("mon"), "eva") << "an unchanged import leaves it alone";
}

TEST_P(PublishStory, ATeamShiftThatChangesHandsDoesNotFallAway) {
  bench.Publish({TeamShift("team", "fjord", kTuesday, "ada")});
  bench.Listen();
  Draft(For("team", "eva"));
  ASSERT_TRUE(PublishSeen().ok());
  EXPECT_THAT(bench.Said<v1::TeamShiftDropped>(), IsEmpty());
  EXPECT_EQ(bench.Shift("team").state(), v1::SHIFT_STATE_PLANNED);
}

TEST_P(PublishStory, AShiftMovedAndGivenToAnotherSaysBoth) {
  Draft(Timed(For("mon", "eva"), "2026-02-02 08:00", "2026-02-02 16:00"));
  ASSERT_TRUE(PublishSeen().ok());
  EXPECT_THAT(bench.Told(),
              ElementsAre("ShiftReleased", "ShiftChanged", "ShiftAssigned", "ServiceLevelLowered"));
  EXPECT_EQ(bench.Said<v1::ShiftChanged>().at(0).shift().employment_id(), "")
      << "who gets it hears that they have it, not that it was moved";
  EXPECT_EQ(bench.HolderOf("mon"), "eva");
  EXPECT_EQ(kit::Start(bench.Shift("mon").shift().interval()), At("2026-02-02 08:00"));
}

TEST_P(PublishStory, ItsHolderHearsThatAShiftIsMovedOrCancelled) {
  Draft(Timed(For("mon", "ada"), "2026-02-02 06:00", "2026-02-02 15:00"));
  Draft(For("tue", ""), true);
  ASSERT_TRUE(PublishSeen().ok());
  EXPECT_EQ(bench.Said<v1::ShiftChanged>().at(0).shift().employment_id(), "ada");
  EXPECT_EQ(bench.Said<v1::ShiftCancelled>().at(0).employment_id(), "bo");
  EXPECT_EQ(bench.Shift("tue").state(), v1::SHIFT_STATE_CANCELLED);
  EXPECT_EQ(bench.Said<v1::ServiceLevelLowered>().size(), 1u);
}

TEST_P(PublishStory, NewAndFreeShiftsAreInTheRoster) {
  Draft(BasisShift("", "fjord", kWednesday, "ada"));
  Draft(For("wed", "eva"));
  Draft(For("tue", ""));
  const std::string id = Get().diffs(1).change().added()
                             ? Get().diffs(1).change().shift().shift_id()
                             : Get().diffs(2).change().shift().shift_id();
  ASSERT_TRUE(PublishSeen().ok());
  EXPECT_EQ(bench.HolderOf(id), "ada");
  EXPECT_EQ(bench.HolderOf("wed"), "eva");
  EXPECT_EQ(bench.HolderOf("tue"), "");
  EXPECT_EQ(bench.Shift("tue").state(), v1::SHIFT_STATE_PLANNED);
  EXPECT_THAT(bench.Said<v1::GapOpened>(), IsEmpty()) << "a planned shift may be free";
}

TEST_P(PublishStory, WhoHasANewShiftIsToldAndItIsAPlannedOne) {
  Draft(BasisShift("", "fjord", kWednesday, "ada"));
  Draft(BasisShift("", "fjord", "2026-02-05 07:00", ""));
  ASSERT_TRUE(PublishSeen().ok());
  const auto assigned = bench.Said<v1::ShiftAssigned>();
  ASSERT_EQ(assigned.size(), 1u) << "nobody has the other one";
  EXPECT_EQ(assigned.at(0).employment_id(), "ada");
  EXPECT_EQ(assigned.at(0).previous_employment_id(), "");
  EXPECT_TRUE(assigned.at(0).verdict().allowed());
  const std::string id = assigned.at(0).shift_id();
  EXPECT_EQ(bench.HolderOf(id), "ada");
  EXPECT_EQ(bench.Shift(id).state(), v1::SHIFT_STATE_PLANNED);
  EXPECT_FALSE(bench.Shift(id).has_cover_interval());
}

TEST_P(PublishStory, AfterwardsTheDraftIsEmpty) {
  Draft(For("mon", "eva"));
  const std::string version = Get().version();
  ASSERT_TRUE(Publish(version).ok());
  EXPECT_EQ(bench.Said<v1::DraftPublished>().at(0).changes(), 1u);
  EXPECT_EQ(Get().diffs_size(), 0);
  EXPECT_EQ(kit::ReasonOf(Publish(version)), "EMPTY");
}

TEST_P(PublishStory, AnEmptyDraftChangesNoByte) {
  EXPECT_EQ(kit::ReasonOf(PublishSeen()), "EMPTY");
  Draft(For("mon", "eva"));
  ASSERT_TRUE(Drop("").ok());
  EXPECT_EQ(kit::ReasonOf(PublishSeen()), "EMPTY");
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(PublishStory, WhatWasSeenMustStillStand) {
  const std::string seen = Draft(For("mon", "eva")).version();
  Draft(For("tue", "eva"));
  EXPECT_EQ(kit::ReasonOf(Publish(seen)), "CHANGED_SINCE") << "the draft has changed";
  const std::string again = Get().version();
  ASSERT_TRUE(bench.Change("mon", kMonday, "2026-02-02 16:00").ok());
  EXPECT_EQ(kit::ReasonOf(Publish(again)), "CHANGED_SINCE") << "a shift in it has changed";
  EXPECT_EQ(bench.HolderOf("mon"), "ada");
}

TEST_P(PublishStory, AllOfItOrNothing) {
  Draft(For("wed", "eva"));
  const v1::Draft draft =
      Draft(Timed(BasisShift("", "fjord", kMonday, "ada"), "2026-02-02 16:00", "2026-02-02 23:30"));
  const absl::Status refused = PublishSeen();
  EXPECT_EQ(kit::ReasonOf(refused), "LAW");
  EXPECT_NE(refused.ToString().find(draft.diffs(0).change().change_id()), std::string::npos)
      << "the change in the way is named: " << refused;
  EXPECT_EQ(refused.ToString().find(draft.diffs(1).change().change_id()), std::string::npos);
  EXPECT_THAT(bench.Told(), IsEmpty());
  EXPECT_EQ(bench.HolderOf("wed"), "");
  ASSERT_TRUE(Drop(draft.diffs(0).change().change_id()).ok());
  EXPECT_TRUE(PublishSeen().ok());
}

TEST_P(PublishStory, WhatIsTheBoardsMatterByNowIsNotPublished) {
  Draft(For("mon", "eva"));
  bench.SickCall("abs-1", "ada", "2026-02-01 12:00", "2026-02-03 00:00");
  const v1::Draft draft = Get();
  EXPECT_EQ(WhyNot(draft.diffs(0)), "SHIFT_LIVE");
  EXPECT_EQ(kit::ReasonOf(Publish(draft.version())), "LAW");
  bench.MoveTo(kMonday);
  EXPECT_EQ(WhyNot(Get().diffs(0)), "SHIFT_BEGUN");
}

ROSTER_STORIES(PublishStory);

}  // namespace
}  // namespace vagtbro::roster
