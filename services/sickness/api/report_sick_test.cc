// ReportSick as a caller meets it: a receipt, once, and only for what is on disk.
#include <gtest/gtest.h>

#include "sickness/domain/receipt_number.h"
#include "sickness/testing/sickness_test.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::sickness {
namespace {

using Types = std::vector<std::string>;

class ReportSickTest : public SicknessTest {};
ON_BOTH_DISKS(ReportSickTest);

TEST_P(ReportSickTest, ACallAtTwentyToSixBecomesAnAbsenceWithAReceipt) {
  const uint64_t before = journal_->head();
  const v1::Absence absence = Reported(SickCall("ada")).absence();

  EXPECT_EQ(absence.employment_id(), "ada");
  EXPECT_EQ(kit::Start(absence.interval()), February(2, 5, 40));
  EXPECT_EQ(kit::End(absence.interval()), February(3, 0));
  EXPECT_TRUE(absence.open_ended());
  EXPECT_FALSE(absence.late());
  EXPECT_EQ(absence.kind(), v1::ABSENCE_KIND_OWN_ILLNESS);
  EXPECT_EQ(kit::FromProto(absence.report_time()), February(2, 5, 40));
  EXPECT_TRUE(IsReceiptNumber(absence.receipt_no()));
  EXPECT_EQ(EventsAfter(before), (Types{"SickCallReported", "ReceiptIssued"}));
}

TEST_P(ReportSickTest, OthersHearOfTheIntervalAndNothingElse) {
  const uint64_t before = journal_->head();
  const v1::Absence absence = Reported(SickCall("ada", February(2, 7), February(4, 7))).absence();

  const auto envelopes = EnvelopesAfter(before);
  ASSERT_EQ(envelopes.size(), 2u);
  EXPECT_EQ(envelopes[0].audience(), bus::v1::AUDIENCE_PUBLIC);
  EXPECT_EQ(envelopes[0].stream_id(), absence.absence_id());
  EXPECT_EQ(envelopes[1].audience(), bus::v1::AUDIENCE_PRIVATE);
  v1::SickCallReported heard;
  ASSERT_TRUE(heard.ParseFromString(envelopes[0].payload()));
  EXPECT_EQ(kit::Start(heard.interval()), February(2, 7));
  EXPECT_EQ(kit::End(heard.interval()), February(4, 7));
  EXPECT_FALSE(heard.open_ended());
}

TEST_P(ReportSickTest, WithoutAWayItCameInByTheDesk) {
  const auto channel_of = [this](const v1::ReportSickRequest& request) {
    Reported(request);
    v1::ReceiptIssued receipt;
    EXPECT_TRUE(receipt.ParseFromString(EnvelopesAfter(journal_->head() - 1)[0].payload()));
    return receipt.channel();
  };
  v1::ReportSickRequest request = SickCall("ada");
  EXPECT_EQ(channel_of(request), v1::REPORT_CHANNEL_IVR);
  request = SickCall("bo");
  request.clear_channel();
  EXPECT_EQ(channel_of(request), v1::REPORT_CHANNEL_DESK);
}

TEST_P(ReportSickTest, ARetryOfTheSameRequestGetsTheSameAnswerAndLeavesNoTrace) {
  v1::ReportSickRequest request = SickCall("ada");
  request.set_request_id("call-0540");
  const v1::ReportSickResponse first = Reported(request);
  const uint64_t head = journal_->head();

  Reopen();
  const v1::ReportSickResponse again = Reported(request);
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_FALSE(again.already_reported());
  EXPECT_EQ(journal_->head(), head);
}

TEST_P(ReportSickTest, ASecondCallForTheSameTimeIsAQuietSuccessWithTheFirstReceipt) {
  const v1::ReportSickResponse first = Reported(SickCall("ada"));
  const uint64_t head = journal_->head();
  WaitUntil(February(2, 5, 55));

  const v1::ReportSickResponse second = Reported(SickCall("ada"));
  EXPECT_TRUE(second.already_reported());
  EXPECT_EQ(second.absence().SerializeAsString(), first.absence().SerializeAsString());
  EXPECT_EQ(journal_->head(), head);
}

TEST_P(ReportSickTest, WhoCallsAgainAfterNoonWithoutAnEndIsNotAwayForLonger) {
  Reported(SickCall("ada"));
  const uint64_t head = journal_->head();
  WaitUntil(February(2, 13));
  EXPECT_TRUE(Reported(SickCall("ada")).already_reported());
  EXPECT_EQ(journal_->head(), head);
}

TEST_P(ReportSickTest, ASecondCallThatNamesALaterEndExtendsTheFirst) {
  const v1::ReportSickResponse first = Reported(SickCall("ada"));
  const uint64_t before = journal_->head();

  const v1::ReportSickResponse second = Reported(SickCall("ada", February(2, 7), February(5, 7)));
  EXPECT_TRUE(second.already_reported());
  EXPECT_EQ(second.absence().receipt_no(), first.absence().receipt_no());
  EXPECT_EQ(kit::Start(second.absence().interval()), February(2, 5, 40));
  EXPECT_EQ(kit::End(second.absence().interval()), February(5, 7));
  EXPECT_FALSE(second.absence().open_ended());
  EXPECT_EQ(EventsAfter(before), Types{"AbsenceExtended"});
}

TEST_P(ReportSickTest, ASecondCallForLaterDaysIsAnAbsenceOfItsOwn) {
  const v1::ReportSickResponse first = Reported(SickCall("ada"));
  const v1::ReportSickResponse second = Reported(SickCall("ada", February(3, 7), February(3, 15)));
  EXPECT_FALSE(second.already_reported());
  EXPECT_NE(second.absence().absence_id(), first.absence().absence_id());
  EXPECT_NE(second.absence().receipt_no(), first.absence().receipt_no());
}

TEST_P(ReportSickTest, AnotherPersonsAbsenceIsNobodysBusiness) {
  const v1::ReportSickResponse ada = Reported(SickCall("ada"));
  const v1::ReportSickResponse bo = Reported(SickCall("bo"));
  EXPECT_FALSE(bo.already_reported());
  EXPECT_NE(bo.absence().receipt_no(), ada.absence().receipt_no());
}

TEST_P(ReportSickTest, ReceiptsGoOnWhereTheyWereAfterARestart) {
  const std::string first = Reported(SickCall("ada")).absence().receipt_no();
  Reopen();
  const std::string second = Reported(SickCall("bo")).absence().receipt_no();
  EXPECT_EQ(first, ReceiptNumber(0));
  EXPECT_EQ(second, ReceiptNumber(1));
}

TEST_P(ReportSickTest, AfterTheShiftBeganItIsLateAndTakenAllTheSame) {
  const v1::Absence absence = Reported(SickCall("ada", February(1, 23), February(2, 7))).absence();
  EXPECT_TRUE(absence.late());
}

TEST_P(ReportSickTest, TheRulesRefuseWithTheirReasonAndLeaveNoTrace) {
  const uint64_t head = journal_->head();
  EXPECT_EQ(WhyNot(SickCall("ada", February(2, 1), February(2, 5))), "INTERVAL_OVER");
  EXPECT_EQ(WhyNot(SickCall("ada", February(17, 7), February(17, 15))), "STARTS_TOO_FAR_AHEAD");
  EXPECT_EQ(WhyNot(SickCall("ada", February(1, 5), February(3, 7))), "STARTED_TOO_LONG_AGO");
  const absl::Time next_year = February(2, 7) + absl::Hours(24 * 181);
  EXPECT_EQ(WhyNot(SickCall("ada", February(2, 7), next_year)), "TOO_LONG");
  EXPECT_EQ(journal_->head(), head);
}

TEST_P(ReportSickTest, AnEmploymentTheDirectoryHasNotToldOfIsUnknown) {
  v1::ReportSickResponse response;
  const absl::Status refused = Report(SickCall("cai"), &response);
  EXPECT_EQ(refused.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(kit::ReasonOf(refused), "UNKNOWN_EMPLOYMENT");

  Employ("cai", "rose-house");
  EXPECT_TRUE(Report(SickCall("cai"), &response).ok());
}

TEST_P(ReportSickTest, MalformedFieldsAreNamed) {
  const auto message = [this](const v1::ReportSickRequest& request) {
    v1::ReportSickResponse response;
    const absl::Status refused = Report(request, &response);
    EXPECT_EQ(refused.code(), absl::StatusCode::kInvalidArgument);
    const std::string text(refused.message());
    return text.substr(0, text.find(':'));
  };
  EXPECT_EQ(message(SickCall("Ada Lovelace")), "employment_id");
  v1::ReportSickRequest request = SickCall("ada");
  request.set_kind(v1::ABSENCE_KIND_UNSPECIFIED);
  EXPECT_EQ(message(request), "kind");
  request = SickCall("ada");
  request.set_kind(static_cast<v1::AbsenceKind>(99));
  EXPECT_EQ(message(request), "kind");
  request = SickCall("ada");
  request.set_channel(static_cast<v1::ReportChannel>(99));
  EXPECT_EQ(message(request), "channel");
  request = SickCall("ada");
  request.mutable_start_time()->set_nanos(-1);
  EXPECT_EQ(message(request), "start_time");
  request = SickCall("ada");
  request.mutable_end_time()->set_seconds(INT64_MAX);
  EXPECT_EQ(message(request), "end_time");
}

TEST_P(ReportSickTest, TheSameEmploymentHeardAgainIsWrittenOnce) {
  const uint64_t head = journal_->head();
  Employ("ada", "rose-house");
  EXPECT_EQ(journal_->head(), head);
  Employ("ada", "lily-house");
  EXPECT_EQ(EventsAfter(head), Types{"EmploymentRegistered"});
  EXPECT_EQ(EnvelopesAfter(head)[0].audience(), bus::v1::AUDIENCE_PRIVATE);
}

}  // namespace
}  // namespace vagtbro::sickness
