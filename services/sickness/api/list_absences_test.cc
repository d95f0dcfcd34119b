// ListAbsences: newest first, filtered, in pages, and the same after a restart.
#include <gtest/gtest.h>

#include "sickness/testing/sickness_test.h"

namespace vagtbro::sickness {
namespace {

using Ids = std::vector<std::string>;

class ListAbsencesTest : public SicknessTest {
 protected:
  // Ada ill on Monday, Bo from Tuesday, Ada again on Wednesday.
  void SetUp() override {
    SicknessTest::SetUp();
    monday_ = Reported(SickCall("ada")).absence().absence_id();
    WaitUntil(February(3, 6));
    tuesday_ = Reported(SickCall("bo", February(3, 7), February(6, 7))).absence().absence_id();
    WaitUntil(February(4, 5));
    wednesday_ = Reported(SickCall("ada")).absence().absence_id();
  }

  v1::ListAbsencesResponse List(v1::ListAbsencesRequest request) {
    request.set_tenant_id("legeby");
    v1::ListAbsencesResponse response;
    const absl::Status done = ListAbsences(*state_, request, &response, clock_.Now());
    EXPECT_TRUE(done.ok()) << done;
    return response;
  }
  static Ids IdsOf(const v1::ListAbsencesResponse& response) {
    Ids ids;
    for (const auto& absence : response.absences()) ids.push_back(absence.absence_id());
    return ids;
  }
  std::string MalformedField(v1::ListAbsencesRequest request) {
    request.set_tenant_id("legeby");
    v1::ListAbsencesResponse response;
    const absl::Status refused = ListAbsences(*state_, request, &response, clock_.Now());
    EXPECT_EQ(kit::ReasonOf(refused), "MALFORMED_FIELD");
    const std::string text(refused.message());
    return text.substr(0, text.find(':'));
  }

  std::string monday_, tuesday_, wednesday_;
};
ON_BOTH_DISKS(ListAbsencesTest);

TEST_P(ListAbsencesTest, TheNewestReportComesFirst) {
  EXPECT_EQ(IdsOf(List({})), (Ids{wednesday_, tuesday_, monday_}));
}

TEST_P(ListAbsencesTest, OneEmploymentOnly) {
  v1::ListAbsencesRequest request;
  request.set_employment_id("ada");
  EXPECT_EQ(IdsOf(List(request)), (Ids{wednesday_, monday_}));
  request.set_employment_id("nobody");
  EXPECT_EQ(IdsOf(List(request)), Ids{});
}

TEST_P(ListAbsencesTest, OneUnitsPeopleOnlyAndAsTheyBelongToday) {
  v1::ListAbsencesRequest request;
  request.set_unit_id("rose-house");
  EXPECT_EQ(IdsOf(List(request)), (Ids{wednesday_, tuesday_, monday_}));
  Employ("bo", "lake-house");
  EXPECT_EQ(IdsOf(List(request)), (Ids{wednesday_, monday_}));
  request.set_unit_id("lake-house");
  EXPECT_EQ(IdsOf(List(request)), Ids{tuesday_});
}

TEST_P(ListAbsencesTest, OnlyWhatTouchesTheInterval) {
  v1::ListAbsencesRequest request;
  *request.mutable_interval() = kit::MakeInterval(February(3, 0), February(4, 5));
  EXPECT_EQ(IdsOf(List(request)), Ids{tuesday_});
}

TEST_P(ListAbsencesTest, ARecoveryCutsShortWhatIsTouched) {
  v1::ReportRecoveryResponse recovered;
  ASSERT_TRUE(Recover("bo", February(4, 12), &recovered).ok());
  v1::ListAbsencesRequest request;
  *request.mutable_interval() = kit::MakeInterval(February(4, 12), February(6, 7));
  EXPECT_EQ(IdsOf(List(request)), Ids{wednesday_});
}

TEST_P(ListAbsencesTest, PagesStayRightWhileNewCallsComeIn) {
  v1::ListAbsencesRequest request;
  request.set_page_size(2);
  const v1::ListAbsencesResponse first = List(request);
  EXPECT_EQ(IdsOf(first), (Ids{wednesday_, tuesday_}));
  Reported(SickCall("ada", February(9, 7), February(9, 15)));

  request.set_page_token(first.next_page_token());
  const v1::ListAbsencesResponse second = List(request);
  EXPECT_EQ(IdsOf(second), Ids{monday_});
  EXPECT_EQ(second.next_page_token(), "");
}

TEST_P(ListAbsencesTest, AFullLastPageHasNoNext) {
  v1::ListAbsencesRequest request;
  request.set_page_size(3);
  EXPECT_EQ(List(request).next_page_token(), "");
}

TEST_P(ListAbsencesTest, TheSameAfterARestart) {
  const std::string before = List({}).SerializeAsString();
  Reopen();
  EXPECT_EQ(List({}).SerializeAsString(), before);
}

TEST_P(ListAbsencesTest, AnotherMunicipalitySeesNothing) {
  v1::ListAbsencesRequest request;
  request.set_tenant_id("legeby-2");
  v1::ListAbsencesResponse response;
  ASSERT_TRUE(ListAbsences(*state_, request, &response, clock_.Now()).ok());
  EXPECT_EQ(response.absences_size(), 0);
}

TEST_P(ListAbsencesTest, MalformedFieldsAreNamed) {
  v1::ListAbsencesRequest request;
  request.set_employment_id("Ada!");
  EXPECT_EQ(MalformedField(request), "employment_id");
  request.Clear();
  request.set_page_token("abs-999");
  EXPECT_EQ(MalformedField(request), "page_token");
  request.Clear();
  *request.mutable_interval() = kit::MakeInterval(February(3, 0), February(3, 0));
  EXPECT_EQ(MalformedField(request), "interval");
}

}  // namespace
}  // namespace vagtbro::sickness
