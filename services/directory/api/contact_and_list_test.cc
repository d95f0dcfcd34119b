// GetContact and ListEmployments: the two ways in which names and numbers leave the directory.
#include <gtest/gtest.h>

#include "directory/testing/directory_test.h"

namespace vagtbro::directory {
namespace {

using Ids = std::vector<std::string>;

class LookUpTest : public DirectoryTest {
 protected:
  void SetUp() override {
    DirectoryTest::SetUp();
    v1::PersonRecord cai;
    cai.set_person_id("p-cai");
    cai.set_name("Cai Ågård");
    *cai.mutable_employment() = Nurse("cai");
    cai.mutable_employment()->set_kind(v1::EMPLOYMENT_KIND_POOL);
    cai.mutable_employment()->clear_home_unit_id();
    Imported({Bo(), cai, Ada()});
  }

  absl::Status Contact(const std::string& employment_id, v1::GetContactResponse* response) {
    v1::GetContactRequest request;
    request.set_tenant_id("legeby");
    request.set_employment_id(employment_id);
    return GetContact(*state_, request, response);
  }

  v1::ListEmploymentsResponse List(v1::ListEmploymentsRequest request) {
    if (request.tenant_id().empty()) request.set_tenant_id("legeby");
    v1::ListEmploymentsResponse response;
    const absl::Status done = ListEmployments(*state_, request, &response, clock_.Now());
    EXPECT_TRUE(done.ok()) << done;
    return response;
  }
  static Ids IdsOf(const v1::ListEmploymentsResponse& response) {
    Ids ids;
    for (const auto& employment : response.employments()) {
      ids.push_back(employment.facts().employment_id());
    }
    return ids;
  }
  Ids Found(const std::string& query) {
    v1::ListEmploymentsRequest request;
    request.set_query(query);
    return IdsOf(List(request));
  }
};
ON_BOTH_DISKS(LookUpTest);

TEST_P(LookUpTest, AContactIsNumbersLanguageAndWhatWasAgreedTo) {
  v1::GetContactResponse ada;
  ASSERT_TRUE(Contact("e-ada", &ada).ok());
  ASSERT_EQ(ada.phones_size(), 1);
  EXPECT_EQ(ada.phones(0), "+4520123456");
  EXPECT_EQ(ada.language(), "da");
  EXPECT_TRUE(ada.sms_offers());
  EXPECT_FALSE(ada.night_sms_offers());

  v1::GetContactResponse bo;
  ASSERT_TRUE(Contact("e-bo", &bo).ok());
  EXPECT_EQ(bo.language(), "en");
  EXPECT_FALSE(bo.sms_offers());
}

TEST_P(LookUpTest, WhoHasNoNumberCannotBeReached) {
  v1::GetContactResponse cai;
  ASSERT_TRUE(Contact("e-cai", &cai).ok());
  EXPECT_EQ(cai.phones_size(), 0);
}

TEST_P(LookUpTest, AnUnknownEmploymentHasNoContact) {
  v1::GetContactResponse response;
  const absl::Status unknown = Contact("e-dan", &response);
  EXPECT_EQ(unknown.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(kit::ReasonOf(unknown), "UNKNOWN_EMPLOYMENT");
  EXPECT_EQ(kit::ReasonOf(Contact("Dan!", &response)), "MALFORMED_FIELD");
}

TEST_P(LookUpTest, TheListGoesByEmploymentIdAndSaysWhoItIs) {
  const v1::ListEmploymentsResponse response = List({});
  ASSERT_EQ(IdsOf(response), (Ids{"e-ada", "e-bo", "e-cai"}));
  const v1::Employment& ada = response.employments(0);
  EXPECT_EQ(ada.name(), "Ada Lund");
  EXPECT_EQ(ada.employment_no(), "47110");
  EXPECT_TRUE(ada.has_pin());
  EXPECT_TRUE(ada.consent().sms_offers());
  EXPECT_EQ(ada.facts().home_unit_id(), "rose-house");
  const v1::Employment& cai = response.employments(2);
  EXPECT_EQ(cai.employment_no(), "");
  EXPECT_FALSE(cai.has_pin());
  EXPECT_FALSE(cai.has_consent());
}

TEST_P(LookUpTest, LeaveIsShownUntilItIsOver) {
  EXPECT_EQ(List({}).employments(0).leave_size(), 1);
  Pass(absl::Hours(7 * 24) - absl::Nanoseconds(1));
  EXPECT_EQ(List({}).employments(0).leave_size(), 1);
  Pass(absl::Nanoseconds(1));
  EXPECT_EQ(List({}).employments(0).leave_size(), 0);
}

TEST_P(LookUpTest, ASearchKnowsNamesNumbersAndIdsAndNoCapitals) {
  EXPECT_EQ(Found("LUND"), Ids{"e-ada"});
  EXPECT_EQ(Found("ærø"), Ids{"e-bo"});
  EXPECT_EQ(Found("ÅGÅRD"), Ids{"e-cai"});
  EXPECT_EQ(Found("4711"), (Ids{"e-ada", "e-bo"}));
  EXPECT_EQ(Found("E-CAI"), Ids{"e-cai"});
  EXPECT_EQ(Found("nobody"), Ids{});
}

TEST_P(LookUpTest, OneUnitOnly) {
  v1::ListEmploymentsRequest request;
  request.set_unit_id("lily-house");
  EXPECT_EQ(IdsOf(List(request)), Ids{"e-bo"});
}

TEST_P(LookUpTest, PagesFollowEachOtherWithoutHolesAlsoWhenFiltered) {
  v1::ListEmploymentsRequest request;
  request.set_page_size(2);
  const v1::ListEmploymentsResponse first = List(request);
  EXPECT_EQ(IdsOf(first), (Ids{"e-ada", "e-bo"}));
  request.set_page_token(first.next_page_token());
  const v1::ListEmploymentsResponse second = List(request);
  EXPECT_EQ(IdsOf(second), Ids{"e-cai"});
  EXPECT_EQ(second.next_page_token(), "");

  v1::ListEmploymentsRequest filtered;
  filtered.set_page_size(1);
  filtered.set_query("4711");
  EXPECT_EQ(List(filtered).next_page_token(), "e-ada");
  filtered.set_page_token("e-ada");
  EXPECT_EQ(IdsOf(List(filtered)), Ids{"e-bo"});
  EXPECT_EQ(List(filtered).next_page_token(), "");
}

TEST_P(LookUpTest, TheSameAfterARestart) {
  const std::string before = List({}).SerializeAsString();
  Reopen();
  EXPECT_EQ(List({}).SerializeAsString(), before);
}

TEST_P(LookUpTest, AnotherMunicipalitySeesNothing) {
  v1::ListEmploymentsRequest request;
  request.set_tenant_id("lege");
  EXPECT_EQ(IdsOf(List(request)), Ids{});
}

TEST_P(LookUpTest, MalformedFieldsAreNamed) {
  v1::ListEmploymentsRequest request;
  request.set_tenant_id("legeby");
  v1::ListEmploymentsResponse response;
  request.set_unit_id("Rose House");
  EXPECT_EQ(kit::ReasonOf(ListEmployments(*state_, request, &response, kMonday)),
            "MALFORMED_FIELD");
  request.clear_unit_id();
  request.set_page_token("Ada!");
  EXPECT_EQ(kit::ReasonOf(ListEmployments(*state_, request, &response, kMonday)),
            "MALFORMED_FIELD");
}

TEST_P(LookUpTest, NamesOfThoseAskedForInTheirOrderAndNothingOfNobody) {
  v1::ListNamesRequest request;
  request.set_tenant_id("legeby");
  for (const char* id : {"e-cai", "e-nobody", "e-ada"}) request.add_employment_ids(id);
  v1::ListNamesResponse response;
  ASSERT_TRUE(ListNames(*state_, request, &response).ok());
  ASSERT_EQ(response.names_size(), 2);
  EXPECT_EQ(response.names(0).employment_id(), "e-cai");
  EXPECT_EQ(response.names(0).name(), "Cai Ågård");
  EXPECT_EQ(response.names(1).name(), Ada().name());
  for (int i = 0; i < 200; ++i) request.add_employment_ids("e-ada");
  EXPECT_EQ(kit::ReasonOf(ListNames(*state_, request, &response)), "MALFORMED_FIELD");
  request.set_tenant_id("legeby-2");
  request.clear_employment_ids();
  request.add_employment_ids("e-ada");
  response.Clear();
  ASSERT_TRUE(ListNames(*state_, request, &response).ok());
  EXPECT_EQ(response.names_size(), 0);
}

}  // namespace
}  // namespace vagtbro::directory
