// The worker whom an agency sends: taken in with data, known to others by an id alone.
#include <gtest/gtest.h>

#include "directory/testing/directory_test.h"

namespace vagtbro::directory {
namespace {

class AgencyWorkerRpcTest : public DirectoryTest {
 protected:
  void SetUp() override {
    DirectoryTest::SetUp();
    Imported({Desk(), Ada()});
  }

  static v1::PersonRecord Desk() {
    v1::PersonRecord desk;
    desk.set_person_id("p-desk");
    desk.set_name("Vikarbureauet Broen");
    desk.set_order_url("https://vikar.example.dk/orders");
    *desk.mutable_employment() = Nurse("desk");
    desk.mutable_employment()->set_kind(v1::EMPLOYMENT_KIND_AGENCY);
    desk.mutable_employment()->clear_home_unit_id();
    desk.mutable_employment()->set_agreement_profile("private_flat");
    return desk;
  }

  static v1::RegisterAgencyWorkerRequest Mia(const std::string& request_id) {
    v1::RegisterAgencyWorkerRequest request;
    request.set_tenant_id("legeby");
    request.set_request_id(request_id);
    request.set_agency_employment_id("e-desk");
    request.set_worker_no("V-17");
    request.set_name("Mia Holm");
    request.set_profession(types::v1::PROFESSION_NURSE);
    request.set_authorisation_id("0BCDF");
    request.add_competences("medicine-app");
    *request.mutable_interval() = kit::MakeInterval(kMonday, kMonday + absl::Hours(8));
    return request;
  }

  absl::Status Register(const v1::RegisterAgencyWorkerRequest& request) {
    response_.Clear();
    const absl::Status done =
        kit::RunMutation<v1::RegisterAgencyWorkerRequest, v1::RegisterAgencyWorkerResponse>(
            *journal_, "Register", request, &response_,
            [&](kit::Commit& commit, const auto& asked, auto* answer) {
              return RegisterAgencyWorker(*state_, commit, asked, answer);
            });
    EXPECT_TRUE(journal_->Flush().ok());
    return done;
  }
  v1::EmploymentRegistered Worker() const {
    return state_->employments().Get(kit::Key("legeby", response_.employment_id()));
  }

