// Lists and imports: pages, who is at work, a planner's assignment, and what an import leaves out.
#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "exit_code.h"
#include "kit/rpc/refusal.h"
#include "kit/time/local_time.h"
#include "testing/fake_system.h"
#include "vagtbro/bundle/v1/bundle.pb.h"

namespace vagtbro::vagt {
namespace {

absl::Time Local(int day, int hour) {
  return absl::FromCivil(absl::CivilHour(2026, 2, day, hour), kit::LocalZone());
}

class ListsTest : public testing::Test {
 protected:
  void AtWork(const std::string& employment, const std::string& unit) {
    auto& shift = *system_.roster.get_roster.reply.add_shifts()->mutable_shift();
    shift.set_shift_id("shift-" + employment);
    shift.set_employment_id(employment);
    shift.add_unit_ids(unit);
    *shift.mutable_interval() = kit::MakeInterval(Local(2, 7), Local(2, 15));
  }
  void Employed(const std::string& employment, const std::string& name) {
    auto& person = *system_.directory.list_employments.reply.add_employments();
    person.mutable_facts()->set_employment_id(employment);
    person.mutable_facts()->set_weekly_minutes(32 * 60);
    person.set_name(name);
  }
  std::string BundleFile(const bundle::v1::Bundle& bundle) {
    std::string json;
    EXPECT_TRUE(google::protobuf::util::MessageToJsonString(bundle, &json).ok());
    const std::string path = testing::TempDir() + "/vagt-bundle.json";
    std::ofstream(path) << json;
    return path;
  }

