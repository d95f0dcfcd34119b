// Fit again before the cut-off of the day before: the cover ends by itself.
#include "roster/testing/fjord.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"

namespace vagtbro::roster {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

// On Sunday Ada reports sick for Monday, then for Tuesday, too, when Bo has her shift.
class RecoveryStory : public FjordStory {
 protected:
  RecoveryStory() : FjordStory("2026-02-01 12:01") {}

  void SetUp() override {
    bench.MoveTo("2026-02-01 12:00");
    FjordStory::SetUp();
    bench.Publish({BasisShift("tue-ada", "fjord", "2026-02-03 07:00", "ada"),
                   BasisShift("tue-eva", "fjord", "2026-02-03 07:00", "eva"),
                   BasisShift("tue-ulla", "fjord", "2026-02-03 23:00", "ulla")});
    bench.Listen();
    bench.Extend("abs-1", "ada", "2026-02-01 12:01", "2026-02-04 00:00");
    tuesday_ = OpenGap();
    bench.Accept(tuesday_, "bo");
    bench.Listen();
  }

  void SetCutOff(uint32_t minute) {
    v1::ImportRosterRequest request;
    request.mutable_policy()->set_recover_cut_off_minute(minute);
    ASSERT_EQ(bench.Import(request).refused_size(), 0);
    bench.Listen();
  }

  std::string tuesday_;
};

TEST_P(RecoveryStory, SaidBeforeNoonOfTheDayBeforeTheShiftIsHersAgain) {
  bench.MoveTo("2026-02-02 11:59");
  bench.Listen();
  bench.Recover("abs-1", "ada", "2026-02-03 00:00");
  EXPECT_THAT(bench.Said<v1::CoverUndoOffered>(), IsEmpty());
  const auto restored = bench.Said<v1::ShiftRestored>();
  ASSERT_EQ(restored.size(), 1u);
  EXPECT_EQ(restored[0].employment_id(), "ada");
  EXPECT_EQ(restored[0].released_employment_id(), "bo");
  EXPECT_EQ(bench.HolderOf("tue-ada"), "ada");
}

TEST_P(RecoveryStory, SaidAtNoonTheCoverStaysAndThePlannerIsAsked) {
  bench.MoveTo("2026-02-02 12:00");
  bench.Listen();
  bench.Recover("abs-1", "ada", "2026-02-03 00:00");
  EXPECT_THAT(bench.Told(), ElementsAre("CoverUndoOffered"));
  EXPECT_EQ(bench.HolderOf("tue-ada"), "bo");
  EXPECT_TRUE(bench.Undo("tue-ada").ok());
}

TEST_P(RecoveryStory, AMunicipalityMayChooseAnotherTime) {
  SetCutOff(14 * 60);
  bench.MoveTo("2026-02-02 13:59");
  bench.Recover("abs-1", "ada", "2026-02-03 00:00");
  EXPECT_EQ(bench.HolderOf("tue-ada"), "ada");
  v1::ImportRosterRequest wrong;
  wrong.mutable_policy()->set_recover_cut_off_minute(1440);
  EXPECT_EQ(bench.Import(wrong).refused(0).reason(), "BAD_TIME");
}

TEST_P(RecoveryStory, WhereTheLawHasAWordThePlannerDecides) {
  bench.Publish({BasisShift("night", "fjord", "2026-02-02 22:00", "ada")});
  bench.Recover("abs-1", "ada", "2026-02-02 20:00");
  EXPECT_THAT(bench.Told(), Contains("CoverUndoOffered"));
  EXPECT_EQ(bench.HolderOf("tue-ada"), "bo");
}

TEST_P(RecoveryStory, WhoLeftALaterShiftForTheCoverHasThatAgain) {
  bench.SickCall("abs-2", "eva", "2026-02-03 00:00", "2026-02-04 00:00");
  bench.Listen();
  bench.AcceptLeaving(bench.Shift("tue-eva").gap_id(), "ulla", "tue-ulla");
  ASSERT_EQ(bench.HolderOf("tue-eva"), "ulla");
  ASSERT_EQ(bench.HolderOf("tue-ulla"), "");
  EXPECT_EQ(bench.Said<v1::ShiftReleased>().at(0).for_shift_id(), "tue-eva");
  const std::string chain = bench.Shift("tue-ulla").gap_id();
  bench.Listen();
  bench.Recover("abs-2", "eva", "2026-02-03 00:00");
  EXPECT_EQ(bench.HolderOf("tue-eva"), "eva");
  EXPECT_EQ(bench.HolderOf("tue-ulla"), "ulla");
  bench.Accept(chain, "ib", "offer-9");
  EXPECT_EQ(WhyRefused(), "GAP_CLOSED");
}

TEST_P(RecoveryStory, AShiftLeftForTheCoverThatSomebodyHasStaysTheirs) {
  bench.SickCall("abs-2", "eva", "2026-02-03 00:00", "2026-02-04 00:00");
  bench.AcceptLeaving(bench.Shift("tue-eva").gap_id(), "ulla", "tue-ulla");
  bench.Accept(bench.Shift("tue-ulla").gap_id(), "ib", "offer-9");
  ASSERT_EQ(bench.HolderOf("tue-ulla"), "ib");
  bench.Recover("abs-2", "eva", "2026-02-03 00:00");
  EXPECT_EQ(bench.HolderOf("tue-eva"), "eva");
  EXPECT_EQ(bench.HolderOf("tue-ulla"), "ib");
}

ROSTER_STORIES(RecoveryStory);

}  // namespace
}  // namespace vagtbro::roster