  v1::RegisterAgencyWorkerResponse response_;
};
ON_BOTH_DISKS(AgencyWorkerRpcTest);

TEST_P(AgencyWorkerRpcTest, ACompleteWorkerIsEmployedForTheTimeTheyAreSent) {
  ASSERT_TRUE(Register(Mia("r-1")).ok());
  const v1::EmploymentRegistered worker = Worker();
  EXPECT_EQ(worker.kind(), v1::EMPLOYMENT_KIND_AGENCY_WORKER);
  EXPECT_EQ(worker.agency_employment_id(), "e-desk");
  EXPECT_EQ(worker.agreement_profile(), "private_flat");
  EXPECT_EQ(kit::FromProto(worker.start_time()), kMonday);
  EXPECT_EQ(kit::FromProto(worker.end_time()), kMonday + absl::Hours(8));
  ASSERT_EQ(worker.authorisations_size(), 1);
  EXPECT_TRUE(worker.authorisations(0).in_good_standing());
  EXPECT_FALSE(worker.names_workers());
  EXPECT_TRUE(state_->employments().Get("legeby/e-desk").names_workers());
}

TEST_P(AgencyWorkerRpcTest, NameAndAuthorisationNumberStayInTheDirectory) {
  const uint64_t before = journal_->head();
  ASSERT_TRUE(Register(Mia("r-1")).ok());
  ASSERT_EQ(EventsAfter(before), (Types{"PersonRecorded", "EmploymentRegistered"}));
  const std::string told = EnvelopesAfter(before)[1].payload() + response_.SerializeAsString();
  EXPECT_EQ(told.find("Mia"), std::string::npos);
  EXPECT_EQ(told.find("0BCDF"), std::string::npos);
  EXPECT_EQ(told.find("V-17"), std::string::npos);
}

TEST_P(AgencyWorkerRpcTest, TheSameNumberIsTheSameWorkerForALongerTime) {
  ASSERT_TRUE(Register(Mia("r-1")).ok());
  const std::string first = response_.employment_id();
  v1::RegisterAgencyWorkerRequest again = Mia("r-2");
  again.set_worker_no("v-17");
  *again.mutable_interval() =
      kit::MakeInterval(kMonday + absl::Hours(24), kMonday + absl::Hours(32));
  ASSERT_TRUE(Register(again).ok());
  EXPECT_EQ(response_.employment_id(), first);
  EXPECT_EQ(kit::FromProto(Worker().start_time()), kMonday);
  EXPECT_EQ(kit::FromProto(Worker().end_time()), kMonday + absl::Hours(32));
}

TEST_P(AgencyWorkerRpcTest, ARetryIsAnsweredAlikeAndLeavesNoTrace) {
  ASSERT_TRUE(Register(Mia("r-1")).ok());
  const std::string first = response_.employment_id();
  const uint64_t head = journal_->head();
  ASSERT_TRUE(Register(Mia("r-1")).ok());
  EXPECT_EQ(response_.employment_id(), first);
  EXPECT_EQ(EventsAfter(head), Types{});
}

TEST_P(AgencyWorkerRpcTest, WhatIsMissingIsNamedAndNothingIsTakenIn) {
  const uint64_t before = journal_->head();
  v1::RegisterAgencyWorkerRequest request = Mia("r-1");
  request.clear_name();
  request.clear_authorisation_id();
  const absl::Status refused = Register(request);
  EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(kit::ReasonOf(refused), "WORKER_DATA_MISSING");
  EXPECT_EQ(std::string(refused.message()), "send what is missing: name,authorisation_id");
  EXPECT_EQ(EventsAfter(before), Types{});
}

TEST_P(AgencyWorkerRpcTest, OnlyADeskThatIsKnownSendsWorkers) {
  v1::RegisterAgencyWorkerRequest request = Mia("r-1");
  request.set_agency_employment_id("e-nobody");
  EXPECT_EQ(kit::ReasonOf(Register(request)), "UNKNOWN_EMPLOYMENT");
  request = Mia("r-2");
  request.set_agency_employment_id("e-ada");
  EXPECT_EQ(kit::ReasonOf(Register(request)), "NOT_AN_AGENCY");
  request = Mia("r-3");
  request.set_agency_employment_id("");
  EXPECT_EQ(kit::ReasonOf(Register(request)), "MALFORMED_FIELD");
}

TEST_P(AgencyWorkerRpcTest, WhoWasErasedDoesNotComeBackByTheirNumber) {
  ASSERT_TRUE(Register(Mia("r-1")).ok());
  v1::ErasePersonRequest erase;
  erase.set_tenant_id("legeby");
  erase.set_request_id("r-2");
  erase.set_person_id(Worker().person_id());
  v1::ErasePersonResponse erased;
  const absl::Status done = kit::RunMutation<v1::ErasePersonRequest, v1::ErasePersonResponse>(
      *journal_, "Erase", erase, &erased,
      [&](kit::Commit& commit, const auto& asked, auto* answer) {
        return ErasePerson(*state_, commit, asked, answer);
      });
  ASSERT_TRUE(done.ok()) << done;
  EXPECT_EQ(kit::ReasonOf(Register(Mia("r-3"))), "PERSON_ERASED");
}

TEST_P(AgencyWorkerRpcTest, AnOrderAddressIsForDesksAndIsToldWithTheContact) {
  v1::GetContactRequest asked;
  asked.set_tenant_id("legeby");
  asked.set_employment_id("e-desk");
  v1::GetContactResponse contact;
  ASSERT_TRUE(GetContact(*state_, asked, &contact).ok());
  EXPECT_EQ(contact.order_url(), "https://vikar.example.dk/orders");

  v1::PersonRecord ada = Ada();
  ada.set_order_email("ada@example.dk");
  v1::PersonRecord desk = Desk();
  desk.set_order_url("http://vikar.example.dk/orders");
  const v1::ImportPeopleResponse answer = Imported({ada, desk});
  ASSERT_EQ(answer.refused_size(), 2);
  EXPECT_EQ(answer.refused(0).reason(), "MALFORMED_ORDER_ADDRESS");
  EXPECT_EQ(answer.refused(1).reason(), "MALFORMED_ORDER_ADDRESS");
}

TEST_P(AgencyWorkerRpcTest, AnAgencysWorkerHasAnAgencyAndNobodyElseHas) {
  v1::PersonRecord ada = Ada();
  ada.mutable_employment()->set_agency_employment_id("e-desk");
  v1::PersonRecord mia = Desk();
  mia.clear_order_url();
  mia.set_person_id("p-mia");
  mia.mutable_employment()->set_employment_id("e-mia");
  mia.mutable_employment()->set_kind(v1::EMPLOYMENT_KIND_AGENCY_WORKER);
  const v1::ImportPeopleResponse answer = Imported({ada, mia});
  ASSERT_EQ(answer.refused_size(), 2);
  EXPECT_EQ(answer.refused(0).reason(), "MISSING_AGENCY");
  EXPECT_EQ(answer.refused(1).reason(), "MISSING_AGENCY");
}

}  // namespace
}  // namespace vagtbro::directory
