// What becomes of covers that were found, as the board and the story show it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/journal/replay.h"
#include "pool/api/board.h"
#include "pool/api/story.h"
#include "pool/testing/pool_house.h"

namespace vagtbro::pool {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class FateTest : public testing::Test {
 protected:
  FateTest() {
    house_.Employ(Staff("own", "sol-1"));
    house_.OpenGap("gap-1", Local("2026-02-03 15:00"), Local("2026-02-03 23:00"));
  }
  ~FateTest() override {
    PoolState fresh;
    EXPECT_TRUE(kit::ReplayDifferences(disk_, fresh).empty());
  }

  void Covered() {
    house_.Answer(house_.OfferTo("gap-1", "own").offer().offer_id(), "own", true);
    house_.Confirm("gap-1");
  }
  v1::CoverFate Fate() { return BoardGapOf(house_.state(), kTenant, Cover(), house_.now()).fate(); }
  std::vector<std::string> Story() {
    return StoryOf(house_.state(), kTenant, Cover(), Language::kEnglish);
  }
  v1::CoverRow Cover() { return house_.Cover("gap-1"); }
  v1::SearchSummary Summary() { return house_.state().summaries().Get(kit::Key(kTenant, "gap-1")); }

  kit::MemoryDisk disk_;
  PoolHouse house_{disk_, Local("2026-02-02 12:00")};
};

TEST_F(FateTest, ACoverThatStandsSaysNothing) {
  Covered();
  EXPECT_EQ(Fate(), v1::COVER_FATE_UNSPECIFIED);
  EXPECT_TRUE(Summary().has_cover_time());
}

TEST_F(FateTest, WhoCannotComeAfterAllLeavesAGapThatWasNotCovered) {
  Covered();
  roster::v1::ShiftReleased released;
  released.set_shift_id("shift-of-gap-1");
  released.set_employment_id("own");
  released.set_cause(roster::v1::RELEASE_CAUSE_CANCELLED);
  house_.FromRoster(released);
  EXPECT_EQ(Fate(), v1::COVER_FATE_RELEASED);
  EXPECT_THAT(Story(), Contains(HasSubstr("cannot come after all")));
  EXPECT_FALSE(Summary().has_cover_time());
}

TEST_F(FateTest, TheReleaseOfSomebodyElseIsNoNewsOfTheCover) {
  Covered();
  roster::v1::ShiftReleased released;
  released.set_shift_id("shift-of-gap-1");
  released.set_employment_id("stranger");
  house_.FromRoster(released);
  EXPECT_EQ(Fate(), v1::COVER_FATE_UNSPECIFIED);
}

TEST_F(FateTest, AnUndoneCoverWasFoundAllTheSame) {
  Covered();
  roster::v1::ShiftRestored restored;
  restored.set_shift_id("shift-of-gap-1");
  restored.set_employment_id("planned");
  restored.set_released_employment_id("own");
  house_.FromRoster(restored);
  EXPECT_EQ(Fate(), v1::COVER_FATE_UNDONE);
  EXPECT_THAT(Story(), Contains(HasSubstr("has it again")));
  EXPECT_TRUE(Summary().has_cover_time());
}

TEST_F(FateTest, ACancelledShiftIsNoLongerShownAsCovered) {
  Covered();
  roster::v1::ShiftCancelled cancelled;
  cancelled.set_shift_id("shift-of-gap-1");
  cancelled.set_employment_id("own");
  house_.FromRoster(cancelled);
  EXPECT_EQ(Fate(), v1::COVER_FATE_CANCELLED);
}

TEST_F(FateTest, WhoHasTheShiftLosesTheirOtherOffersForThatTime) {
  house_.Employ(Staff("second", "elm-1"));
  v1::ShiftOffered other;
  other.set_offer_id("off-x");
  other.set_gap_id("gap-2");
  other.set_employment_id("own");
  *other.mutable_interval() =
      kit::MakeInterval(Local("2026-02-03 20:00"), Local("2026-02-04 02:00"));
  *other.mutable_lapse_time() = other.interval().start_time();
  house_.OpenGap("gap-2", Local("2026-02-03 20:00"), Local("2026-02-04 02:00"), "elm-1");
  house_.journal().Begin({kTenant, "", "test", ""}).Emit("gap-2", other);
  Covered();
  EXPECT_EQ(house_.Offer("off-x").state(), v1::OFFER_STATE_WITHDRAWN);
}

TEST_F(FateTest, ARoleThatIsMissingIsNamedWhereThereArePeopleEnough) {
  roster::v1::GapOpened gap = Cover().gap();
  gap.set_gap_id("gap-3");
  gap.set_level(roster::v1::SERVICE_LEVEL_B);
  gap.mutable_requirement()->set_role(types::v1::ROLE_SLOT_MEDICATION_CHECKER);
  house_.FromRoster(gap);
  EXPECT_THAT(StoryOf(house_.state(), kTenant, house_.Cover("gap-3"), Language::kEnglish),
              Contains(HasSubstr("nobody has the role of medication checker")));
  EXPECT_THAT(Story(), Not(Contains(HasSubstr("the role of"))));
}

}  // namespace
}  // namespace vagtbro::pool
