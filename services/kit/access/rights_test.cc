// The rules of rights.h, on a service with one method for each kind of rule.
#include "kit/access/rights.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "kit/access/request_field.h"
#include "kit/rpc/refusal.h"
#include "vagtbro/trial/v1/trial.pb.h"

namespace vagtbro::kit {
namespace {

using Ids = std::vector<std::string>;

// gap-1 and shift-1 are of unit-1, gap-2 and shift-2 of unit-2, shift-12 is shared.
Ids Behind(const std::string& tenant, const std::string& field, const std::string& id) {
  if (tenant != "legeby") return {};
  if (field == "gap_id" && id == "gap-1") return {"unit-1"};
  if (field == "gap_id" && id == "gap-2") return {"unit-2"};
  if (field == "shift_id" && id == "shift-1") return {"unit-1"};
  if (field == "shift_id" && id == "shift-2") return {"unit-2"};
  if (field == "shift_id" && id == "shift-12") return {"unit-1", "unit-2"};
  return {};
}

Principal Somebody(const Ids& roles, const Ids& units = {"unit-1"}) {
  return {"legeby", "emp-ada", roles, units, ""};
}

absl::StatusOr<access::v1::Allow> Ask(const Principal& principal,
                                      const google::protobuf::Message& request) {
  return MayCall(principal, *MethodTaking(request), request, Behind);
}

// The reason of the refusal; "OK" if there is none.
std::string Told(const Principal& principal, const google::protobuf::Message& request) {
  const auto allowed = Ask(principal, request);
  if (allowed.ok()) return "OK";
  EXPECT_EQ(allowed.status().code(), absl::StatusCode::kPermissionDenied);
  EXPECT_FALSE(allowed.status().message().empty());
  return ReasonOf(allowed.status());
}

trial::v1::LookRequest Look(const std::string& employment, const std::string& unit = "",
                            const std::string& gap = "") {
  trial::v1::LookRequest request;
  request.set_tenant_id("legeby");
  request.set_employment_id(employment);
  request.set_unit_id(unit);
  request.set_gap_id(gap);
  return request;
}

trial::v1::MergeRequest Merge(const Ids& shifts) {
  trial::v1::MergeRequest request;
  request.set_tenant_id("legeby");
  for (const std::string& shift : shifts) request.add_shift_ids(shift);
  return request;
}

TEST(RightsTest, AnEmployeeReachesThemselvesAndNobodyElse) {
  EXPECT_EQ(Told(Somebody({"employee"}), Look("emp-ada")), "OK");
  EXPECT_EQ(Told(Somebody({"employee"}), Look("emp-bo")), "NOT_YOURS");
  EXPECT_EQ(Told(Somebody({"employee"}), Look("")), "NOT_YOURS");
  EXPECT_EQ(Told(Somebody({"employee"}), Look("emp-bo", "unit-1")), "NOT_YOURS");
}

TEST(RightsTest, AnAccountOfNobodyHasNothingOfItsOwn) {
  Principal nobody = Somebody({"employee"});
  nobody.employment_id.clear();
  EXPECT_EQ(Told(nobody, Look("")), "NOT_YOURS");
}

TEST(RightsTest, WhoHasNoRoleOfOursMayNothing) {
  EXPECT_EQ(Told(Somebody({}), Look("emp-ada")), "ROLE_MISSING");
  EXPECT_EQ(Told(Somebody({"planning", "any", "root"}), Look("emp-ada")), "ROLE_MISSING");
  EXPECT_EQ(Told(Somebody({"ops"}), Merge({"shift-1"})), "ROLE_MISSING");
}

TEST(RightsTest, APlannerReachesTheirUnitsByWhateverNamesThem) {
  EXPECT_EQ(Told(Somebody({"planner"}), Look("emp-bo", "unit-1")), "OK");
  EXPECT_EQ(Told(Somebody({"planner"}), Look("emp-bo", "", "gap-1")), "OK");
  EXPECT_EQ(Told(Somebody({"planner"}), Look("emp-bo", "unit-2")), "OTHER_UNIT");
  EXPECT_EQ(Told(Somebody({"planner"}), Look("emp-bo", "", "gap-2")), "OTHER_UNIT");
  EXPECT_EQ(Told(Somebody({"planner"}), Look("emp-bo", "unit-2", "gap-2")), "OTHER_UNIT");
}

TEST(RightsTest, WhatIsUnknownIsNobodysUnit) {
  EXPECT_EQ(Told(Somebody({"planner"}), Look("emp-bo", "", "gap-9")), "OTHER_UNIT");
  EXPECT_EQ(Told(Somebody({"planner"}, {}), Look("emp-bo", "", "gap-1")), "OTHER_UNIT");
}

TEST(RightsTest, WhoNamesNothingNeedsAllUnits) {
  EXPECT_EQ(Told(Somebody({"planner"}), Look("")), "NAME_A_UNIT");
  EXPECT_EQ(Told(Somebody({"planner"}, {"*"}), Look("")), "OK");
  trial::v1::SurveyRequest survey;
  survey.set_tenant_id("legeby");
  EXPECT_EQ(Told(Somebody({"planner"}), survey), "NAME_A_UNIT");
  EXPECT_EQ(Told(Somebody({"planner"}, {"*"}), survey), "OK");
}

TEST(RightsTest, OfSeveralThingsEachMustBeTheirs) {
  EXPECT_EQ(Told(Somebody({"coordinator"}), Merge({"shift-1", "shift-12"})), "OK");
  EXPECT_EQ(Told(Somebody({"coordinator"}), Merge({"shift-1", "shift-2"})), "OTHER_UNIT");
  EXPECT_EQ(Told(Somebody({"coordinator"}), Merge({"shift-1", ""})), "OTHER_UNIT");
  EXPECT_EQ(Told(Somebody({"coordinator"}), Merge({})), "NAME_A_UNIT");
}

TEST(RightsTest, AnotherMunicipalityIsClosedToEveryRole) {
  trial::v1::LookRequest other = Look("emp-ada");
  other.set_tenant_id("naboby");
  EXPECT_EQ(Told(Somebody({"employee", "auditor", "planner"}, {"*"}), other), "TENANT");
  other.clear_tenant_id();
  EXPECT_EQ(Told(Somebody({"auditor"}), other), "TENANT");
}

TEST(RightsTest, WhoeverActsAnswersForItUnderTheirOwnName) {
  trial::v1::SignRequest request;
  request.set_tenant_id("legeby");
  request.set_gap_id("gap-1");
  request.set_approver_employment_id("emp-bo");
  EXPECT_EQ(Told(Somebody({"area_manager"}), request), "NOT_YOUR_NAME");
  request.set_approver_employment_id("emp-ada");
  EXPECT_EQ(Told(Somebody({"area_manager"}), request), "OK");
  request.set_gap_id("gap-2");
  EXPECT_EQ(Told(Somebody({"area_manager"}), request), "OTHER_UNIT");
}

TEST(RightsTest, WhereNobodyNeedAnswerForItNobodyMustButNoOneAnswersForAnother) {
  trial::v1::OverruleRequest request;
  request.set_tenant_id("legeby");
  request.set_gap_id("gap-1");
  EXPECT_EQ(Told(Somebody({"area_manager"}), request), "OK");
  request.mutable_countersign();
  EXPECT_EQ(Told(Somebody({"area_manager"}), request), "NOT_YOUR_NAME");
  request.mutable_countersign()->set_by_employment_id("emp-bo");
  EXPECT_EQ(Told(Somebody({"area_manager"}), request), "NOT_YOUR_NAME");
  request.mutable_countersign()->set_by_employment_id("emp-ada");
  EXPECT_EQ(Told(Somebody({"area_manager"}), request), "OK");
}

TEST(RightsTest, WhatNoRuleNamesIsClosed) {
  const Principal all = Somebody({"employee", "planner", "line_manager", "area_manager",
                                  "coordinator", "administrator", "auditor", "ops"},
                                 {"*"});
  EXPECT_EQ(Told(all, trial::v1::ForgottenRequest()), "ROLE_MISSING");
  EXPECT_EQ(Told(all, trial::v1::HouseRequest()), "HOUSE_ONLY");
}

TEST(RightsTest, TheResponseIsEmptiedForThoseWhoMayNotSeeItWhole) {
  trial::v1::LookResponse response;
  response.set_text("away");
  response.set_secret("kind");
  response.add_parts()->set_secret("kind");
  response.mutable_parts(0)->set_text("away");
  Hide(*Ask(Somebody({"planner"}), Look("emp-bo", "", "gap-1")), &response);
  EXPECT_EQ(response.ShortDebugString(), "text: \"away\" parts { text: \"away\" }");
}

TEST(RightsTest, OfTwoRolesTheOneThatSeesMoreCounts) {
  const auto rule = Ask(Somebody({"planner", "line_manager"}), Look("emp-bo", "", "gap-1"));
  ASSERT_TRUE(rule.ok());
  EXPECT_TRUE(rule->hides().empty());
}

TEST(RightsTest, ARuleThatSpeaksOfNothingIsFound) {
  EXPECT_EQ(FaultIn(*MethodTaking(trial::v1::BrokenRequest())), "the request has no text gap_id");
  EXPECT_EQ(FaultIn(*MethodTaking(trial::v1::ForgottenRequest())), "no rule says who may call it");
  EXPECT_EQ(FaultIn(*MethodTaking(trial::v1::LookRequest())), "");
  EXPECT_EQ(FaultIn(*MethodTaking(trial::v1::HouseRequest())), "");
}

}  // namespace
}  // namespace vagtbro::kit
