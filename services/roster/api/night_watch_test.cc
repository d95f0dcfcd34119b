// Night watches that serve several units: import, the search for one, and merging.
#include "roster/testing/story.h"

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "roster/api/roster_api.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using types::v1::PROFESSION_SOSU_ASSISTANT;
using types::v1::PROFESSION_SOSU_HELPER;

const std::string kNight = "2026-02-02 23:00";

v1::Shift Watch(const std::string& id, const std::vector<std::string>& units,
                const std::string& holder) {
  v1::Shift shift = BasisShift(id, units.at(0), kNight, holder);
  for (size_t i = 1; i < units.size(); ++i) shift.add_unit_ids(units[i]);
  shift.set_kind(types::v1::SHIFT_KIND_NIGHT_WAKING);
  shift.mutable_requirement()->add_professions(PROFESSION_SOSU_ASSISTANT);
  return shift;
}

class NightWatchStory : public Story {
 protected:
  // Eng and Fjord may share a night, Skov lies too far away. Each needs one at night.
  void SetUp() override {
    AddUnit("eng", {"fjord"});
    AddUnit("fjord", {"eng"});
    AddUnit("skov", {});
    for (const std::string unit : {"eng", "fjord", "skov"}) {
      bench.Require(unit, 23 * 60, 480, 1, 1, 1);
    }
    for (const std::string name : {"ada", "bo", "eva"}) bench.Employ(name);
    bench.MoveTo("2026-02-02 12:00");
    bench.Listen();
  }

  void AddUnit(const std::string& id, const std::vector<std::string>& near, bool children = false) {
    v1::ImportRosterRequest request;
    v1::UnitRegistered* unit = request.add_units();
    unit->set_unit_id(id);
    unit->set_name(id);
    for (const std::string& other : near) unit->add_night_share_unit_ids(other);
    unit->set_residents_under_15(children);
    ASSERT_EQ(bench.Import(request).accepted(), 1u);
  }

  absl::Status Merge(const std::vector<std::string>& ids) {
    v1::MergeNightWatchesRequest request;
    for (const std::string& id : ids) request.add_shift_ids(id);
    return bench.Do(request, &MergeNightWatches, &merged_);
  }

  v1::MergeNightWatchesResponse merged_;
};

TEST_P(NightWatchStory, OnlyNeighboursShareAWatch) {
  EXPECT_EQ(bench.Publish({Watch("night", {"eng", "fjord"}, "ada")}).accepted(), 1u);
  const auto refused = bench.Publish({Watch("far", {"eng", "skov"}, "bo")});
  ASSERT_EQ(refused.refused_size(), 1);
  EXPECT_EQ(refused.refused(0).reason(), "NOT_NEIGHBOURS");
  EXPECT_EQ(bench.state().Shift(kTenant, "far"), nullptr);
}

TEST_P(NightWatchStory, AUnitSentWithItsShiftCounts) {
  v1::ImportRosterRequest request;
  v1::UnitRegistered* skov = request.add_units();
  skov->set_unit_id("skov");
  skov->set_name("Skov");
  skov->add_night_share_unit_ids("eng");
  *request.add_shifts() = Watch("far", {"eng", "skov"}, "bo");
  EXPECT_EQ(bench.Import(request).refused(0).reason(), "NOT_NEIGHBOURS") << "Eng does not say so";
  *request.add_units() = *bench.state().Unit(kTenant, "eng");
  request.mutable_units(1)->add_night_share_unit_ids("skov");
  EXPECT_THAT(bench.Import(request).refused(), IsEmpty());
}

TEST_P(NightWatchStory, ItsOneGapAsksTheStrictestOfItsUnits) {
  v1::ImportRosterRequest request;
  for (const std::string id : {"eng", "fjord"}) {
    *request.add_units() = *bench.state().Unit(kTenant, id);
  }
  request.mutable_units(0)->mutable_night_minimum()->add_professions(PROFESSION_SOSU_HELPER);
  request.mutable_units(1)->mutable_night_minimum()->add_competences("alarm");
  request.mutable_units(1)->set_residents_under_15(true);
  bench.Import(request);
  bench.Publish({Watch("night", {"eng", "fjord"}, "ada")});
  bench.Listen();
  bench.SickCall("abs-1", "ada", "2026-02-02 12:00", "2026-02-04 00:00");
  const auto gaps = bench.Said<v1::GapOpened>();
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_THAT(gaps[0].unit_ids(), ElementsAre("eng", "fjord"));
  EXPECT_THAT(gaps[0].requirement().professions(), ElementsAre(PROFESSION_SOSU_HELPER));
  EXPECT_THAT(gaps[0].requirement().competences(), ElementsAre("alarm"));
  EXPECT_TRUE(gaps[0].requirement().child_certificate());
  bench.Accept(gaps[0].gap_id(), "bo");
  EXPECT_EQ(bench.Said<v1::CoverRefused>().at(0).reason(), "LAW") << "Bo knows no alarm";
}

