// Identify as a caller meets it, the one with the right PIN and the one without.
#include <gtest/gtest.h>

#include "directory/testing/directory_test.h"

namespace vagtbro::directory {
namespace {

class IdentifyTest : public DirectoryTest {
 protected:
  void SetUp() override {
    DirectoryTest::SetUp();
    Imported({Ada(), Bo()});
  }
};
ON_BOTH_DISKS(IdentifyTest);

TEST_P(IdentifyTest, NumberAndPinGiveTheEmploymentAndItsLanguage) {
  const uint64_t head = journal_->head();
  v1::IdentifyResponse response;
  ASSERT_TRUE(Try("47111", "9031", &response).ok());
  EXPECT_EQ(response.employment_id(), "e-bo");
  EXPECT_EQ(response.language(), "en");
  EXPECT_EQ(journal_->head(), head);
}

TEST_P(IdentifyTest, AnUnknownNumberAndAWrongPinGetTheSameWords) {
  v1::IdentifyResponse response;
  const absl::Status wrong = Try("47110", "9031", &response);
  const absl::Status unknown = Try("99999", "9031", &response);
  EXPECT_EQ(kit::ReasonOf(wrong), "NOT_IDENTIFIED");
  EXPECT_EQ(unknown, wrong);
  EXPECT_EQ(response.ByteSizeLong(), 0u);
}

TEST_P(IdentifyTest, AnUnknownNumberIsCheckedAgainstAHashAllTheSame) {
  v1::IdentifyRequest unknown;
  unknown.set_tenant_id("legeby");
  unknown.set_employment_no("99999");
  v1::IdentifyRequest known = unknown;
  known.set_employment_no("47110");
  const std::string dummy = PinHashFor(*state_, vault_, unknown);
  const std::string real = PinHashFor(*state_, vault_, known);
  EXPECT_NE(dummy, real);
  EXPECT_EQ(dummy.substr(0, dummy.find("p=1$")), real.substr(0, real.find("p=1$")));
}

TEST_P(IdentifyTest, ARightPinClearsTheCount) {
  for (const char* pin : {"0001", "0002", "0003", "0004"}) Identified("47110", pin);
  const uint64_t before = journal_->head();
  EXPECT_EQ(Identified("47110", "4817"), "e-ada");
  EXPECT_EQ(EventsAfter(before), Types{"PinAccepted"});
  for (const char* pin : {"0001", "0002", "0003", "0004"}) Identified("47110", pin);
  EXPECT_EQ(Identified("47110", "4817"), "e-ada");
}

TEST_P(IdentifyTest, ARetryOfOneRequestIsCountedOnce) {
  v1::IdentifyResponse response;
  for (int i = 0; i < 12; ++i) {
    EXPECT_EQ(kit::ReasonOf(Try("47110", "0001", &response, "call-1")), "NOT_IDENTIFIED");
  }
  EXPECT_EQ(Identified("47110", "4817"), "e-ada");
}

TEST_P(IdentifyTest, WhoKnowsTheRequestIdOfAnotherStillNeedsThePin) {
  v1::IdentifyResponse response;
  ASSERT_TRUE(Try("47110", "4817", &response, "call-1").ok());
  v1::IdentifyResponse stolen;
  EXPECT_EQ(kit::ReasonOf(Try("47110", "0001", &stolen, "call-1")), "NOT_IDENTIFIED");
  EXPECT_EQ(stolen.ByteSizeLong(), 0u);
}

TEST_P(IdentifyTest, APinThatChangesWhileItIsCheckedIsTriedAgain) {
  v1::IdentifyRequest request;
  request.set_tenant_id("legeby");
  request.set_employment_no("47110");
  request.set_pin("4817");
  const PinCheck check = Checked(request);
  v1::PersonRecord changed = Ada();
  changed.set_pin("7305");
  Imported({changed});
  v1::IdentifyResponse response;
  EXPECT_EQ(TryChecked(check, request, &response).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(Identified("47110", "7305"), "e-ada");
}

TEST_P(IdentifyTest, AHashOfBeforeThePepperIsMadeAnewByTheRightPin) {
  {
    // 4711, without a pepper.
    v1::PinSet old;
    old.set_employment_id("e-ada");
    old.set_argon2id_hash(
        "$argon2id$v=19$m=1024,t=1,p=1$J4M1Ss9Nse88KlUGQ+LYSA$"
        "MjYndRlUdMbVy6IEXQ6OaAUVjN51W+iIvIUgbrIBnoE");
    kit::Commit commit = journal_->Begin({"legeby", "", "an older version", ""});
    commit.Emit("e-ada", old);
  }
  EXPECT_EQ(Identified("47110", "4712"), "NOT_IDENTIFIED");
  const uint64_t before = journal_->head();
  EXPECT_EQ(Identified("47110", "4711"), "e-ada");
  EXPECT_EQ(EventsAfter(before), Types{"PinSet"});
  EXPECT_EQ(state_->pins().Get("legeby/e-ada").argon2id_hash().rfind("k1$argon2id$", 0), 0u);
  EXPECT_EQ(Identified("47110", "4711"), "e-ada");
  EXPECT_EQ(EventsAfter(before), Types{"PinSet"});
}

TEST_P(IdentifyTest, AnEmploymentThatIsOverIdentifiesNobody) {
  v1::PersonRecord leaving = Ada();
  *leaving.mutable_employment()->mutable_end_time() = kit::ToProto(kMonday + absl::Hours(1));
  Imported({leaving});
  EXPECT_EQ(Identified("47110", "4817"), "e-ada");
  Pass(absl::Hours(1));
  EXPECT_EQ(Identified("47110", "4817"), "NOT_IDENTIFIED");
}

TEST_P(IdentifyTest, AnotherMunicipalityHasItsOwnNumbers) {
  v1::IdentifyRequest request;
  request.set_tenant_id("storeby");
  request.set_employment_no("47110");
  request.set_pin("4817");
  v1::IdentifyResponse response;
  const PinCheck check = Checked(request);
  EXPECT_EQ(kit::ReasonOf(TryChecked(check, request, &response)), "NOT_IDENTIFIED");
}

TEST_P(IdentifyTest, WhatCannotBeANumberOrAPinIsMalformed) {
  EXPECT_EQ(Identified("4711", "4817"), "MALFORMED_FIELD");
  EXPECT_EQ(Identified("47110", "481"), "MALFORMED_FIELD");
  EXPECT_EQ(Identified("", ""), "MALFORMED_FIELD");
}

TEST_P(IdentifyTest, NoPinIsOnTheDiskInAnyRow) {
  v1::IdentifyResponse response;
  ASSERT_TRUE(Try("47111", "9031", &response).ok());
  EXPECT_EQ(Identified("47111", "730519"), "NOT_IDENTIFIED");
  size_t rows = 0;
  disk_->Scan("", "\xFF", [&](const std::string& key, const std::string& value) {
    ++rows;
    EXPECT_EQ(value.find("730519"), std::string::npos) << key;
    // Salt and hash are random text; only there may four digits turn up by chance.
    if (value.find("$argon2id$") == std::string::npos) {
      EXPECT_EQ(value.find("9031"), std::string::npos) << key;
    }
    return true;
  });
  EXPECT_GT(rows, 5u);
}

}  // namespace
}  // namespace vagtbro::directory