  FakeSystem system_{Local(2, 5)};
};

TEST_F(ListsTest, WhoWorksIsSpreadOverTheUnitsAndNamed) {
  AtWork("e-1", "a");
  AtWork("e-2", "a");
  AtWork("e-3", "b");
  for (const char* id : {"e-1", "e-2", "e-3"}) Employed(id, std::string("Name of ") + id);
  const Result result = system_.Vagt(
      {"people", "--working", "2026-02-02T08:00+01:00", "--limit", "2", "--output", "json"});
  ASSERT_EQ(result.code, kOk) << result.err;
  directory::v1::ListEmploymentsResponse people;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(result.out, &people).ok());
  ASSERT_EQ(people.employments_size(), 2);
  EXPECT_EQ(people.employments(0).facts().employment_id(), "e-1");
  EXPECT_EQ(people.employments(1).facts().employment_id(), "e-3");
  EXPECT_EQ(people.employments(1).name(), "Name of e-3");
  const auto& asked = system_.roster.get_roster.requests.back().interval();
  EXPECT_EQ(kit::Start(asked), Local(2, 8));
}

TEST_F(ListsTest, AShiftWithoutAHolderIsNobodyAtWork) {
  AtWork("", "a");
  EXPECT_EQ(system_.Vagt({"people", "--working", "08:00"}).out, "Nobody.\n");
}

TEST_F(ListsTest, PeopleAreShownInATable) {
  Employed("e-1", "Åse Kjær");
  const Result result = system_.Vagt({"people", "kjær", "--unit", "nh1-a"});
  EXPECT_NE(result.out.find("e-1"), std::string::npos);
  EXPECT_NE(result.out.find("Åse Kjær"), std::string::npos);
  const auto& asked = system_.directory.list_employments.requests.back();
  EXPECT_EQ(asked.query(), "kjær");
  EXPECT_EQ(asked.unit_id(), "nh1-a");
  EXPECT_EQ(asked.page_size(), 100u);
}

TEST_F(ListsTest, PeopleAreShownWithTheirAuthorisationAndTheNumberOfTheirRestrictions) {
  Employed("e-1", "Åse Kjær");
  Employed("e-2", "Bo Lund");
  auto& facts = *system_.directory.list_employments.reply.mutable_employments(0)->mutable_facts();
  facts.set_profession(types::v1::PROFESSION_NURSE);
  auto& authorisation = *facts.add_authorisations();
  authorisation.set_profession(types::v1::PROFESSION_NURSE);
  authorisation.set_in_good_standing(true);
  *authorisation.mutable_expire_time() = kit::ToProto(Local(28, 0));
  facts.add_restrictions()->set_no_nights(true);
  facts.add_restrictions()->set_unit_id("nh1-a");
  const std::string table = system_.Vagt({"people"}).out;
  EXPECT_NE(table.find("AUTHORISED     RESTRICTIONS"), std::string::npos) << table;
  EXPECT_NE(table.find("nurse       to 2026-02-28  2 "), std::string::npos) << table;
  const auto json = nlohmann::json::parse(system_.Vagt({"people", "--output", "json"}).out);
  EXPECT_EQ(json["employments"][0]["facts"]["restrictions"].size(), 2u);
  EXPECT_EQ(json["employments"][0]["facts"]["authorisations"][0]["inGoodStanding"], true);

  facts.mutable_authorisations(0)->set_in_good_standing(false);
  const std::string withdrawn = system_.Vagt({"people"}).out;
  EXPECT_NE(withdrawn.find("nurse       no          2 "), std::string::npos) << withdrawn;
}

TEST_F(ListsTest, MessagesOfAGapAreThoseOfItsOffersToo) {
  system_.pool.list_offers.reply.add_offers()->mutable_offer()->set_offer_id("offer-1");
  EXPECT_EQ(system_.Vagt({"messages", "--gap", "gap-1"}).code, kOk);
  const auto& asked = system_.notifications.list_messages.requests;
  ASSERT_EQ(asked.size(), 2u);
  EXPECT_EQ(asked[0].cause_id(), "gap-1");
  EXPECT_EQ(asked[1].cause_id(), "offer-1");
}

TEST_F(ListsTest, AnAssignmentAgainstTheLawSaysHowAManagerMayAnswerForIt) {
  system_.roster.assign_shift.status = kit::Refused("LAW", "REST-11: only 8 hours of rest");
  const Result refused = system_.Vagt({"assign", "shift-1", "e-1"});
  EXPECT_EQ(refused.code, kRefused);
  EXPECT_NE(refused.err.find("--override-by"), std::string::npos);
  EXPECT_NE(refused.err.find("[LAW]"), std::string::npos);
  EXPECT_EQ(system_.Vagt({"assign", "shift-1", "e-1", "--override-by", "e-9"}).code, kUsage);
}

TEST_F(ListsTest, NobodyIsAskedToAnswerForTwoPlacesAtOnceOrForWhoIsAway) {
  for (const std::string rules : {"AWAY", "REST-11 OVERLAP"}) {
    system_.roster.assign_shift.status =
        kit::Refused("LAW", "broken: " + rules, {{"rules", rules}});
    const Result refused = system_.Vagt({"assign", "shift-1", "e-1"});
    EXPECT_EQ(refused.code, kRefused);
    EXPECT_EQ(refused.err.find("--override-by"), std::string::npos) << refused.err;
  }
}

TEST_F(ListsTest, AnOverrideNamesItsManagerAndReason) {
  const Result result = system_.Vagt(
      {"assign", "shift-1", "e-1", "--override-by", "e-9", "--reason", "LIFE_AND_HEALTH"});
  EXPECT_EQ(result.code, kOk);
  const auto& asked = system_.roster.assign_shift.requests.back();
  EXPECT_EQ(asked.override().approver_employment_id(), "e-9");
  EXPECT_EQ(asked.override().reason_code(), "LIFE_AND_HEALTH");
}

TEST_F(ListsTest, ABundleIsBroughtInByPartsAndInOrder) {
  bundle::v1::Bundle bundle;
  bundle.set_tenant_id("legeby");
  for (int i = 0; i < 201; ++i) bundle.add_people()->set_person_id("p");
  bundle.add_units()->set_unit_id("a");
  bundle.add_task_lists()->set_task_list_id("a-tasks");
  for (int i = 0; i < 2001; ++i) bundle.add_shifts()->set_shift_id("s");
  bundle.add_policies();
  bundle.add_contact_policies();
  system_.directory.import_people.reply.set_accepted(10);
  const Result result = system_.Vagt({"import", BundleFile(bundle)});
  EXPECT_EQ(result.code, kOk) << result.err;
  EXPECT_EQ(system_.directory.import_people.requests.size(), 2u);
  EXPECT_EQ(system_.roster.import_roster.requests.size(), 3u);
  EXPECT_EQ(system_.roster.import_roster.requests[0].units_size(), 1);
  EXPECT_EQ(system_.roster.import_roster.requests[0].task_lists_size(), 1);
  EXPECT_EQ(system_.roster.import_roster.requests[2].shifts_size(), 1);
  EXPECT_EQ(system_.pool.import_policy.requests.size(), 1u);
  EXPECT_EQ(system_.sickness.import_contact_policies.requests.size(), 1u);
  EXPECT_NE(result.out.find("20 people"), std::string::npos) << result.out;
  EXPECT_NE(result.err.find("people 201/201"), std::string::npos) << result.err;
}

TEST_F(ListsTest, WhatWasRefusedIsReportedWithItsPlaceInTheBundleAndCodeThree) {
  bundle::v1::Bundle bundle;
  bundle.set_tenant_id("legeby");
  for (int i = 0; i < 3; ++i) bundle.add_people()->set_person_id("p");
  auto& refused = *system_.directory.import_people.reply.add_refused();
  refused.set_index(2);
  refused.set_id("p-3");
  refused.set_reason("MALFORMED_PHONE");
  refused.set_advice("write eight digits");
  const std::string file = BundleFile(bundle);
  const Result table = system_.Vagt({"import", file});
  EXPECT_EQ(table.code, kRefused);
  EXPECT_NE(table.out.find("person  2         p-3  MALFORMED_PHONE"), std::string::npos)
      << table.out;
  const Result json = system_.Vagt({"import", file, "--output", "json"});
  EXPECT_EQ(json.code, kRefused);
  EXPECT_EQ(nlohmann::json::parse(json.out)["people"]["refused"][0]["index"], 2);
}

TEST_F(ListsTest, ShiftsOfPeopleTheRosterHasNotHeardOfAreOfferedAgainThenReported) {
  bundle::v1::Bundle bundle;
  bundle.set_tenant_id("legeby");
  bundle.add_shifts()->set_shift_id("s-1");
  bundle.add_shifts()->set_shift_id("s-2");
  auto& refused = *system_.roster.import_roster.reply.add_refused();
  refused.set_kind("shift");
  refused.set_index(0);
  refused.set_reason("UNKNOWN_EMPLOYMENT");
  const Result result = system_.Vagt({"import", BundleFile(bundle), "--patience", "250ms"});
  EXPECT_EQ(result.code, kRefused);
  const auto& offered = system_.roster.import_roster.requests;
  ASSERT_EQ(offered.size(), 2u);
  EXPECT_EQ(offered[0].shifts_size(), 2);
  ASSERT_EQ(offered[1].shifts_size(), 1);
  EXPECT_EQ(offered[1].shifts(0).shift_id(), "s-1");
}

TEST_F(ListsTest, AFileThatIsNoBundleIsRefusedBeforeAnythingIsSent) {
  const std::string path = testing::TempDir() + "/vagt-nonsense.json";
  std::ofstream(path) << "{\"peeple\": []}";
  EXPECT_EQ(system_.Vagt({"import", path}).code, kUsage);
  EXPECT_EQ(system_.Vagt({"import", "/no/such/file"}).code, kUsage);
  EXPECT_TRUE(system_.directory.import_people.requests.empty());
}

}  // namespace
}  // namespace vagtbro::vagt
