// What the roster answers when it is only asked.
#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "roster/api/roster_api.h"
#include "roster/testing/story.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;

const std::string kEight = "2026-02-02 08:00";

class QueryStory : public Story {
 protected:
  // Five days of Ada 07-15 in Fjord and Bo 15-23 in Skov.
  void SetUp() override {
    bench.AddUnit("fjord");
    bench.AddUnit("skov");
    bench.Require("fjord", 7 * 60, 480, 2, 1, 1);
    bench.Employ("ada");
    bench.Employ("bo");
    std::vector<v1::Shift> shifts;
    for (const std::string day : {"02", "03", "04", "05", "06"}) {
      shifts.push_back(BasisShift("a" + day, "fjord", "2026-02-" + day + " 07:00", "ada"));
      shifts.push_back(BasisShift("b" + day, "skov", "2026-02-" + day + " 15:00", "bo"));
    }
    bench.Publish(shifts);
  }

  v1::GetRosterRequest Asking(const std::string& from, const std::string& to) const {
    v1::GetRosterRequest request;
    request.set_tenant_id(kTenant);
    *request.mutable_interval() = kit::MakeInterval(At(from), At(to));
    return request;
  }

  std::vector<std::string> Ids(const v1::GetRosterRequest& request) const {
    v1::GetRosterResponse response;
    EXPECT_TRUE(GetRoster(bench.state(), request, &response).ok());
    std::vector<std::string> ids;
    for (const auto& shift : response.shifts()) ids.push_back(shift.shift().shift_id());
    return ids;
  }

  std::string ReasonFor(const v1::GetRosterRequest& request) const {
    v1::GetRosterResponse response;
    return kit::ReasonOf(GetRoster(bench.state(), request, &response));
  }
};

TEST_P(QueryStory, TheRosterHasEveryShiftThatSharesAnInstant) {
  auto request = Asking("2026-02-02 14:59", "2026-02-03 07:01");
  EXPECT_THAT(Ids(request), ElementsAre("a02", "b02", "a03"));
  request = Asking("2026-02-02 15:00", "2026-02-03 07:00");
  EXPECT_THAT(Ids(request), ElementsAre("b02"));
}

TEST_P(QueryStory, TheRosterCanBeOfAUnitOrOfAPerson) {
  auto request = Asking("2026-02-02 00:00", "2026-02-04 00:00");
  request.set_unit_id("skov");
  EXPECT_THAT(Ids(request), ElementsAre("b02", "b03"));
  request.clear_unit_id();
  request.set_employment_id("ada");
  EXPECT_THAT(Ids(request), ElementsAre("a02", "a03"));
}

TEST_P(QueryStory, WhoCoversAPartIsShownWithTheirHours) {
  bench.Employ("eva");
  bench.SickCall("abs-1", "ada", "2026-02-02 06:00", "2026-02-03 00:00");
  bench.MoveTo(kEight);
  bench.Accept(bench.Shift("a02").gap_id(), "eva");
  v1::GetRosterResponse response;
  ASSERT_TRUE(GetRoster(bench.state(), Asking(kEight, "2026-02-03 08:00"), &response).ok());
  ASSERT_EQ(response.shifts(0).shift().employment_id(), "eva");
  EXPECT_EQ(kit::Start(response.shifts(0).held_interval()), At(kEight));
  EXPECT_EQ(kit::Start(response.shifts(0).shift().interval()), At("2026-02-02 07:00"));
  EXPECT_FALSE(response.shifts(1).has_held_interval()) << "has all of it";
}

TEST_P(QueryStory, PagesTogetherAreTheWhole) {
  auto request = Asking("2026-02-02 00:00", "2026-02-07 00:00");
  const auto whole = Ids(request);
  request.set_page_size(3);
  std::vector<std::string> read;
  int pages = 0;
  v1::GetRosterResponse response;
  do {
    response.Clear();
    ASSERT_TRUE(GetRoster(bench.state(), request, &response).ok());
    for (const auto& shift : response.shifts()) read.push_back(shift.shift().shift_id());
    request.set_page_token(response.next_page_token());
    ++pages;
  } while (!response.next_page_token().empty());
  EXPECT_EQ(read, whole);
  EXPECT_EQ(pages, 4);
}

TEST_P(QueryStory, AskingWithoutSenseIsRefused) {
  auto request = Asking("2026-02-03 00:00", "2026-02-02 00:00");
  EXPECT_EQ(ReasonFor(request), "MALFORMED_FIELD");
  request = Asking("2026-02-02 00:00", "2026-05-02 00:00");
  EXPECT_EQ(ReasonFor(request), "MALFORMED_FIELD");
  request = Asking("2026-02-02 00:00", "2026-02-03 00:00");
  request.set_page_token("next please");
  EXPECT_EQ(ReasonFor(request), "MALFORMED_FIELD");
}

TEST_P(QueryStory, AUnitNobodyImportedIsNotAnEmptyRoster) {
  auto request = Asking("2026-02-02 00:00", "2026-02-03 00:00");
  request.set_unit_id("hav");
  EXPECT_EQ(ReasonFor(request), "UNKNOWN_UNIT");
  request.set_employment_id("ada");
  EXPECT_EQ(ReasonFor(request), "UNKNOWN_UNIT");
  request = Asking("2026-03-02 00:00", "2026-03-03 00:00");
  request.set_unit_id("skov");
  EXPECT_THAT(Ids(request), ElementsAre()) << "a known unit may be without shifts";
}

