// Figures of units, week by week: what is planned and lost, and what is too small to be told.
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "roster/testing/acts.h"
#include "roster/testing/story.h"

namespace vagtbro::roster {
namespace {

class WorkReport : public Story {
 protected:
  void SetUp() override {
    for (const std::string unit : {"fjord", "skov"}) bench.AddUnit(unit);
    bench.Require("fjord", 7 * 60, 480, 5, 4, 3);
    for (const std::string name : {"a", "b", "c", "d", "e"}) PlanFor(name, "fjord");
    for (const std::string name : {"f", "g", "h", "i"}) PlanFor(name, "skov");
  }

  // Monday 2 February, 07 to 15.
  void PlanFor(const std::string& name, const std::string& unit) {
    bench.Employ(name);
    auto event = *bench.state().Employment(kTenant, name);
    event.set_weekly_minutes(7 * 60);
    bench.Hear(event);
    bench.Publish({BasisShift("mon-" + name, unit, "2026-02-02 07:00", name)});
  }

  v1::WorkWeek Week(const std::vector<std::string>& units) {
    v1::GetWorkReportRequest request;
    request.set_tenant_id(kTenant);
    for (const std::string& unit : units) request.add_unit_ids(unit);
    *request.mutable_interval() = kit::MakeInterval(At("2026-02-02 07:00"), At("2026-02-02 08:00"));
    v1::GetWorkReportResponse response;
    EXPECT_TRUE(GetWorkReport(bench.state(), request, &response).ok());
    EXPECT_EQ(response.weeks_size(), 1);
    return response.weeks(0);
  }
};

TEST_P(WorkReport, PlannedAndLostAndWhatIsOverTheContract) {
  bench.MoveTo("2026-02-02 06:00");
  bench.SickCall("abs-1", "a", "2026-02-02 06:00", "2026-02-03 00:00");
  const v1::WorkWeek week = Week({"fjord"});
  EXPECT_FALSE(week.suppressed());
  EXPECT_EQ(week.people(), 5u);
  EXPECT_EQ(week.planned_minutes(), 5u * 480u);
  EXPECT_EQ(week.lost_minutes(), 480u);
  EXPECT_EQ(week.over_contract_minutes(), 4u * 60u) << "eight hours planned, seven agreed";
  EXPECT_THAT(week.level_minutes(), testing::ElementsAre(0, 480, 0, 6 * 480));
  EXPECT_EQ(kit::End(week.interval()), At("2026-02-09 00:00"));
}

TEST_P(WorkReport, FourPeopleAreNotToldAbout) {
  const v1::WorkWeek week = Week({"skov"});
  EXPECT_TRUE(week.suppressed());
  EXPECT_TRUE(week.has_interval());
  v1::WorkWeek bare;
  *bare.mutable_interval() = week.interval();
  bare.set_suppressed(true);
  EXPECT_EQ(week.SerializeAsString(), bare.SerializeAsString());
}

// Whoever may ask for both units together and for the large one alone learns nothing of the other.
TEST_P(WorkReport, NoDifferenceTellsOfFourPeopleEither) {
  EXPECT_EQ(Week({"fjord", "skov"}).SerializeAsString(), Week({"fjord"}).SerializeAsString());
  EXPECT_EQ(Week({}).SerializeAsString(), Week({"fjord"}).SerializeAsString());
}

TEST_P(WorkReport, UnitsThatNobodyKnowsAreRefused) {
  v1::GetWorkReportRequest request;
  request.set_tenant_id(kTenant);
  request.add_unit_ids("hav");
  *request.mutable_interval() = kit::MakeInterval(At("2026-02-02 07:00"), At("2026-02-02 08:00"));
  v1::GetWorkReportResponse response;
  EXPECT_EQ(kit::ReasonOf(GetWorkReport(bench.state(), request, &response)), "UNKNOWN_UNIT");
}

ROSTER_STORIES(WorkReport);

}  // namespace
}  // namespace vagtbro::roster
