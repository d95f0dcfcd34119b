// Who takes a gap on special terms: from a holiday, from an agency, from a combination post.
#include "roster/testing/story.h"

#include "kit/base/proto_time.h"

namespace vagtbro::roster {
namespace {

const std::string kMonday = "2026-02-02 07:00";

class TakerStory : public Story {
 protected:
  // Ada's Monday in Fjord is a gap.
  void Given() {
    bench.AddUnit("fjord");
    bench.AddUnit("skov");
    bench.Require("fjord", 7 * 60, 480, 1, 1, 1);
    for (const std::string name : {"ada", "bo"}) bench.Employ(name);
    bench.Employ("wanda", "", directory::v1::EMPLOYMENT_KIND_AGENCY_WORKER);
    bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada")});
  }
  void Open() {
    bench.MoveTo("2026-02-02 05:40");
    bench.SickCall("abs-1", "ada", "2026-02-02 05:40", "2026-02-03 00:00");
    gap_ = bench.Said<v1::GapOpened>().at(0).gap_id();
    bench.Listen();
  }

  std::string gap_;
};

TEST_P(TakerStory, AHolidayIsInterruptedOnlyWithAManagersWord) {
  Given();
  bench.GiveLeave("bo-person", At("2026-02-01 00:00"), At("2026-02-08 00:00"));
  Open();
  bench.Accept(gap_, "bo");
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "LAW");
  bench.AcceptOnHoliday(gap_, "bo", "lone");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
}

TEST_P(TakerStory, AnAgencysWorkerIsAskedAboutRightsAndOtherDutiesAlone) {
  Given();
  bench.Publish({BasisShift("night", "skov", "2026-02-01 22:00", "wanda")});
  Open();
  bench.Accept(gap_, "wanda");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "wanda") << "the agency answers for their rest";
}

TEST_P(TakerStory, AnAgencysWorkerIsInOnePlaceAtATime) {
  Given();
  bench.Publish({BasisShift("mon-wanda", "skov", kMonday, "wanda")});
  Open();
  bench.Accept(gap_, "wanda");
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "LAW");
}

TEST_P(TakerStory, ACombinationPostLeavesWhereNothingIsRequired) {
  Given();
  v1::Shift mixed = BasisShift("mon-bo", "skov", kMonday, "bo");
  bench.Publish({mixed});
  Open();
  bench.AcceptLeaving(gap_, "bo", "mon-bo");
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "WOULD_BREAK_UNIT") << "plain care";
  mixed.set_combination_post(true);
  bench.Publish({mixed});
  bench.AcceptLeaving(gap_, "bo", "mon-bo");
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
}

ROSTER_STORIES(TakerStory);

}  // namespace
}  // namespace vagtbro::roster
