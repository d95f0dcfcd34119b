// Somebody leaves a shift of their own for a gap; a gap becomes two.
#include "roster/testing/story.h"

#include "kit/base/proto_time.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kMonday = "2026-02-02 07:00";
const std::string kTuesday = "2026-02-03 07:00";

class MoveStory : public Story {
 protected:
  // Ada's Monday in Fjord is a gap. Skov has Bo and Ib on Monday and needs `skov` heads for C.
  void Given(uint32_t skov) {
    bench.AddUnit("fjord");
    bench.AddUnit("skov");
    bench.Require("fjord", 7 * 60, 480, 1, 1, 1);
    bench.Require("skov", 7 * 60, 480, 2, skov, skov);
    for (const std::string name : {"ada", "bo", "eva", "ib"}) bench.Employ(name);
    bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada"),
                   BasisShift("mon-bo", "skov", kMonday, "bo"),
                   BasisShift("mon-ib", "skov", kMonday, "ib"),
                   BasisShift("tue-bo", "skov", kTuesday, "bo"),
                   BasisShift("tue-ib", "skov", kTuesday, "ib")});
    bench.MoveTo("2026-02-02 05:40");
    bench.SickCall("abs-1", "ada", "2026-02-02 05:40", "2026-02-03 00:00");
    gap_ = bench.Said<v1::GapOpened>().at(0).gap_id();
    bench.Listen();
  }

  std::string gap_;
};

TEST_P(MoveStory, WhoCanBeSparedIsReleasedAndCoversInOneCommit) {
  Given(1);
  bench.AcceptLeaving(gap_, "bo", "mon-bo");
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftReleased", "ShiftCovered", "GapClosed",
                                        "ServiceLevelRaised", "ServiceLevelLowered"));
  const auto released = bench.Said<v1::ShiftReleased>().at(0);
  EXPECT_EQ(released.employment_id(), "bo");
  EXPECT_EQ(released.cause(), v1::RELEASE_CAUSE_MOVED);
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
  EXPECT_EQ(bench.HolderOf("mon-bo"), "");
  EXPECT_EQ(bench.Shift("mon-bo").state(), v1::SHIFT_STATE_VACANT);
}

TEST_P(MoveStory, WhoCannotBeSparedStays) {
  Given(2);
  bench.AcceptLeaving(gap_, "bo", "mon-bo");
  EXPECT_THAT(bench.Told(), ElementsAre("CoverRefused"));
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "WOULD_BREAK_UNIT");
  EXPECT_EQ(bench.HolderOf("mon-bo"), "bo");
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_OPEN);
}

TEST_P(MoveStory, WhoIsAtWorkLeavesWhenTheyAreNeeded) {
  Given(1);
  bench.Publish({BasisShift("early-eva", "skov", "2026-02-02 05:00", "eva")});
  bench.MoveTo("2026-02-02 06:00");
  bench.Listen();
  bench.AcceptLeaving(gap_, "eva", "early-eva");
  ASSERT_EQ(bench.HolderOf("mon-ada"), "eva");
  EXPECT_EQ(kit::FromProto(bench.Said<v1::ShiftReleased>().at(0).leave_time()), At(kMonday));
  const auto& row = bench.Shift("early-eva");
  ASSERT_EQ(row.worked_parts_size(), 1);
  EXPECT_EQ(kit::End(row.worked_parts(0).interval()), At(kMonday));
}

TEST_P(MoveStory, ALaterShiftThatIsLeftIsSearchedForInItsTurn) {
  Given(2);
  bench.Publish({BasisShift("mon-bo", "skov", kMonday, ""),
                 BasisShift("tue-bo", "skov", "2026-02-02 23:00", "bo")});
  bench.Require("skov", 23 * 60, 480, 1, 1, 1);
  bench.Listen();
  bench.Accept(gap_, "bo");
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "LAW") << "too short a rest before 23";
  bench.Listen();
  bench.AcceptLeaving(gap_, "bo", "tue-bo");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
  const auto gap = bench.Said<v1::GapOpened>().at(0);
  EXPECT_EQ(gap.shift_id(), "tue-bo");
  EXPECT_EQ(gap.cause(), v1::GAP_CAUSE_CHAIN);
  bench.Accept(gap.gap_id(), "ib", "offer-2");
  EXPECT_THAT(bench.Said<v1::CoverRefused>(), testing::SizeIs(1)) << "Ib has worked the day";
  bench.Accept(gap.gap_id(), "eva", "offer-3");
  EXPECT_EQ(bench.HolderOf("tue-bo"), "eva") << "a shift that nobody fell sick from can be filled";
  EXPECT_EQ(bench.Shift("tue-bo").state(), v1::SHIFT_STATE_COVERED);
}

