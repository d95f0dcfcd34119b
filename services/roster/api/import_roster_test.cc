// A roster is taken in, again and again.
#include "kit/base/proto_time.h"
#include "roster/testing/story.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string kMonday = "2026-02-02 07:00";

class ImportRosterStory : public Story {
 protected:
  void SetUp() override {
    for (const std::string name : {"ada", "bo", "eva"}) bench.Employ(name);
    bench.Employ("desk", "agency", directory::v1::EMPLOYMENT_KIND_AGENCY);
    bench.AddUnit("fjord");
    bench.AddUnit("skov");
    bench.Listen();
  }
};

TEST_P(ImportRosterStory, UnitsOfTheSamePartAreKnownToItsShifts) {
  v1::ImportRosterRequest request;
  request.add_units()->set_unit_id("eng");
  request.mutable_units(0)->set_name("Eng");
  *request.add_shifts() = BasisShift("mon-ada", "eng", kMonday, "ada");
  EXPECT_EQ(bench.Import(request).accepted(), 2u);
  EXPECT_THAT(bench.Told(), ElementsAre("UnitRegistered", "ShiftsPublished"));
}

TEST_P(ImportRosterStory, TheSameRosterTwiceChangesNothing) {
  const std::vector<v1::Shift> shifts = {BasisShift("mon-ada", "fjord", kMonday, "ada"),
                                         BasisShift("mon-bo", "fjord", kMonday, "bo")};
  bench.Publish(shifts);
  bench.Listen();
  EXPECT_EQ(bench.Publish(shifts).accepted(), 2u);
  EXPECT_THAT(bench.Told(), IsEmpty());
}

TEST_P(ImportRosterStory, TheSameRosterAgainDoesNotPutTheSickBack) {
  const v1::Shift shift = BasisShift("mon-ada", "fjord", kMonday, "ada");
  bench.Publish({shift});
  bench.SickCall("abs-1", "ada", "2026-02-02 00:00", "2026-02-03 00:00");
  bench.Listen();
  EXPECT_EQ(bench.Publish({shift}).accepted(), 1u);
  EXPECT_THAT(bench.Told(), IsEmpty());
  EXPECT_EQ(bench.HolderOf("mon-ada"), "");
}

TEST_P(ImportRosterStory, WhatIsWrongIsNamedAndTheRestIsKept) {
  v1::Shift backwards = BasisShift("mon-bo", "fjord", kMonday, "bo");
  backwards.mutable_interval()->mutable_end_time()->set_seconds(0);
  const auto response = bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada"), backwards,
                                       BasisShift("mon-eva", "hav", kMonday, "eva"),
                                       BasisShift("mon-ada", "fjord", kMonday, "ada"),
                                       BasisShift("mon-ib", "fjord", kMonday, "ib")});
  EXPECT_EQ(response.accepted(), 1u);
  std::vector<std::string> reasons;
  for (const auto& refused : response.refused()) {
    reasons.push_back(std::to_string(refused.index()) + " " + refused.id() + " " +
                      refused.reason());
    EXPECT_EQ(refused.kind(), "shift");
    EXPECT_FALSE(refused.advice().empty());
  }
  EXPECT_THAT(reasons, ElementsAre("1 mon-bo BACKWARDS", "2 mon-eva UNKNOWN_UNIT",
                                   "3 mon-ada DUPLICATE_ID", "4 mon-ib UNKNOWN_EMPLOYMENT"));
}

TEST_P(ImportRosterStory, NobodyIsPlannedInTwoPlaces) {
  bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada")});
  const auto response = bench.Publish({BasisShift("mon-ada-2", "skov", "2026-02-02 14:59", "ada")});
  ASSERT_EQ(response.refused_size(), 1);
  EXPECT_EQ(response.refused(0).reason(), "OVERLAPS");
  EXPECT_EQ(response.accepted(), 0u);
  EXPECT_EQ(bench.state().Shift(kTenant, "mon-ada-2"), nullptr);
}