TEST_P(NightWatchStory, WhereChildrenLiveEveryGapAsksForTheCertificate) {
  AddUnit("skov", {}, true);
  bench.Require("skov", 7 * 60, 480, 1, 1, 1);
  bench.Publish({BasisShift("day", "skov", "2026-02-03 07:00", "ada")});
  bench.SickCall("abs-1", "ada", "2026-02-03 00:00", "2026-02-04 00:00");
  EXPECT_TRUE(bench.Said<v1::GapOpened>().at(0).requirement().child_certificate());
}

TEST_P(NightWatchStory, TwoWatchesBecomeOneAndOneDutyIsSaved) {
  bench.Publish({Watch("night-eng", {"eng"}, "ada"), Watch("night-fjord", {"fjord"}, "bo")});
  bench.Listen();
  ASSERT_TRUE(Merge({"night-eng", "night-fjord"}).ok());
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftCancelled", "ShiftChanged"));
  EXPECT_EQ(bench.Said<v1::ShiftCancelled>().at(0).employment_id(), "bo");
  EXPECT_EQ(merged_.shift().employment_id(), "ada");
  EXPECT_THAT(merged_.shift().unit_ids(), ElementsAre("eng", "fjord"));
  EXPECT_THAT(merged_.cancelled_shift_ids(), ElementsAre("night-fjord"));
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-03 01:00"), v1::SERVICE_LEVEL_A) << "Ada is there too";
  EXPECT_EQ(bench.Shift("night-fjord").state(), v1::SHIFT_STATE_CANCELLED);
  EXPECT_EQ(kit::ReasonOf(bench.Assign("night-fjord", "eva")), "SHIFT_OVER");
}

TEST_P(NightWatchStory, WhoMayServeAllUnitsKeepsIt) {
  directory::v1::EmploymentRegistered bo = *bench.state().Employment(kTenant, "bo");
  bo.add_competences("alarm");
  bench.Hear(bo);
  v1::Shift fjord = Watch("night-fjord", {"fjord"}, "bo");
  fjord.mutable_requirement()->add_competences("alarm");
  bench.Publish({Watch("night-eng", {"eng"}, "ada"), fjord});
  ASSERT_TRUE(Merge({"night-eng", "night-fjord"}).ok());
  EXPECT_EQ(merged_.shift().shift_id(), "night-fjord");
  EXPECT_EQ(merged_.shift().employment_id(), "bo");
}

TEST_P(NightWatchStory, TwoSearchesBecomeOne) {
  bench.Publish({Watch("night-eng", {"eng"}, "ada"), Watch("night-fjord", {"fjord"}, "bo")});
  bench.SickCall("abs-1", "ada", "2026-02-02 12:00", "2026-02-04 00:00");
  bench.SickCall("abs-2", "bo", "2026-02-02 12:00", "2026-02-04 00:00");
  bench.Listen();
  ASSERT_TRUE(Merge({"night-eng", "night-fjord"}).ok());
  EXPECT_EQ(bench.Said<v1::GapClosed>().size(), 2u);
  const auto gaps = bench.Said<v1::GapOpened>();
  ASSERT_EQ(gaps.size(), 1u);
  EXPECT_THAT(gaps[0].unit_ids(), ElementsAre("eng", "fjord"));
}

TEST_P(NightWatchStory, AMergeHasItsConditions) {
  bench.Publish({Watch("night-eng", {"eng"}, "ada"), Watch("night-fjord", {"fjord"}, "bo"),
                 Watch("night-skov", {"skov"}, "eva")});
  EXPECT_EQ(kit::ReasonOf(Merge({"night-eng", "night-skov"})), "NOT_NEIGHBOURS");
  EXPECT_EQ(kit::ReasonOf(Merge({"night-eng", "no-such-shift"})), "UNKNOWN_SHIFT");
  EXPECT_EQ(Merge({"night-eng", "night-eng"}).code(), absl::StatusCode::kInvalidArgument);
  bench.Publish({BasisShift("late", "fjord", "2026-02-02 22:00", "")});
  EXPECT_EQ(kit::ReasonOf(Merge({"night-eng", "late"})), "TIMES_DIFFER");
  bench.MoveTo(kNight);
  EXPECT_EQ(kit::ReasonOf(Merge({"night-eng", "night-fjord"})), "SHIFT_BEGUN");
}

TEST_P(NightWatchStory, TheSameRosterAgainDoesNotPartThem) {
  const std::vector<v1::Shift> roster = {Watch("night-eng", {"eng"}, "ada"),
                                         Watch("night-fjord", {"fjord"}, "bo")};
  bench.Publish(roster);
  ASSERT_TRUE(Merge({"night-eng", "night-fjord"}).ok());
  bench.Listen();
  bench.Publish(roster);
  EXPECT_THAT(bench.Told(), IsEmpty());
}

ROSTER_STORIES(NightWatchStory);

}  // namespace
}  // namespace vagtbro::roster
