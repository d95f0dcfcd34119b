// Own data: what people change about themselves stands, and what they see of others is their names.
#include "directory/own/own_data.h"

#include <gtest/gtest.h>

#include "directory/testing/directory_test.h"

namespace vagtbro::directory {
namespace {

using Names = std::vector<std::string>;

class OwnDataTest : public DirectoryTest {
 protected:
  void SetUp() override {
    DirectoryTest::SetUp();
    Imported({Ada(), Bo()});
  }

  static v1::UpdateContactRequest Wanted(const std::string& employment) {
    v1::UpdateContactRequest request;
    request.set_employment_id(employment);
    request.add_phones("30 40 50 60");
    request.add_phones("+45 30405060");
    request.set_language("en");
    request.set_voice_offers(true);
    request.set_quiet_start_minute(21 * 60);
    request.set_quiet_end_minute(7 * 60);
    return request;
  }

  // "", or the reason of the refusal.
  std::string Update(v1::UpdateContactRequest request) {
    request.set_tenant_id("legeby");
    request.set_request_id("own-" + std::to_string(++requests_));
    v1::UpdateContactResponse response;
    const absl::Status done = kit::RunMutation<v1::UpdateContactRequest, v1::UpdateContactResponse>(
        *journal_, "UpdateContact", request, &response,
        [&](kit::Commit& commit, const auto& asked, auto* answer) {
          return UpdateContact(*state_, commit, asked, answer);
        });
    EXPECT_TRUE(journal_->Flush().ok());
    return done.ok() ? "" : kit::ReasonOf(done);
  }

  std::string NewPin(const std::string& employment, const std::string& old_pin,
                     const std::string& new_pin) {
    v1::ChangePinRequest request;
    request.set_tenant_id("legeby");
    request.set_request_id("pin-" + std::to_string(++requests_));
    request.set_employment_id(employment);
    request.set_old_pin(old_pin);
    request.set_new_pin(new_pin);
    const PinChange change =
        PreparePinChange(vault_, HashToChange(*state_, vault_, request), request);
    v1::ChangePinAnswer answer;
    const absl::Status done = kit::RunMutation<v1::ChangePinRequest, v1::ChangePinAnswer>(
        *journal_, "ChangePin", request, &answer,
        [&](kit::Commit& commit, const auto& asked, auto* kept) {
          return ChangePin(*state_, vault_, commit, change, asked, kept);
        });
    EXPECT_TRUE(journal_->Flush().ok());
    const absl::Status told = done.ok() ? Told(answer) : done;
    return told.ok() ? "" : kit::ReasonOf(told);
  }

  v1::GetContactResponse Contact(const std::string& employment) {
    v1::GetContactRequest request;
    request.set_tenant_id("legeby");
    request.set_employment_id(employment);
    v1::GetContactResponse response;
    EXPECT_TRUE(GetContact(*state_, request, &response).ok());
    return response;
  }

  Names ColleaguesOf(const std::string& employment) {
    v1::ListColleaguesRequest request;
    request.set_tenant_id("legeby");
    request.set_employment_id(employment);
    v1::ListColleaguesResponse response;
    const absl::Status done = ListColleagues(*state_, request, &response, clock_.Now());
    if (!done.ok()) return {kit::ReasonOf(done)};
    Names names;
    for (const auto& colleague : response.colleagues()) names.push_back(colleague.name());
    return names;
  }