TEST_P(MoveStory, AShiftThatIsNoLongerTheirsIsNotTakenFromAnother) {
  Given(1);
  bench.AcceptLeaving(gap_, "eva", "mon-bo");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "eva");
  EXPECT_EQ(bench.HolderOf("mon-bo"), "bo");
  EXPECT_THAT(bench.Said<v1::ShiftReleased>(), IsEmpty());
}

TEST_P(MoveStory, TheSameRosterAgainDoesNotBringThemBack) {
  Given(1);
  bench.AcceptLeaving(gap_, "bo", "mon-bo");
  bench.Listen();
  bench.Publish({BasisShift("mon-bo", "skov", kMonday, "bo")});
  EXPECT_THAT(bench.Told(), IsEmpty());
}

class SplitStory : public MoveStory {
 protected:
  void SetUp() override { Given(1); }

  const v1::Shift& Second() const {
    return bench.Shift(bench.Shift("mon-ada").part_shift_ids(0)).shift();
  }
};

TEST_P(SplitStory, TheGapBecomesTwo) {
  bench.ProposeSplit(gap_, "2026-02-02 11:00");
  EXPECT_THAT(bench.Told(), ElementsAre("GapClosed", "ShiftSplit", "GapOpened", "GapOpened"));
  EXPECT_EQ(bench.Said<v1::GapClosed>().at(0).reason(), v1::GAP_CLOSE_REASON_SPLIT);
  EXPECT_EQ(kit::End(bench.Shift("mon-ada").shift().interval()), At("2026-02-02 11:00"));
  EXPECT_EQ(kit::Start(Second().interval()), At("2026-02-02 11:00"));
  EXPECT_EQ(kit::End(Second().interval()), At("2026-02-02 15:00"));
  EXPECT_EQ(Second().split_id(), "");
  const auto gaps = bench.Said<v1::GapOpened>();
  bench.Accept(gaps[0].gap_id(), "eva", "offer-1");
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 10:59"), v1::SERVICE_LEVEL_A);
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 11:00"), v1::SERVICE_LEVEL_BELOW_C);
}

TEST_P(SplitStory, AYesToTheWholeGapComesTooLate) {
  bench.ProposeSplit(gap_, "2026-02-02 11:00");
  bench.Listen();
  bench.Accept(gap_, "eva");
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "GAP_CLOSED");
}

TEST_P(SplitStory, ACoverThatHasComeIsNotParted) {
  bench.Accept(gap_, "eva");
  bench.Listen();
  bench.ProposeSplit(gap_, "2026-02-02 11:00");
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(SplitStory, APartMustHaveALength) {
  bench.ProposeSplit(gap_, kMonday);
  bench.ProposeSplit(gap_, "2026-02-02 15:00");
  bench.ProposeSplit("no-such-gap", "2026-02-02 11:00");
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(SplitStory, FitAgainSheHasBothPartsBack) {
  bench.ProposeSplit(gap_, "2026-02-02 11:00");
  bench.Recover("abs-1", "ada", "2026-02-02 06:00");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "ada");
  EXPECT_EQ(Second().employment_id(), "ada");
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 14:00"), v1::SERVICE_LEVEL_A);
}

TEST_P(SplitStory, TheSameRosterAgainLeavesThePartsAlone) {
  bench.ProposeSplit(gap_, "2026-02-02 11:00");
  bench.Listen();
  bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada")});
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(SplitStory, AChangedRecordMakesItWholeAgain) {
  bench.ProposeSplit(gap_, "2026-02-02 11:00");
  const std::string second = Second().shift_id();
  bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ib")});
  EXPECT_EQ(bench.Shift(second).state(), v1::SHIFT_STATE_OPEN) << "Ib is in Skov: refused";
  bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "eva")});
  EXPECT_EQ(bench.Shift(second).state(), v1::SHIFT_STATE_CANCELLED);
  EXPECT_EQ(bench.HolderOf("mon-ada"), "eva");
  EXPECT_EQ(kit::End(bench.Shift("mon-ada").shift().interval()), At("2026-02-02 15:00"));
}

ROSTER_STORIES(MoveStory);
ROSTER_STORIES(SplitStory);

}  // namespace
}  // namespace vagtbro::roster