TEST_P(QueryStory, AMunicipalityNobodyImportedIsUnknown) {
  for (const std::string tenant : {"bogense", "legeb", "legebyen"}) {
    auto request = Asking("2026-02-02 00:00", "2026-02-03 00:00");
    request.set_tenant_id(tenant);
    EXPECT_EQ(ReasonFor(request), "UNKNOWN_TENANT") << tenant;
    request.set_unit_id("fjord");
    v1::GetRosterResponse roster;
    const absl::Status refused = GetRoster(bench.state(), request, &roster);
    EXPECT_EQ(refused.code(), absl::StatusCode::kNotFound);
    EXPECT_EQ(kit::ReasonOf(refused), "UNKNOWN_TENANT") << tenant;

    v1::GetServiceLevelRequest level;
    level.set_tenant_id(tenant);
    level.set_unit_id("fjord");
    *level.mutable_interval() = request.interval();
    v1::GetServiceLevelResponse levels;
    EXPECT_EQ(kit::ReasonOf(GetServiceLevel(bench.state(), level, &levels)), "UNKNOWN_TENANT");

    v1::NextShiftsRequest next;
    next.set_tenant_id(tenant);
    next.set_employment_id("ada");
    v1::NextShiftsResponse shifts;
    EXPECT_EQ(kit::ReasonOf(NextShifts(bench.state(), next, &shifts, bench.now())),
              "UNKNOWN_TENANT");
  }
}

// Nobody has told this roster anything yet.
class EmptyStory : public Story {
 protected:
  std::string ReasonForAll() const {
    v1::GetRosterRequest request;
    request.set_tenant_id(kTenant);
    *request.mutable_interval() = kit::MakeInterval(At("2026-02-02 00:00"), At("2026-02-03 00:00"));
    v1::GetRosterResponse response;
    return kit::ReasonOf(GetRoster(bench.state(), request, &response));
  }
};

TEST_P(EmptyStory, AMunicipalityIsKnownByItsFirstEmployment) {
  EXPECT_EQ(ReasonForAll(), "UNKNOWN_TENANT");
  bench.Employ("ada");
  EXPECT_EQ(ReasonForAll(), "");
}

TEST_P(EmptyStory, AMunicipalityIsKnownByItsFirstUnitAndStaysKnown) {
  bench.AddUnit("fjord");
  EXPECT_EQ(ReasonForAll(), "");
  bench.Reopen();
  EXPECT_EQ(ReasonForAll(), "");
}

TEST_P(QueryStory, TheUnitsAreNamedInTheOrderOfTheirIds) {
  bench.AddUnit("aaby");
  v1::ListUnitsRequest request;
  request.set_tenant_id(kTenant);
  v1::ListUnitsResponse response;
  ASSERT_TRUE(ListUnits(bench.state(), request, &response).ok());
  std::vector<std::string> names;
  for (const auto& unit : response.units()) names.push_back(unit.name());
  EXPECT_THAT(names, ElementsAre("aaby", "fjord", "skov"));
  // Another municipality's are not among them.
  request.set_tenant_id("legeby-2");
  EXPECT_EQ(kit::ReasonOf(ListUnits(bench.state(), request, &response)), "UNKNOWN_TENANT");
}

TEST_P(QueryStory, TheNextShiftsAreThoseStillHeld) {
  bench.MoveTo("2026-02-02 10:00");
  bench.SickCall("abs-1", "ada", "2026-02-03 00:00", "2026-02-04 00:00");
  v1::NextShiftsRequest request;
  request.set_tenant_id(kTenant);
  request.set_employment_id("ada");
  v1::NextShiftsResponse response;
  ASSERT_TRUE(NextShifts(bench.state(), request, &response, bench.now()).ok());
  ASSERT_EQ(response.shifts_size(), 3);
  EXPECT_EQ(response.shifts(0).shift_id(), "a02");
  EXPECT_EQ(response.shifts(1).shift_id(), "a04");
  *request.mutable_after_time() = kit::ToProto(At("2026-02-05 15:00"));
  response.Clear();
  ASSERT_TRUE(NextShifts(bench.state(), request, &response, bench.now()).ok());
  ASSERT_EQ(response.shifts_size(), 1);
  EXPECT_EQ(response.shifts(0).shift_id(), "a06");
  request.set_employment_id("stranger");
  EXPECT_EQ(kit::ReasonOf(NextShifts(bench.state(), request, &response, bench.now())),
            "UNKNOWN_EMPLOYMENT");
}

TEST_P(QueryStory, TheServiceLevelIsToldStretchByStretch) {
  v1::GetServiceLevelRequest request;
  request.set_tenant_id(kTenant);
  request.set_unit_id("fjord");
  *request.mutable_interval() = kit::MakeInterval(At("2026-02-02 00:00"), At("2026-02-03 00:00"));
  v1::GetServiceLevelResponse response;
  ASSERT_TRUE(GetServiceLevel(bench.state(), request, &response).ok());
  ASSERT_EQ(response.stretches_size(), 3);
  EXPECT_EQ(response.stretches(0).level(), v1::SERVICE_LEVEL_UNSPECIFIED);
  EXPECT_EQ(response.stretches(1).level(), v1::SERVICE_LEVEL_B);
  EXPECT_EQ(response.stretches(1).heads(), 1u);
  EXPECT_EQ(kit::Start(response.stretches(1).interval()), At("2026-02-02 07:00"));
  request.set_unit_id("hav");
  EXPECT_EQ(kit::ReasonOf(GetServiceLevel(bench.state(), request, &response)), "UNKNOWN_UNIT");
}

ROSTER_STORIES(QueryStory);
ROSTER_STORIES(EmptyStory);

}  // namespace
}  // namespace vagtbro::roster