  int requests_ = 0;
};
ON_BOTH_DISKS(OwnDataTest);

TEST_P(OwnDataTest, WhatAPersonSaysHoldsAtOnceAndOthersLearnTheConsentButNoNumber) {
  const uint64_t before = journal_->log().head();
  EXPECT_EQ(Update(Wanted("e-ada")), "");
  const auto contact = Contact("e-ada");
  ASSERT_EQ(contact.phones_size(), 1);
  EXPECT_EQ(contact.phones(0), "+4530405060");
  EXPECT_EQ(contact.language(), "en");
  EXPECT_FALSE(contact.sms_offers());
  EXPECT_TRUE(contact.voice_offers());
  EXPECT_EQ(contact.quiet_start_minute(), 21u * 60);
  for (const kit::LoggedEvent& event : journal_->log().Read(before, 100)) {
    EXPECT_EQ(event.is_public, event.type == "vagtbro.directory.v1.OfferConsentGiven");
    EXPECT_EQ(event.is_public && event.bytes->find("30405060") != std::string::npos, false);
  }
}

TEST_P(OwnDataTest, TheSameAgainLeavesNoTrace) {
  EXPECT_EQ(Update(Wanted("e-ada")), "");
  const uint64_t head = journal_->log().head();
  EXPECT_EQ(Update(Wanted("e-ada")), "");
  EXPECT_EQ(journal_->log().head(), head);
}

TEST_P(OwnDataTest, AnImportLeavesItAloneUnlessItSaysThatItCountsMore) {
  EXPECT_EQ(Update(Wanted("e-ada")), "");
  EXPECT_EQ(NewPin("e-ada", "4817", "7391"), "");
  Imported({Ada()});
  Reopen();
  EXPECT_EQ(Contact("e-ada").phones(0), "+4530405060");
  EXPECT_TRUE(Contact("e-ada").voice_offers());
  EXPECT_EQ(Identified("47110", "7391"), "e-ada");

  v1::PersonRecord record = Ada();
  record.set_over_own_words(true);
  Imported({record});
  EXPECT_EQ(Contact("e-ada").phones(0), "+4520123456");
  EXPECT_FALSE(Contact("e-ada").voice_offers());
  EXPECT_EQ(Identified("47110", "4817"), "e-ada");
  // From here on imports count as before.
  record.set_over_own_words(false);
  record.set_language("en");
  Imported({record});
  EXPECT_EQ(Contact("e-ada").language(), "en");
}

TEST_P(OwnDataTest, ItHoldsForAllEmploymentsAndForALaterOneToo) {
  v1::PersonRecord second = Ada();
  second.set_employment_no("47119");
  second.set_pin("");
  second.clear_leave();
  second.mutable_employment()->set_employment_id("ada-nights");
  second.mutable_consent()->clear_employment_id();
  Imported({second});
  EXPECT_EQ(Update(Wanted("e-ada")), "");
  EXPECT_TRUE(Contact("ada-nights").voice_offers());

  v1::PersonRecord third = second;
  third.set_employment_no("47120");
  third.mutable_employment()->set_employment_id("ada-days");
  Imported({third});
  EXPECT_TRUE(Contact("ada-days").voice_offers());
  EXPECT_FALSE(Contact("ada-days").sms_offers());
}

TEST_P(OwnDataTest, WhatCannotBeIsRefusedWithItsReasonAndNothingIsChanged) {
  const uint64_t head = journal_->log().head();
  auto request = Wanted("e-ada");
  request.add_phones("12");
  EXPECT_EQ(Update(request), "MALFORMED_PHONE");
  request = Wanted("e-ada");
  for (int i = 0; i < 4; ++i) request.add_phones("2012345" + std::to_string(i));
  EXPECT_EQ(Update(request), "TOO_MANY_PHONES");
  request = Wanted("e-ada");
  request.clear_quiet_end_minute();
  EXPECT_EQ(Update(request), "MALFORMED_QUIET_HOURS");
  request = Wanted("e-ada");
  request.set_quiet_end_minute(1440);
  EXPECT_EQ(Update(request), "MALFORMED_QUIET_HOURS");
  request.set_quiet_end_minute(21 * 60);
  EXPECT_EQ(Update(request), "MALFORMED_QUIET_HOURS");
  request = Wanted("e-ada");
  request.set_language("sv");
  EXPECT_EQ(Update(request), "MALFORMED_FIELD");
  EXPECT_EQ(Update(Wanted("nobody")), "UNKNOWN_EMPLOYMENT");
  EXPECT_EQ(journal_->log().head(), head);
}

TEST_P(OwnDataTest, ANewPinTakesTheOldOneAndARightOneAtThat) {
  EXPECT_EQ(NewPin("e-ada", "4817", "7391"), "");
  EXPECT_EQ(Identified("47110", "4817"), "NOT_IDENTIFIED");
  EXPECT_EQ(Identified("47110", "7391"), "e-ada");
  EXPECT_EQ(NewPin("e-ada", "4817", "8264"), "NOT_IDENTIFIED");
  EXPECT_EQ(NewPin("e-ada", "7391", "1234"), "POPULAR_PIN");
  EXPECT_EQ(NewPin("e-ada", "7391", "4711"), "POPULAR_PIN");
  EXPECT_EQ(NewPin("e-ada", "7391", "73"), "MALFORMED_PIN");
  EXPECT_EQ(NewPin("nobody", "7391", "8264"), "UNKNOWN_EMPLOYMENT");
}

TEST_P(OwnDataTest, WrongOldPinsLockAsWrongOnesOnTheTelephoneDo) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(NewPin("e-ada", "0000", "7391"), "NOT_IDENTIFIED");
  EXPECT_EQ(NewPin("e-ada", "4817", "7391"), "NOT_IDENTIFIED");
  EXPECT_EQ(Identified("47110", "4817"), "NOT_IDENTIFIED");
  Pass(absl::Minutes(30));
  EXPECT_EQ(NewPin("e-ada", "4817", "7391"), "");
}

TEST_P(OwnDataTest, WhoHasNoPinChangesNone) {
  v1::PersonRecord record = Bo();
  record.set_employment_no("47112");
  record.set_pin("");
  record.mutable_employment()->set_employment_id("bo-2");
  record.mutable_consent()->clear_employment_id();
  Imported({record});
  EXPECT_EQ(NewPin("bo-2", "", "7391"), "NO_NUMBER");
}

TEST_P(OwnDataTest, ColleaguesAreThoseOfTheOwnUnitAndItsLeadersByName) {
  v1::PersonRecord leader = Bo();
  leader.set_person_id("p-ase");
  leader.set_name("Åse Lund");
  leader.set_employment_no("47113");
  leader.mutable_employment()->set_employment_id("ase");
  leader.mutable_employment()->clear_person_id();
  leader.mutable_employment()->add_leads_unit_ids(Ada().employment().home_unit_id());
  leader.mutable_consent()->clear_employment_id();
  Imported({leader});
  EXPECT_EQ(ColleaguesOf("e-ada"), (Names{Ada().name(), "Åse Lund"}));
  EXPECT_EQ(ColleaguesOf("e-bo"), (Names{"Bo Ærø", "Åse Lund"}));
  EXPECT_EQ(ColleaguesOf("nobody"), Names{"UNKNOWN_EMPLOYMENT"});
}

TEST_P(OwnDataTest, WhoIsErasedLeavesNothingOfIt) {
  EXPECT_EQ(Update(Wanted("e-ada")), "");
  v1::ErasePersonRequest request;
  request.set_tenant_id("legeby");
  request.set_request_id("erase");
  request.set_person_id(Ada().person_id());
  v1::ErasePersonResponse response;
  ASSERT_TRUE((kit::RunMutation<v1::ErasePersonRequest, v1::ErasePersonResponse>(
                   *journal_, "Erase", request, &response,
                   [&](kit::Commit& commit, const auto& asked, auto* answer) {
                     return ErasePerson(*state_, commit, asked, answer);
                   }))
                  .ok());
  EXPECT_EQ(state_->own_contacts().Find(kit::Key("legeby", Ada().person_id())), nullptr);
  EXPECT_EQ(Update(Wanted("e-ada")), "UNKNOWN_EMPLOYMENT");
}

}  // namespace
}  // namespace vagtbro::directory
