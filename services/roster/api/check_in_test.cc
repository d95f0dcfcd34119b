// Who covers a shift comes, comes late, or does not come.
#include "roster/testing/fjord.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class CheckInStory : public FjordStory {
 protected:
  void SetUp() override {
    FjordStory::SetUp();
    bench.AskToCheckIn("fjord", 15);
    bench.Accept(gap_, "bo");
    bench.Listen();
  }
};

TEST_P(CheckInStory, WhoHasCheckedInIsNotMissed) {
  bench.MoveTo("2026-02-02 06:50");
  ASSERT_TRUE(bench.CheckIn("mon-ada", "bo").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("CheckedIn"));
  ASSERT_TRUE(bench.CheckIn("mon-ada", "bo").ok());
  bench.MoveTo("2026-02-02 08:00");
  EXPECT_THAT(bench.Told(), ElementsAre("CheckedIn")) << "twice is once";
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
}

TEST_P(CheckInStory, WhoDoesNotComeIsSearchedForAtTheRightMinute) {
  bench.MoveTo("2026-02-02 07:14");
  EXPECT_THAT(bench.Told(), IsEmpty());
  bench.MoveTo("2026-02-02 07:15");
  EXPECT_THAT(bench.Told(),
              ElementsAre("CheckInMissed", "ShiftReleased", "ServiceLevelLowered", "GapOpened"));
  EXPECT_EQ(bench.Said<v1::ShiftReleased>().at(0).cause(), v1::RELEASE_CAUSE_NO_SHOW);
  const auto opened = bench.Said<v1::GapOpened>().at(0);
  EXPECT_EQ(opened.cause(), v1::GAP_CAUSE_NO_SHOW);
  EXPECT_EQ(kit::Start(opened.interval()), At("2026-02-02 07:15"));
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 07:05"), v1::SERVICE_LEVEL_BELOW_C)
      << "nobody was there";
}

TEST_P(CheckInStory, LateIsBetterThanNeverWhileNobodyElseHasIt) {
  bench.MoveTo("2026-02-02 07:30");
  const std::string again = OpenGap();
  bench.Listen();
  ASSERT_TRUE(bench.CheckIn("mon-ada", "bo").ok());
  EXPECT_THAT(bench.Told(),
              ElementsAre("ShiftCovered", "GapClosed", "CheckedIn", "ServiceLevelRaised"));
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).reason(), v1::GAP_CLOSE_REASON_RECOVERED);
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
  bench.Accept(again, "ib", "offer-2");
  EXPECT_EQ(WhyRefused(), "GAP_CLOSED");
  bench.MoveTo("2026-02-02 09:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo") << "not missed a second time";
}

TEST_P(CheckInStory, TooLateIsAPoliteNo) {
  bench.MoveTo("2026-02-02 07:30");
  bench.Accept(OpenGap(), "ib", "offer-2");
  bench.Listen();
  EXPECT_EQ(kit::ReasonOf(bench.CheckIn("mon-ada", "bo")), "SHIFT_HELD");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ib");
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(CheckInStory, ThePlannedAreNotWaitedForButMayCheckIn) {
  bench.MoveTo(kMonday);
  ASSERT_TRUE(bench.CheckIn("mon-eva", "eva").ok());
  EXPECT_EQ(kit::ReasonOf(bench.CheckIn("mon-eva", "bo")), "NOT_YOURS");
  bench.MoveTo("2026-02-02 08:00");
  EXPECT_EQ(bench.Said<v1::CheckInMissed>().size(), 1u) << "only Bo is missed";
}

TEST_P(CheckInStory, NobodyIsWaitedForOnceTheCoverIsGone) {
  ASSERT_TRUE(bench.Release("mon-ada", "bo").ok());
  bench.MoveTo("2026-02-02 08:00");
  EXPECT_THAT(bench.Said<v1::CheckInMissed>(), IsEmpty());
  EXPECT_EQ(kit::ReasonOf(bench.CheckIn("mon-ada", "bo")), "NOT_YOURS");
}

TEST_P(CheckInStory, TheDeadlineMovesWithTheShiftAndOutlivesARestart) {
  ASSERT_TRUE(bench.Change("mon-ada", "2026-02-02 08:00", "2026-02-02 16:00").ok());
  bench.Reopen();
  bench.MoveTo("2026-02-02 08:14");
  EXPECT_THAT(bench.Said<v1::CheckInMissed>(), IsEmpty());
  bench.MoveTo("2026-02-02 08:15");
  EXPECT_EQ(bench.Said<v1::CheckInMissed>().at(0).employment_id(), "bo");
}

ROSTER_STORIES(CheckInStory);

}  // namespace
}  // namespace vagtbro::roster
