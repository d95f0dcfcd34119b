// Bad input gets a clear error that says what to do, and changes nothing.
#include "system/morning.h"

namespace vagtbro::harness {
namespace {

class BadInputTest : public Morning {
 protected:
  absl::Status Report(const sickness::v1::ReportSickRequest& request) {
    sickness::v1::ReportSickResponse response;
    return system_.Call(system_.sickness(), &sickness::v1::SicknessService::Stub::ReportSick,
                        request, &response);
  }
  // Nothing was reported, whatever was tried.
  void TearDown() override {
    sickness::v1::ListAbsencesRequest request;
    request.set_tenant_id(kTenant);
    sickness::v1::ListAbsencesResponse response;
    ASSERT_TRUE(system_
                    .Call(system_.sickness(), &sickness::v1::SicknessService::Stub::ListAbsences,
                          request, &response)
                    .ok());
    EXPECT_EQ(response.absences_size(), 0);
    EXPECT_TRUE(Gaps().empty());
  }
};

TEST_F(BadInputTest, AnUnknownEmployeeIsNamedAsSuch) {
  const absl::Status status = Report(SickCall("x", "e-nobody"));
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(kit::ReasonOf(status), "UNKNOWN_EMPLOYMENT");
}

TEST_F(BadInputTest, MalformedIdsAreNamedWithTheirField) {
  for (const char* bad : {"", "E-U0", "e u0", "e/u0", "../../etc", "'; drop"}) {
    const absl::Status status = Report(SickCall("x", bad));
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << bad;
    EXPECT_NE(std::string(status.message()).find("employment_id"), std::string::npos) << bad;
  }
  EXPECT_EQ(Report(SickCall("", "e-u0-day-0")).code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(BadInputTest, AShiftInThePastIsRefused) {
  auto past = SickCall("x", "e-u0-day-0");
  *past.mutable_start_time() = kit::ToProto(Local(2026, 1, 30, 7, 0));
  *past.mutable_end_time() = kit::ToProto(Local(2026, 1, 30, 15, 0));
  const absl::Status status = Report(past);
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(kit::ReasonOf(status).empty());
}

TEST_F(BadInputTest, AnotherTenantKnowsNobodyHere) {
  auto foreign = SickCall("x", "e-u0-day-0");
  foreign.set_tenant_id("nabokommune");
  EXPECT_EQ(kit::ReasonOf(Report(foreign)), "UNKNOWN_EMPLOYMENT");
  foreign.set_tenant_id("");
  EXPECT_EQ(Report(foreign).code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(BadInputTest, UnknownFieldsAreRefusedNotDropped) {
  auto newer = SickCall("x", "e-u0-day-0");
  newer.GetReflection()->MutableUnknownFields(&newer)->AddLengthDelimited(99, "diagnosis");
  const absl::Status status = Report(newer);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
}

TEST_F(BadInputTest, AWrongPinAnUnknownNumberAndALockSoundTheSame) {
  directory::v1::IdentifyRequest request;
  request.set_tenant_id(kTenant);
  directory::v1::IdentifyResponse response;
  int calls = 0;
  const auto identify = [&](const std::string& number, const std::string& pin) {
    request.set_request_id("identify-" + std::to_string(++calls));
    request.set_employment_no(number);
    request.set_pin(pin);
    return system_.Call(system_.directory(), &directory::v1::DirectoryService::Stub::Identify,
                        request, &response);
  };
  const absl::Status unknown = identify("99999", kPin);
  const absl::Status wrong = identify("100001", "8642");
  EXPECT_EQ(kit::ReasonOf(unknown), "NOT_IDENTIFIED");
  EXPECT_EQ(wrong.message(), unknown.message());
  EXPECT_EQ(kit::ReasonOf(wrong), kit::ReasonOf(unknown));
  for (int i = 0; i < 4; ++i) identify("100001", "8642").IgnoreError();
  EXPECT_EQ(identify("100001", kPin), wrong);
  system_.Advance(absl::Minutes(31));
  EXPECT_TRUE(identify("100001", kPin).ok());
  EXPECT_EQ(response.employment_id(), "e-u0-day-0");
  // No PIN in any log.
  for (const char* service : {"directory", "sickness", "roster", "pool", "notifications"}) {
    EXPECT_EQ(system_.LogOf(service).find(kPin), std::string::npos) << service;
  }
}

TEST_F(BadInputTest, AnOfferThatDoesNotExistOrIsAnothersCannotBeAnswered) {
  pool::v1::Offer nothing;
  nothing.mutable_offer()->set_offer_id("off-none");
  nothing.mutable_offer()->set_employment_id("e-pool-0");
  pool::v1::AnswerOfferResponse response;
  EXPECT_EQ(kit::ReasonOf(Answer(nothing, true, &response)), "UNKNOWN_OFFER");
}

TEST_F(BadInputTest, AReplyWithAForgedSignatureIsTurnedAway) {
  TestCarrier forger("another-token");
  EXPECT_EQ(system_.ReplyAs(forger, "4520000001", "ja 1234", "2"), 401);
}

}  // namespace
}  // namespace vagtbro::harness