TEST_P(ImportRosterStory, NotEvenInTwoEmployments) {
  bench.Employ("ada-second", "ada-person");
  bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada")});
  EXPECT_EQ(bench.Publish({BasisShift("x", "skov", kMonday, "ada-second")}).refused_size(), 1);
}

TEST_P(ImportRosterStory, AnAgencyMayBeInManyPlaces) {
  EXPECT_EQ(bench
                .Publish({BasisShift("one", "fjord", kMonday, "desk"),
                          BasisShift("two", "skov", kMonday, "desk")})
                .accepted(),
            2u);
}

TEST_P(ImportRosterStory, TwoPeopleSwap) {
  bench.Publish(
      {BasisShift("one", "fjord", kMonday, "ada"), BasisShift("two", "skov", kMonday, "bo")});
  EXPECT_EQ(bench
                .Publish({BasisShift("one", "fjord", kMonday, "bo"),
                          BasisShift("two", "skov", kMonday, "ada")})
                .accepted(),
            2u);
  EXPECT_EQ(bench.HolderOf("one"), "bo");
  EXPECT_EQ(bench.HolderOf("two"), "ada");
}

TEST_P(ImportRosterStory, ANewHolderEndsTheSearch) {
  bench.Require("fjord", 7 * 60, 480, 1, 1, 1);
  bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada")});
  bench.SickCall("abs-1", "ada", "2026-02-02 00:00", "2026-02-03 00:00");
  bench.Listen();
  bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "bo")});
  EXPECT_THAT(bench.Told(), ElementsAre("GapClosed", "ShiftsPublished"));
  EXPECT_EQ(bench.HolderOf("mon-ada"), "bo");
}

TEST_P(ImportRosterStory, AMovedShiftOfSomebodySickIsSearchedForAtItsNewTime) {
  bench.Require("fjord", 7 * 60, 600, 1, 1, 1);
  bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada")});
  bench.SickCall("abs-1", "ada", "2026-02-02 00:00", "2026-02-03 00:00");
  bench.Listen();
  bench.Publish({BasisShift("mon-ada", "fjord", "2026-02-02 08:00", "ada")});
  EXPECT_THAT(bench.Told(), ElementsAre("GapClosed", "ShiftsPublished", "ShiftVacated",
                                        "ServiceLevelLowered", "GapOpened"));
  EXPECT_EQ(kit::Start(bench.Said<v1::GapOpened>().at(0).interval()), At("2026-02-02 08:00"));
}

TEST_P(ImportRosterStory, WhatSomebodyCoversIsNotTakenAway) {
  bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada")});
  bench.SickCall("abs-1", "ada", "2026-02-02 00:00", "2026-02-03 00:00");
  ASSERT_TRUE(bench.Assign("mon-ada", "bo").ok());
  const auto response = bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "eva")});
  ASSERT_EQ(response.refused_size(), 1);
  EXPECT_EQ(response.refused(0).reason(), "SHIFT_COVERED");
}

TEST_P(ImportRosterStory, ShiftsAreToldByUnitAndTimeAtMostTwoHundredAtOnce) {
  std::vector<v1::Shift> shifts;
  for (int i = 0; i < 250; ++i) {
    shifts.push_back(BasisShift("s" + std::to_string(i), "skov", kMonday, ""));
  }
  shifts.push_back(BasisShift("late", "fjord", "2026-02-03 07:00", ""));
  shifts.push_back(BasisShift("early", "fjord", kMonday, ""));
  bench.Publish(shifts);
  const auto published = bench.Said<v1::ShiftsPublished>();
  ASSERT_EQ(published.size(), 3u);
  EXPECT_EQ(published[0].shifts(0).shift_id(), "early");
  EXPECT_EQ(published[0].shifts_size(), 2);
  EXPECT_EQ(published[1].shifts_size(), 200);
  EXPECT_EQ(published[2].shifts_size(), 50);
}

ROSTER_STORIES(ImportRosterStory);

}  // namespace
}  // namespace vagtbro::roster
