// ImportPeople: what is sound is kept, what is not is named, and twice is once.
#include <gtest/gtest.h>

#include "directory/testing/directory_test.h"

namespace vagtbro::directory {
namespace {

class ImportPeopleTest : public DirectoryTest {
 protected:
  // Position, id and reason of each record that was refused.
  static std::vector<std::string> RefusedOf(const v1::ImportPeopleResponse& response) {
    std::vector<std::string> refused;
    for (const auto& record : response.refused()) {
      EXPECT_NE(record.advice(), "");
      refused.push_back(std::to_string(record.index()) + " " + record.id() + " " + record.reason());
    }
    return refused;
  }
};
ON_BOTH_DISKS(ImportPeopleTest);

using Refused = std::vector<std::string>;

TEST_P(ImportPeopleTest, APersonBecomesFactsAndOnlyIdsArePublic) {
  const v1::ImportPeopleResponse response = Imported({Ada()});
  EXPECT_EQ(response.accepted(), 1u);
  EXPECT_EQ(response.refused_size(), 0);

  Types others_hear;
  for (const kit::Envelope& envelope : EnvelopesAfter(0)) {
    const std::string bytes = envelope.SerializeAsString();
    if (envelope.audience() != bus::v1::AUDIENCE_PUBLIC) continue;
    others_hear.push_back(envelope.type().substr(envelope.type().rfind('.') + 1));
    for (const char* secret : {"Lund", "20123456", "47110", "argon2"}) {
      EXPECT_EQ(bytes.find(secret), std::string::npos) << envelope.type();
    }
  }
  EXPECT_EQ(others_hear, (Types{"EmploymentRegistered", "OfferConsentGiven", "LeaveRegistered"}));
  EXPECT_EQ(EventsAfter(0),
            (Types{"PersonRecorded", "EmploymentRegistered", "EmploymentNumberRecorded",
                   "OfferConsentGiven", "LeaveRegistered", "PinSet"}));
}

TEST_P(ImportPeopleTest, WhatAPersonMayDoIsToldWithoutTheIdInTheRegister) {
  v1::PersonRecord ada = Ada();
  auto& registered = *ada.add_authorisations();
  registered.set_authorisation_id("0BCY9");
  registered.set_profession(types::v1::PROFESSION_NURSE);
  registered.set_status(v1::AUTHORISATION_STATUS_VALID);
  *registered.mutable_check_time() = kit::ToProto(kMonday);
  ada.mutable_employment()->add_travel_times()->set_unit_id("rose-house");
  ada.mutable_employment()->add_travel_times()->set_unit_id("lily-house");
  EXPECT_EQ(Imported({ada}).accepted(), 1u);
  for (const kit::Envelope& envelope : EnvelopesAfter(0)) {
    if (envelope.audience() != bus::v1::AUDIENCE_PUBLIC) continue;
    EXPECT_EQ(envelope.SerializeAsString().find("0BCY9"), std::string::npos) << envelope.type();
  }
  const auto* told = state_->employments().Find("legeby/e-ada");
  ASSERT_NE(told, nullptr);
  ASSERT_EQ(told->authorisations_size(), 1);
  EXPECT_TRUE(told->authorisations(0).in_good_standing());

  const uint64_t before = journal_->head();
  Imported({ada});
  EXPECT_EQ(journal_->head(), before) << "twice changes nothing";

  ada.mutable_authorisations(0)->set_status(v1::AUTHORISATION_STATUS_WITHDRAWN);
  Imported({ada});
  EXPECT_EQ(EventsAfter(before), (Types{"PersonRecorded", "EmploymentRegistered"}));

  ada.mutable_authorisations(0)->set_authorisation_id("VOWEL");
  EXPECT_EQ(RefusedOf(Imported({ada})), Refused{"0 e-ada MALFORMED_AUTHORISATION_ID"});
}

TEST_P(ImportPeopleTest, EveryConsentIsHeardOnItsOwn) {
  v1::PersonRecord ada = Ada();
  Imported({ada});
  const uint64_t before = journal_->head();
  ada.mutable_consent()->set_standby(true);
  Imported({ada});
  ada.mutable_consent()->set_voice_offers(true);
  Imported({ada});
  Imported({ada});
  EXPECT_EQ(EventsAfter(before), (Types{"OfferConsentGiven", "OfferConsentGiven"}));
  v1::GetContactRequest request;
  request.set_tenant_id("legeby");
  request.set_employment_id("e-ada");
  v1::GetContactResponse contact;
  ASSERT_TRUE(GetContact(*state_, request, &contact).ok());
  EXPECT_TRUE(contact.voice_offers());
}

TEST_P(ImportPeopleTest, ImportingTwiceChangesNothing) {
  Imported({Ada(), Bo()});
  const uint64_t head = journal_->head();
  const v1::ImportPeopleResponse again = Imported({Ada(), Bo()});
  EXPECT_EQ(again.accepted(), 2u);
  EXPECT_EQ(again.refused_size(), 0);
  EXPECT_EQ(journal_->head(), head);
  Reopen();
  Imported({Bo(), Ada()});
  EXPECT_EQ(journal_->head(), head);
}

TEST_P(ImportPeopleTest, ARetryOfTheSameRequestGetsTheSameAnswer) {
  v1::ImportPeopleRequest request;
  request.set_request_id("import-1");
  *request.add_people() = Ada();
  *request.add_people() = v1::PersonRecord();
  v1::ImportPeopleResponse first;
  v1::ImportPeopleResponse again;
  ASSERT_TRUE(Import(request, &first).ok());
  const uint64_t head = journal_->head();
  ASSERT_TRUE(Import(request, &again).ok());
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(journal_->head(), head);
}

TEST_P(ImportPeopleTest, OnlyWhatChangedIsWritten) {
  Imported({Ada()});
  uint64_t before = journal_->head();
  v1::PersonRecord ada = Ada();
  ada.set_name("Ada Lund Holm");
  Imported({ada});
  EXPECT_EQ(EventsAfter(before), Types{"PersonRecorded"});

  before = journal_->head();
  ada.mutable_employment()->set_weekly_minutes(30 * 60);
  Imported({ada});
  EXPECT_EQ(EventsAfter(before), Types{"EmploymentRegistered"});

  before = journal_->head();
  ada.set_pin("7305");
  Imported({ada});
  EXPECT_EQ(EventsAfter(before), Types{"PinSet"});
}

TEST_P(ImportPeopleTest, WithoutAPinThePinStaysAsItIs) {
  Imported({Ada()});
  const uint64_t head = journal_->head();
  v1::PersonRecord ada = Ada();
  ada.clear_pin();
  Imported({ada});
  EXPECT_EQ(journal_->head(), head);
  EXPECT_EQ(Identified("47110", "4817"), "e-ada");
}

TEST_P(ImportPeopleTest, WithoutConsentTheConsentIsWithdrawn) {
  Imported({Ada(), Bo()});
  const uint64_t before = journal_->head();
  v1::PersonRecord ada = Ada();
  ada.clear_consent();
  Imported({ada, Bo()});
  ASSERT_EQ(EventsAfter(before), Types{"OfferConsentGiven"});
  v1::OfferConsentGiven heard;
  ASSERT_TRUE(heard.ParseFromString(EnvelopesAfter(before)[0].payload()));
  EXPECT_EQ(heard.employment_id(), "e-ada");
  EXPECT_FALSE(heard.sms_offers());
}

TEST_P(ImportPeopleTest, APopularPinIsRefusedAndTheRecordKept) {
  v1::PersonRecord ada = Ada();
  ada.set_pin("1234");
  const v1::ImportPeopleResponse response = Imported({Bo(), ada});
  EXPECT_EQ(response.accepted(), 2u);
  EXPECT_EQ(RefusedOf(response), Refused{"1 e-ada POPULAR_PIN"});
  EXPECT_EQ(Identified("47110", "1234"), "NOT_IDENTIFIED");
  v1::GetContactRequest request;
  request.set_tenant_id("legeby");
  request.set_employment_id("e-ada");
  v1::GetContactResponse contact;
  EXPECT_TRUE(GetContact(*state_, request, &contact).ok());
}

TEST_P(ImportPeopleTest, APinThatTheEmploymentNumberGivesAwayIsRefused) {
  v1::PersonRecord ada = Ada();
  ada.set_pin("7110");  // of 47110
  EXPECT_EQ(RefusedOf(Imported({ada})), Refused{"0 e-ada POPULAR_PIN"});
  EXPECT_TRUE(state_->pins().rows().empty());
}

TEST_P(ImportPeopleTest, APinThatIsNoneIsRefusedAndTheOldOneStays) {
  Imported({Ada()});
  v1::PersonRecord ada = Ada();
  ada.set_pin("48a7");
  EXPECT_EQ(RefusedOf(Imported({ada})), Refused{"0 e-ada MALFORMED_PIN"});
  EXPECT_EQ(Identified("47110", "4817"), "e-ada");
}

TEST_P(ImportPeopleTest, AFaultyRecordLeavesNoTraceAndTheRestIsKept) {
  v1::PersonRecord ada = Ada();
  ada.add_phones("112");
  const v1::ImportPeopleResponse response = Imported({ada, Bo()});
  EXPECT_EQ(response.accepted(), 1u);
  EXPECT_EQ(RefusedOf(response), Refused{"0 e-ada MALFORMED_PHONE"});
  EXPECT_EQ(Identified("47110", "4817"), "NOT_IDENTIFIED");
  EXPECT_EQ(Identified("47111", "9031"), "e-bo");
  for (const kit::Envelope& envelope : EnvelopesAfter(0)) {
    EXPECT_EQ(envelope.stream_id().find("ada"), std::string::npos);
  }
}

TEST_P(ImportPeopleTest, AnEmploymentNumberBelongsToOne) {
  Imported({Ada()});
  v1::PersonRecord bo = Bo();
  bo.set_employment_no("47110");
  EXPECT_EQ(RefusedOf(Imported({bo})), Refused{"0 e-bo EMPLOYMENT_NO_TAKEN"});

  v1::PersonRecord cai = Bo();
  cai.set_person_id("p-cai");
  *cai.mutable_employment() = Nurse("cai");
  EXPECT_EQ(RefusedOf(Imported({Bo(), cai})), Refused{"1 e-cai EMPLOYMENT_NO_TAKEN"});
}

TEST_P(ImportPeopleTest, ANumberThatIsGivenUpIsFreeAndIdentifiesNobody) {
  Imported({Ada()});
  v1::PersonRecord ada = Ada();
  ada.clear_employment_no();
  v1::PersonRecord bo = Bo();
  bo.set_employment_no("47110");
  EXPECT_EQ(RefusedOf(Imported({ada, bo})), Refused{});
  EXPECT_EQ(Identified("47110", "4817"), "NOT_IDENTIFIED");
  EXPECT_EQ(Identified("47110", "9031"), "e-bo");
  Reopen();
  EXPECT_EQ(Identified("47110", "9031"), "e-bo");
}

TEST_P(ImportPeopleTest, IdsAreNotTakenOverByAnother) {
  Imported({Ada()});
  v1::PersonRecord bo = Bo();
  bo.mutable_employment()->set_employment_id("e-ada");
  EXPECT_EQ(RefusedOf(Imported({bo})), Refused{"0 e-ada EMPLOYMENT_OF_ANOTHER"});
  bo = Bo();
  *bo.add_leave() = Holiday("leave-ada", kMonday, kMonday + absl::Hours(1));
  EXPECT_EQ(RefusedOf(Imported({bo})), Refused{"0 e-bo LEAVE_OF_ANOTHER"});
}

TEST_P(ImportPeopleTest, OnePersonMayHaveTwoEmploymentsButOnlyOneName) {
  v1::PersonRecord second = Ada();
  *second.mutable_employment() = Nurse("ada-2");
  second.set_employment_no("47112");
  EXPECT_EQ(Imported({Ada(), second}).accepted(), 2u);
  second.set_name("Ada Holm");
  EXPECT_EQ(RefusedOf(Imported({Ada(), second})), Refused{"1 e-ada-2 CONTRADICTS_EARLIER_RECORD"});
  EXPECT_EQ(RefusedOf(Imported({Ada(), Ada()})), Refused{"1 e-ada CONTRADICTS_EARLIER_RECORD"});
}

TEST_P(ImportPeopleTest, MoreThanFiveHundredAtOnceIsTooMuch) {
  v1::ImportPeopleRequest request;
  for (int i = 0; i < 501; ++i) *request.add_people() = Ada();
  v1::ImportPeopleResponse response;
  EXPECT_TRUE(PinsToPrepare(*state_, request).empty());
  EXPECT_EQ(kit::ReasonOf(Import(request, &response)), "MALFORMED_FIELD");
  EXPECT_EQ(journal_->head(), 0u);
}

TEST_P(ImportPeopleTest, APinThatChangesWhileItIsComparedIsTriedAgain) {
  Imported({Ada()});
  v1::ImportPeopleRequest request;
  request.set_tenant_id("legeby");
  *request.add_people() = Ada();
  const PinJob job = PinsToPrepare(*state_, request).at(0);
  const PreparedPins unchanged = {{0, PreparePin(vault_, job)}};
  EXPECT_EQ(unchanged.at(0).new_hash, "");
  v1::PersonRecord other = Ada();
  other.set_pin("7305");
  Imported({other});

  v1::ImportPeopleResponse response;
  EXPECT_EQ(ImportPrepared(unchanged, request, &response).code(), absl::StatusCode::kUnavailable);
  ASSERT_TRUE(Import(request, &response).ok());
  EXPECT_EQ(Identified("47110", "4817"), "e-ada");
}

}  // namespace
}  // namespace vagtbro::directory
