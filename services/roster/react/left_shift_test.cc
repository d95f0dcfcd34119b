// Somebody left an own shift for a cover that comes to nothing: it is theirs again.
#include "roster/testing/fjord.h"

#include "kit/base/proto_time.h"
#include "roster/api/roster_api.h"

namespace vagtbro::roster {
namespace {

const std::string kNight = "2026-02-02 23:00";

// Ulla would have had the night and has Ada's day instead.
class LeftShiftStory : public FjordStory {
 protected:
  void SetUp() override {
    FjordStory::SetUp();
    bench.Publish({BasisShift("night", "fjord", kNight, "ulla")});
  }

  void UllaCovers() {
    bench.AcceptLeaving(gap_, "ulla", "night");
    ASSERT_EQ(bench.HolderOf("mon-ada"), "ulla");
    ASSERT_NE(bench.HolderOf("night"), "ulla");
    bench.Listen();
  }

  absl::Status Close(const std::string& from, const std::string& to) {
    v1::CloseUnitRequest request;
    request.set_unit_id("fjord");
    *request.mutable_interval() = kit::MakeInterval(At(from), At(to));
    return bench.Do(request, &CloseUnit);
  }
};

TEST_P(LeftShiftStory, WhoCannotCoverAfterAllHasTheirOwnAgain) {
  UllaCovers();
  const std::string chain = bench.Shift("night").gap_id();
  ASSERT_TRUE(bench.Release("mon-ada", "ulla").ok());
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN);
  EXPECT_EQ(bench.HolderOf("night"), "ulla");
  EXPECT_EQ(StateOf("night"), v1::SHIFT_STATE_PLANNED);
  EXPECT_EQ(bench.Said<v1::ShiftRestored>().at(0).shift_id(), "night");
  bench.Accept(chain, "ib", "offer-2");
  EXPECT_EQ(WhyRefused(), "GAP_CLOSED");
}

TEST_P(LeftShiftStory, WhatSomebodyHasByThenStaysTheirs) {
  UllaCovers();
  bench.Accept(bench.Shift("night").gap_id(), "ib", "offer-2");
  ASSERT_TRUE(bench.Release("mon-ada", "ulla").ok());
  EXPECT_EQ(bench.HolderOf("night"), "ib");
}

TEST_P(LeftShiftStory, WhatSomebodyHadAndGaveBackIsTheirsToo) {
  UllaCovers();
  bench.Accept(bench.Shift("night").gap_id(), "ib", "offer-2");
  ASSERT_TRUE(bench.Release("night", "ib").ok());
  ASSERT_TRUE(bench.Release("mon-ada", "ulla").ok());
  EXPECT_EQ(bench.HolderOf("night"), "ulla");
}

TEST_P(LeftShiftStory, ACancelledShiftGivesItBack) {
  UllaCovers();
  ASSERT_TRUE(bench.Cancel("mon-ada").ok());
  EXPECT_EQ(bench.HolderOf("night"), "ulla");
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 08:00"), v1::SERVICE_LEVEL_BELOW_C);
}

TEST_P(LeftShiftStory, AClosedUnitGivesItBackUnlessThatIsClosedToo) {
  UllaCovers();
  ASSERT_TRUE(Close("2026-02-02 06:00", "2026-02-02 16:00").ok());
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_CANCELLED);
  EXPECT_EQ(bench.HolderOf("night"), "ulla");
}

TEST_P(LeftShiftStory, NobodyComesBackToAClosedNight) {
  UllaCovers();
  ASSERT_TRUE(Close("2026-02-02 06:00", "2026-02-04 00:00").ok());
  EXPECT_EQ(StateOf("night"), v1::SHIFT_STATE_CANCELLED);
  EXPECT_TRUE(bench.Said<v1::ShiftRestored>().empty());
}

TEST_P(LeftShiftStory, WhoIsIllForTheCoverOnlyHasTheNightAgain) {
  UllaCovers();
  bench.SickCall("abs-2", "ulla", "2026-02-02 05:40", "2026-02-02 16:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "");
  EXPECT_EQ(bench.HolderOf("night"), "ulla");
}

TEST_P(LeftShiftStory, WhoIsIllForBothHasNeither) {
  UllaCovers();
  bench.SickCall("abs-2", "ulla", "2026-02-02 05:40", "2026-02-03 12:00");
  EXPECT_EQ(bench.HolderOf("night"), "");
  EXPECT_EQ(StateOf("night"), v1::SHIFT_STATE_OPEN);
}

TEST_P(LeftShiftStory, ANightThatHasBegunIsNotGivenBack) {
  bench.Publish({BasisShift("night", "fjord", "2026-02-02 14:00", "ulla")});
  UllaCovers();
  bench.MoveTo("2026-02-02 14:30");
  ASSERT_TRUE(bench.Release("mon-ada", "ulla").ok());
  EXPECT_EQ(bench.HolderOf("night"), "");
}

TEST_P(LeftShiftStory, WhoStandsInFromATeamShiftHasThatAgain) {
  bench.Publish({TeamShift("team", "fjord", kNight, "ib")});
  UllaCovers();
  ASSERT_EQ(bench.HolderOf("night"), "ib") << "stands in";
  ASSERT_EQ(bench.HolderOf("team"), "");
  ASSERT_TRUE(bench.Release("mon-ada", "ulla").ok());
  EXPECT_EQ(bench.HolderOf("night"), "ulla");
  EXPECT_EQ(bench.HolderOf("team"), "ib");
  const auto restored = bench.Said<v1::ShiftRestored>();
  ASSERT_EQ(restored.size(), 2u);
  EXPECT_EQ(restored[1].released_employment_id(), "ib");
}

TEST_P(LeftShiftStory, FitAgainSheHasTheDayTheCoverTheNightAndTheStandInTheTeamShift) {
  bench.Publish({TeamShift("team", "fjord", kNight, "ib")});
  UllaCovers();
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  ASSERT_EQ(bench.HolderOf("mon-ada"), "ulla") << "too late to be hers by itself";
  ASSERT_TRUE(bench.Undo("mon-ada").ok());
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
  EXPECT_EQ(bench.HolderOf("night"), "ulla");
  EXPECT_EQ(bench.HolderOf("team"), "ib");
}

ROSTER_STORIES(LeftShiftStory);

}  // namespace
}  // namespace vagtbro::roster
