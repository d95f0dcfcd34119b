// An employment ends, or a person is erased: no promise is left behind.
#include "roster/testing/fjord.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::roster {
namespace {

using testing::IsEmpty;

class EndedStory : public FjordStory {
 protected:
  void SetUp() override {
    FjordStory::SetUp();
    bench.Publish({BasisShift("wed-eva", "fjord", "2026-02-04 07:00", "eva"),
                   BasisShift("wed-ib", "fjord", "2026-02-04 07:00", "ib")});
    bench.Listen();
  }
};

TEST_P(EndedStory, ShiftsAfterTheEndAreSearchedForAndTheEarlierStay) {
  bench.End("eva", "2026-02-03 00:00");
  EXPECT_EQ(bench.HolderOf("mon-eva"), "eva");
  EXPECT_EQ(bench.HolderOf("wed-eva"), "");
  const auto released = bench.Said<v1::ShiftReleased>();
  ASSERT_EQ(released.size(), 1u);
  EXPECT_EQ(released[0].cause(), v1::RELEASE_CAUSE_ENDED);
  EXPECT_EQ(bench.Said<v1::GapOpened>().at(0).shift_id(), "wed-eva");
}

TEST_P(EndedStory, TheSameEndAgainChangesNothing) {
  bench.End("eva", "2026-02-03 00:00");
  bench.Listen();
  bench.End("eva", "2026-02-03 00:00");
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(EndedStory, WhoIsAtWorkWhenItEndsIsThereUntilThen) {
  bench.End("eva", "2026-02-02 12:00");
  const auto* gap = bench.state().Gap(kTenant, bench.Shift("mon-eva").gap_id());
  EXPECT_EQ(kit::Start(gap->gap().interval()), At("2026-02-02 12:00"));
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 11:59"), v1::SERVICE_LEVEL_BELOW_C)
      << "as before, without Ada";
}

TEST_P(EndedStory, AYesThatIsUnderWayIsRefused) {
  bench.End("bo", "2026-02-02 05:40");
  bench.Erase("bo-person", {"bo"});
  bench.Accept(gap_, "bo");
  EXPECT_EQ(WhyRefused(), "NOT_EMPLOYED");
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN);
}

TEST_P(EndedStory, WhoIsErasedHasNoShiftToComeAndHistoryKeepsTheId) {
  bench.MoveTo("2026-02-02 10:00");
  bench.End("eva", "2026-02-02 10:00");
  bench.Erase("eva-person", {"eva"});
  EXPECT_EQ(bench.HolderOf("mon-eva"), "");
  EXPECT_EQ(bench.HolderOf("wed-eva"), "");
  ASSERT_EQ(bench.Shift("mon-eva").worked_parts_size(), 1);
  EXPECT_EQ(bench.Shift("mon-eva").worked_parts(0).employment_id(), "eva");
}

TEST_P(EndedStory, WhoIsGoneGetsNoShiftBack) {
  bench.End("ada", "2026-02-02 05:50");
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "");
  EXPECT_EQ(StateOf("mon-ada"), v1::SHIFT_STATE_OPEN);
}

TEST_P(EndedStory, NobodyIsImportedAfterTheirEnd) {
  bench.End("bo", "2026-02-03 00:00");
  const auto refused = bench.Publish({BasisShift("thu", "fjord", "2026-02-05 07:00", "bo")});
  ASSERT_EQ(refused.refused_size(), 1);
  EXPECT_EQ(refused.refused(0).reason(), "NOT_EMPLOYED");
}

ROSTER_STORIES(EndedStory);

}  // namespace
}  // namespace vagtbro::roster
