// Who covers a shift cannot come after all.
#include "roster/testing/fjord.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ReleaseStory : public FjordStory {};

TEST_P(ReleaseStory, WhoCannotComeIsSearchedForAgain) {
  bench.Accept(gap_, "bo");
  bench.Listen();
  ASSERT_TRUE(bench.Release("mon-ada", "bo").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftReleased", "ServiceLevelLowered", "GapOpened"));
  EXPECT_EQ(bench.Said<v1::ShiftReleased>().at(0).cause(), v1::RELEASE_CAUSE_CANCELLED);
  const auto opened = bench.Said<v1::GapOpened>().at(0);
  EXPECT_EQ(opened.cause(), v1::GAP_CAUSE_RELEASED);
  EXPECT_EQ(kit::Start(opened.interval()), At(kMonday));
  EXPECT_EQ(bench.HolderOf("mon-ada"), "");
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN);
}

TEST_P(ReleaseStory, WhoGoesHomeInTheMiddleIsSearchedForFromThenOn) {
  bench.Accept(gap_, "bo");
  bench.MoveTo("2026-02-02 10:00");
  bench.Listen();
  ASSERT_TRUE(bench.Release("mon-ada", "bo").ok());
  EXPECT_EQ(kit::Start(bench.Said<v1::GapOpened>().at(0).interval()), At("2026-02-02 10:00"));
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 09:59"), v1::SERVICE_LEVEL_A);
}

TEST_P(ReleaseStory, AYesToTheOldSearchComesTooLateAndOneToTheNewHasTheShift) {
  bench.Accept(gap_, "bo");
  bench.Listen();
  ASSERT_TRUE(bench.Release("mon-ada", "bo").ok());
  const std::string again = OpenGap();
  bench.Accept(gap_, "ib", "offer-2");
  EXPECT_EQ(WhyRefused(), "GAP_CLOSED");
  bench.Accept(again, "ib", "offer-3");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ib");
}

TEST_P(ReleaseStory, AUnitThatCanDoWithoutSearchesForNobody) {
  bench.Accept(gap_, "bo");
  bench.Require("fjord", 7 * 60, 480, 2, 1, 1);
  bench.Listen();
  ASSERT_TRUE(bench.Release("mon-ada", "bo").ok());
  EXPECT_THAT(bench.Said<v1::GapOpened>(), IsEmpty());
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_VACANT);
}

TEST_P(ReleaseStory, FitAgainSheHasTheShiftThatItsCoverGaveBack) {
  bench.Accept(gap_, "bo");
  ASSERT_TRUE(bench.Release("mon-ada", "bo").ok());
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
  EXPECT_EQ(bench.Said<v1::GapClosed>().back().reason(), v1::GAP_CLOSE_REASON_RECOVERED);
}

TEST_P(ReleaseStory, FitAgainSheHasTheShiftThatItsSickCoverLeft) {
  bench.Accept(gap_, "bo");
  bench.SickCall("abs-2", "bo", "2026-02-02 05:40", "2026-02-03 00:00");
  ASSERT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN);
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_PLANNED);
  EXPECT_EQ(bench.Said<v1::GapClosed>().back().reason(), v1::GAP_CLOSE_REASON_RECOVERED);
}

TEST_P(ReleaseStory, FitAgainASickCoverDoesNotTakeTheShiftFromWhoseItIs) {
  bench.Accept(gap_, "bo");
  bench.SickCall("abs-2", "bo", "2026-02-02 05:40", "2026-02-03 00:00");
  bench.Recover("abs-2", "bo", "2026-02-02 06:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "");
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN);
  EXPECT_EQ(bench.Shift("mon-ada").vacated_by_employment_id(), "ada");
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
}

TEST_P(ReleaseStory, NobodyGivesAwayWhatIsNotACoverOfTheirs) {
  EXPECT_EQ(kit::ReasonOf(bench.Release("mon-eva", "eva")), "NOT_A_COVER");
  EXPECT_EQ(kit::ReasonOf(bench.Release("mon-ada", "bo")), "NOT_YOURS") << "still searched for";
  EXPECT_EQ(kit::ReasonOf(bench.Release("no-such-shift", "bo")), "UNKNOWN_SHIFT");
  bench.Accept(gap_, "bo");
  EXPECT_EQ(kit::ReasonOf(bench.Release("mon-ada", "ib")), "NOT_YOURS");
  bench.MoveTo("2026-02-02 15:00");
  EXPECT_EQ(kit::ReasonOf(bench.Release("mon-ada", "bo")), "SHIFT_OVER");
}

ROSTER_STORIES(ReleaseStory);

}  // namespace
}  // namespace vagtbro::roster
