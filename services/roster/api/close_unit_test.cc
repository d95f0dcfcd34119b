// A unit is closed: nobody works there, nobody is searched for.
#include "roster/testing/fjord.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "roster/api/roster_api.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class CloseStory : public FjordStory {
 protected:
  absl::Status Close(const std::string& from, const std::string& to) {
    v1::CloseUnitRequest request;
    request.set_unit_id("fjord");
    *request.mutable_interval() = kit::MakeInterval(At(from), At(to));
    return bench.Do(request, &CloseUnit, &closed_);
  }

  v1::CloseUnitResponse closed_;
};

TEST_P(CloseStory, ShiftsInItAreCancelledAndSearchesEnd) {
  ASSERT_TRUE(Close("2026-02-02 06:00", "2026-02-04 00:00").ok());
  EXPECT_THAT(closed_.cancelled_shift_ids(), ElementsAre("mon-ada", "mon-eva"));
  EXPECT_THAT(closed_.left_shift_ids(), IsEmpty());
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).reason(), v1::GAP_CLOSE_REASON_UNIT_CLOSED);
  EXPECT_THAT(bench.Said<v1::GapOpened>(), IsEmpty());
  EXPECT_EQ(StateOf("mon-eva"), v1::SHIFT_STATE_CANCELLED);
  bench.Accept(gap_, "bo");
  EXPECT_EQ(WhyRefused(), "GAP_CLOSED");
}

TEST_P(CloseStory, WhatIsRequiredHasNoForceThere) {
  ASSERT_TRUE(Close("2026-02-02 06:00", "2026-02-02 12:00").ok());
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 11:59"), v1::SERVICE_LEVEL_UNSPECIFIED);
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 12:00"), v1::SERVICE_LEVEL_BELOW_C);
}

TEST_P(CloseStory, ShiftsThatReachOutAreLeftForThePlanner) {
  ASSERT_TRUE(Close("2026-02-02 06:00", "2026-02-02 12:00").ok());
  EXPECT_THAT(closed_.cancelled_shift_ids(), IsEmpty());
  EXPECT_THAT(closed_.left_shift_ids(), ElementsAre("mon-ada", "mon-eva"));
  EXPECT_EQ(bench.HolderOf("mon-eva"), "eva");
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN) << "from 12 she is needed";
}

TEST_P(CloseStory, ASharedWatchStaysForTheOtherUnit) {
  bench.AddUnit("eng", {"fjord"});
  bench.AddUnit("fjord", {"eng"});
  v1::Shift night = BasisShift("mon-night", "fjord", "2026-02-02 23:00", "ib");
  night.add_unit_ids("eng");
  ASSERT_EQ(bench.Publish({night}).refused_size(), 0);
  ASSERT_TRUE(Close("2026-02-02 20:00", "2026-02-04 00:00").ok());
  EXPECT_THAT(closed_.left_shift_ids(), ElementsAre("mon-night"));
}

TEST_P(CloseStory, NothingNewIsPlannedIntoIt) {
  ASSERT_TRUE(Close("2026-02-02 06:00", "2026-02-04 00:00").ok());
  const auto refused = bench.Publish({BasisShift("tue", "fjord", "2026-02-03 07:00", "bo"),
                                      BasisShift("mon-eva", "fjord", kMonday, "eva")});
  ASSERT_EQ(refused.refused_size(), 1) << "the unchanged shift is no news";
  EXPECT_EQ(refused.refused(0).reason(), "UNIT_CLOSED");
  EXPECT_EQ(StateOf("mon-eva"), v1::SHIFT_STATE_CANCELLED);
  bench.Publish({BasisShift("wed", "fjord", "2026-02-04 07:00", "bo")});
  EXPECT_EQ(kit::ReasonOf(bench.Change("wed", "2026-02-03 07:00", "2026-02-03 15:00")),
            "UNIT_CLOSED");
}

TEST_P(CloseStory, ASickCallInAClosedUnitOpensNothing) {
  bench.Publish({BasisShift("tue", "fjord", "2026-02-03 23:00", "ib")});
  ASSERT_TRUE(Close("2026-02-02 06:00", "2026-02-04 00:00").ok());
  bench.Listen();
  bench.SickCall("abs-2", "ib", "2026-02-03 20:00", "2026-02-04 12:00");
  EXPECT_EQ(bench.Said<v1::GapOpened>().size(), 1u) << "after midnight it is open again";
  bench.Reopen();
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-03 08:00"), v1::SERVICE_LEVEL_UNSPECIFIED);
}

TEST_P(CloseStory, WhatIsClosedAlreadyIsSaidOnce) {
  ASSERT_TRUE(Close("2026-02-02 06:00", "2026-02-04 00:00").ok());
  ASSERT_TRUE(Close("2026-02-02 06:00", "2026-02-04 00:00").ok());
  ASSERT_TRUE(Close("2026-02-02 08:00", "2026-02-03 00:00").ok());
  EXPECT_EQ(bench.Said<v1::UnitClosed>().size(), 1u);
  ASSERT_TRUE(Close("2026-02-02 06:00", "2026-02-04 00:01").ok());
  EXPECT_EQ(bench.Said<v1::UnitClosed>().size(), 2u);
}

TEST_P(CloseStory, NothingIsToDoInIt) {
  bench.SetTasks("fjord", {"meal C 480 30", "walk C 720 30"});
  ASSERT_TRUE(Close("2026-02-02 06:00", "2026-02-02 12:00").ok());
  std::vector<std::string> ids;
  const auto plan = bench.Plan("fjord", kMonday, "2026-02-02 15:00");
  for (const auto& stretch : plan.stretches()) {
    for (const auto& planned : stretch.tasks()) ids.push_back(planned.task().task_id());
  }
  EXPECT_THAT(ids, ElementsAre("walk"));
}

TEST_P(CloseStory, AClosureHasItsConditions) {
  EXPECT_EQ(kit::ReasonOf(Close("2026-02-01 06:00", "2026-02-02 05:00")), "TIME_OVER");
  v1::CloseUnitRequest request;
  request.set_unit_id("nowhere");
  *request.mutable_interval() = kit::MakeInterval(At(kMonday), At("2026-02-03 07:00"));
  EXPECT_EQ(kit::ReasonOf(bench.Do(request, &CloseUnit)), "UNKNOWN_UNIT");
}

ROSTER_STORIES(CloseStory);

}  // namespace
}  // namespace vagtbro::roster
