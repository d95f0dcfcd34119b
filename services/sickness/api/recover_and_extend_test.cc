// ExtendAbsence and ReportRecovery: how an absence ends.
#include <gtest/gtest.h>

#include "sickness/testing/sickness_test.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"

namespace vagtbro::sickness {
namespace {

using Types = std::vector<std::string>;

class EndOfAbsenceTest : public SicknessTest {
 protected:
  std::string WhyNotExtended(const std::string& employment, absl::Time end) {
    v1::ExtendAbsenceResponse response;
    return kit::ReasonOf(Extend(employment, end, &response));
  }
  std::string WhyNotRecovered(const std::string& employment, std::optional<absl::Time> fit_from) {
    v1::ReportRecoveryResponse response;
    return kit::ReasonOf(Recover(employment, fit_from, &response));
  }
};
ON_BOTH_DISKS(EndOfAbsenceTest);

TEST_P(EndOfAbsenceTest, AnExtensionMovesTheEndAndKeepsTheReceipt) {
  const v1::Absence reported = Reported(SickCall("ada")).absence();
  const uint64_t before = journal_->head();
  v1::ExtendAbsenceResponse extended;
  ASSERT_TRUE(Extend("ada", February(5, 7), &extended).ok());

  EXPECT_EQ(extended.absence().receipt_no(), reported.receipt_no());
  EXPECT_EQ(kit::Start(extended.absence().interval()), February(2, 5, 40));
  EXPECT_EQ(kit::End(extended.absence().interval()), February(5, 7));
  EXPECT_FALSE(extended.absence().open_ended());
  EXPECT_EQ(EventsAfter(before), Types{"AbsenceExtended"});
}

TEST_P(EndOfAbsenceTest, AnExtensionSentTwiceWithOneRequestIdIsOne) {
  Reported(SickCall("ada"));
  v1::ExtendAbsenceRequest request;
  request.set_employment_id("ada");
  request.set_request_id("extend-1");
  *request.mutable_end_time() = kit::ToProto(February(5, 7));
  v1::ExtendAbsenceResponse first;
  v1::ExtendAbsenceResponse again;
  ASSERT_TRUE(Run(request, &first, &ExtendAbsence).ok());
  const uint64_t head = journal_->head();
  ASSERT_TRUE(Run(request, &again, &ExtendAbsence).ok());
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(journal_->head(), head);
}

TEST_P(EndOfAbsenceTest, AnExtensionIsRefusedWithItsReason) {
  EXPECT_EQ(WhyNotExtended("ada", February(5, 7)), "NOT_AWAY");
  EXPECT_EQ(WhyNotExtended("cai", February(5, 7)), "UNKNOWN_EMPLOYMENT");
  Reported(SickCall("ada", February(2, 7), February(4, 7)));
  const uint64_t head = journal_->head();
  EXPECT_EQ(WhyNotExtended("ada", February(4, 7)), "NOT_LONGER");
  EXPECT_EQ(WhyNotExtended("ada", February(2, 7) + absl::Hours(24 * 181)), "TOO_LONG");
  EXPECT_EQ(journal_->head(), head);

  v1::ExtendAbsenceRequest endless;
  endless.set_employment_id("ada");
  v1::ExtendAbsenceResponse response;
  EXPECT_EQ(kit::ReasonOf(Run(endless, &response, &ExtendAbsence)), "MALFORMED_FIELD");
}

TEST_P(EndOfAbsenceTest, WhenTheDayIsOverThereIsNothingToExtendButANewCallIsTaken) {
  const v1::Absence monday = Reported(SickCall("ada")).absence();
  WaitUntil(February(3, 0));
  EXPECT_EQ(WhyNotExtended("ada", February(4, 0)), "NOT_AWAY");
  const v1::ReportSickResponse tuesday = Reported(SickCall("ada"));
  EXPECT_FALSE(tuesday.already_reported());
  EXPECT_NE(tuesday.absence().absence_id(), monday.absence_id());
}

TEST_P(EndOfAbsenceTest, RecoveryClosesTheAbsenceFromTheInstantNamed) {
  Reported(SickCall("ada", February(2, 7), February(6, 7)));
  const uint64_t before = journal_->head();
  v1::ReportRecoveryResponse recovered;
  ASSERT_TRUE(Recover("ada", February(4, 6), &recovered).ok());

  EXPECT_EQ(kit::FromProto(recovered.absence().fit_from_time()), February(4, 6));
  EXPECT_EQ(kit::End(recovered.absence().interval()), February(4, 6));
  ASSERT_EQ(EventsAfter(before), Types{"RecoveryReported"});
  v1::RecoveryReported heard;
  ASSERT_TRUE(heard.ParseFromString(EnvelopesAfter(before)[0].payload()));
  EXPECT_EQ(kit::FromProto(heard.fit_from_time()), February(4, 6));
}

TEST_P(EndOfAbsenceTest, RecoveryWithoutATimeIsNow) {
  Reported(SickCall("ada"));
  WaitUntil(February(2, 14));
  v1::ReportRecoveryResponse recovered;
  ASSERT_TRUE(Recover("ada", std::nullopt, &recovered).ok());
  EXPECT_EQ(kit::FromProto(recovered.absence().fit_from_time()), February(2, 14));
}

TEST_P(EndOfAbsenceTest, TheSameRecoveryAgainIsAQuietSuccess) {
  Reported(SickCall("ada", February(2, 7), February(6, 7)));
  v1::ReportRecoveryResponse first;
  v1::ReportRecoveryResponse again;
  ASSERT_TRUE(Recover("ada", February(4, 6), &first).ok());
  const uint64_t head = journal_->head();
  ASSERT_TRUE(Recover("ada", February(4, 6), &again).ok());
  EXPECT_EQ(again.SerializeAsString(), first.SerializeAsString());
  EXPECT_EQ(journal_->head(), head);
}

TEST_P(EndOfAbsenceTest, RecoveryIsRefusedWithItsReason) {
  EXPECT_EQ(WhyNotRecovered("ada", std::nullopt), "NOT_AWAY");
  EXPECT_EQ(WhyNotRecovered("cai", std::nullopt), "UNKNOWN_EMPLOYMENT");
  Reported(SickCall("ada"));
  EXPECT_EQ(WhyNotRecovered("ada", February(3, 6)), "FIT_AFTER_END");
  WaitUntil(February(3, 0));
  EXPECT_EQ(WhyNotRecovered("ada", std::nullopt), "NOT_AWAY");
}

TEST_P(EndOfAbsenceTest, AnAbsenceCalledOffBeforeItBeganKeepsItsIntervalAndNeverWas) {
  Reported(SickCall("ada", February(3, 7), February(4, 7)));
  v1::ReportRecoveryResponse recovered;
  ASSERT_TRUE(Recover("ada", std::nullopt, &recovered).ok());
  EXPECT_EQ(kit::Start(recovered.absence().interval()), February(3, 7));
  EXPECT_EQ(kit::End(recovered.absence().interval()), February(4, 7));
  EXPECT_EQ(kit::FromProto(recovered.absence().fit_from_time()), February(2, 5, 40));
  EXPECT_EQ(WhyNotRecovered("ada", std::nullopt), "NOT_AWAY");
  EXPECT_FALSE(Reported(SickCall("ada", February(3, 7), February(4, 7))).already_reported());
}

TEST_P(EndOfAbsenceTest, FallingIllAgainAfterARecoveryIsANewAbsence) {
  const v1::Absence first = Reported(SickCall("ada", February(2, 7), February(6, 7))).absence();
  v1::ReportRecoveryResponse recovered;
  ASSERT_TRUE(Recover("ada", February(4, 6), &recovered).ok());
  WaitUntil(February(4, 6));
  const v1::ReportSickResponse second = Reported(SickCall("ada"));
  EXPECT_FALSE(second.already_reported());
  EXPECT_NE(second.absence().receipt_no(), first.receipt_no());
}

TEST_P(EndOfAbsenceTest, AnExtensionTakesAnAnnouncedRecoveryBack) {
  Reported(SickCall("ada", February(2, 7), February(6, 7)));
  v1::ReportRecoveryResponse recovered;
  ASSERT_TRUE(Recover("ada", February(4, 6), &recovered).ok());
  v1::ExtendAbsenceResponse extended;
  ASSERT_TRUE(Extend("ada", February(5, 7), &extended).ok());
  EXPECT_FALSE(extended.absence().has_fit_from_time());
  EXPECT_EQ(kit::End(extended.absence().interval()), February(5, 7));
}

TEST_P(EndOfAbsenceTest, RecoveryClosesOverlappingAbsencesAndLeavesAPlannedOneAlone) {
  // Given three absences, of which an extension made the first two overlap.
  Reported(SickCall("ada", February(2, 7), February(3, 7)));
  Reported(SickCall("ada", February(4, 7), February(6, 7)));
  const v1::Absence planned = Reported(SickCall("ada", February(12, 7), February(13, 7))).absence();
  v1::ExtendAbsenceResponse extended;
  ASSERT_TRUE(Extend("ada", February(5, 7), &extended).ok());

  // When Ada is fit in the middle of both.
  const uint64_t before = journal_->head();
  v1::ReportRecoveryResponse recovered;
  ASSERT_TRUE(Recover("ada", February(4, 12), &recovered).ok());

  // Then both are closed, and the planned one stays.
  EXPECT_EQ(EventsAfter(before), (Types{"RecoveryReported", "RecoveryReported"}));
  WaitUntil(February(4, 12));
  const auto ahead = state_->Ahead(TenantId("legeby"), EmploymentId("ada"), clock_.Now());
  ASSERT_EQ(ahead.size(), 1u);
  EXPECT_EQ(ahead[0].absence_id(), planned.absence_id());
}

TEST_P(EndOfAbsenceTest, RecoveryLeavesAnAbsenceAloneThatEndsBeforeIt) {
  Reported(SickCall("ada", February(2, 7), February(3, 7)));
  Reported(SickCall("ada", February(4, 7), February(5, 7)));
  v1::ExtendAbsenceResponse extended;
  ASSERT_TRUE(Extend("ada", February(9, 7), &extended).ok());
  const uint64_t before = journal_->head();
  v1::ReportRecoveryResponse recovered;
  ASSERT_TRUE(Recover("ada", February(8, 7), &recovered).ok());
  EXPECT_EQ(EventsAfter(before), Types{"RecoveryReported"});
}

}  // namespace
}  // namespace vagtbro::sickness
