// ErasePerson: what is gone, what stays, and that nothing brings it back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "directory/testing/directory_test.h"

namespace vagtbro::directory {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class EraseTest : public DirectoryTest {
 protected:
  void SetUp() override {
    DirectoryTest::SetUp();
    v1::PersonRecord second = Ada();
    second.mutable_employment()->set_employment_id("e-ada-2");
    second.set_employment_no("47119");
    Imported({Ada(), second, Bo()});
    before_ = journal_->log().head();
  }

  absl::Status Erase(const std::string& person_id, v1::ErasePersonResponse* response = nullptr) {
    v1::ErasePersonRequest request;
    request.set_tenant_id("legeby");
    request.set_request_id("erase-" + std::to_string(++requests_));
    request.set_person_id(person_id);
    v1::ErasePersonResponse answer;
    const absl::Status done = kit::RunMutation<v1::ErasePersonRequest, v1::ErasePersonResponse>(
        *journal_, "Erase", request, response == nullptr ? &answer : response,
        [&](kit::Commit& commit, const auto& asked, auto* answered) {
          return ErasePerson(*state_, commit, asked, answered);
        });
    EXPECT_TRUE(journal_->Flush().ok());
    return done;
  }

  // Every row of the directory as it lies on the disk, the log of what has happened aside.
  std::string RowsOnDisk() const {
    std::string all;
    disk_->Scan("s", "t", [&](const std::string& key, const std::string& value) {
      all += key + value;
      return true;
    });
    return all;
  }

  v1::ListEmploymentsResponse Everybody() const {
    v1::ListEmploymentsRequest request;
    request.set_tenant_id("legeby");
    v1::ListEmploymentsResponse response;
    EXPECT_TRUE(ListEmployments(*state_, request, &response, clock_.Now()).ok());
    return response;
  }

  uint64_t before_ = 0;
  int requests_ = 0;
};
ON_BOTH_DISKS(EraseTest);

TEST_P(EraseTest, NoRowHoldsTheNameOrANumberAnyMore) {
  ASSERT_THAT(RowsOnDisk(), HasSubstr("Ada Lund"));
  ASSERT_TRUE(Erase("p-ada").ok());
  for (const std::string gone : {"Ada Lund", "20123456", "47110", "47119"}) {
    EXPECT_THAT(RowsOnDisk(), Not(HasSubstr(gone)));
  }
  EXPECT_THAT(RowsOnDisk(), HasSubstr("Bo Ærø"));
  EXPECT_EQ(state_->pins().Find("legeby/e-ada"), nullptr);
  EXPECT_EQ(Identified("47110", "4817"), "NOT_IDENTIFIED");
}

TEST_P(EraseTest, TheEmploymentsEndAndTheirIdsStay) {
  v1::ErasePersonResponse response;
  ASSERT_TRUE(Erase("p-ada", &response).ok());
  EXPECT_THAT(response.employment_ids(), ElementsAre("e-ada", "e-ada-2"));
  EXPECT_EQ(EventsAfter(before_),
            (Types{"EmploymentRegistered", "EmploymentRegistered", "PersonErased"}));
  const v1::EmploymentRegistered* ended = state_->employments().Find("legeby/e-ada");
  ASSERT_NE(ended, nullptr);
  EXPECT_EQ(kit::FromProto(ended->end_time()), clock_.Now());
  EXPECT_THAT(ended->competences(), IsEmpty());
  const v1::ListEmploymentsResponse everybody = Everybody();
  for (const auto& one : everybody.employments()) {
    EXPECT_EQ(one.name().empty(), one.facts().person_id() == "p-ada");
  }
}

TEST_P(EraseTest, NobodyIsReachedAfterwards) {
  ASSERT_TRUE(Erase("p-ada").ok());
  v1::GetContactRequest request;
  request.set_tenant_id("legeby");
  request.set_employment_id("e-ada");
  v1::GetContactResponse contact;
  ASSERT_TRUE(GetContact(*state_, request, &contact).ok());
  EXPECT_THAT(contact.phones(), IsEmpty());
  EXPECT_FALSE(contact.sms_offers());
}

TEST_P(EraseTest, NeitherARestartNorAnImportBringsThemBack) {
  ASSERT_TRUE(Erase("p-ada").ok());
  Reopen();
  const auto refused = Imported({Ada(), Bo()});
  ASSERT_EQ(refused.refused_size(), 1);
  EXPECT_EQ(refused.refused(0).reason(), "PERSON_ERASED");
  EXPECT_THAT(RowsOnDisk(), Not(HasSubstr("Ada Lund")));
}

TEST_P(EraseTest, TheirNumberIsFreeForOthers) {
  ASSERT_TRUE(Erase("p-ada").ok());
  v1::PersonRecord bo = Bo();
  bo.set_employment_no("47110");
  EXPECT_EQ(Imported({bo}).refused_size(), 0);
  EXPECT_EQ(Identified("47110", "9031"), "e-bo");
}

TEST_P(EraseTest, TwiceIsOnceAndAStrangerIsUnknown) {
  ASSERT_TRUE(Erase("p-ada").ok());
  const uint64_t once = journal_->log().head();
  v1::ErasePersonResponse again;
  ASSERT_TRUE(Erase("p-ada", &again).ok());
  EXPECT_EQ(again.employment_ids_size(), 2);
  EXPECT_THAT(EventsAfter(once), IsEmpty());
  EXPECT_EQ(kit::ReasonOf(Erase("p-nobody")), "UNKNOWN_PERSON");
  EXPECT_EQ(kit::ReasonOf(Erase("Ada!")), "MALFORMED_FIELD");
}

TEST_P(EraseTest, AnEmploymentThatIsOverKeepsItsEnd) {
  v1::PersonRecord bo = Bo();
  *bo.mutable_employment()->mutable_end_time() = kit::ToProto(kMonday - absl::Hours(24));
  Imported({bo});
  ASSERT_TRUE(Erase("p-bo").ok());
  const auto* ended = state_->employments().Find("legeby/e-bo");
  EXPECT_EQ(kit::FromProto(ended->end_time()), kMonday - absl::Hours(24));
}

}  // namespace
}  // namespace vagtbro::directory
