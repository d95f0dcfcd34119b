// A sick call, from the greeting to the receipt.
#include "ivr/testing/inbound_call.h"

namespace vagtbro::ivr {
namespace {

using SickCallTest = InboundCall;

TEST_F(SickCallTest, EvaIsIllForTwoDays) {
  EXPECT_EQ(call().Hears(), "greeting ask_employment_no en/other_language");
  EXPECT_EQ(call().Keys(kEvasNumber).Hears(), "ask_pin");
  EXPECT_TRUE(call().turn().collect->secret);
  EXPECT_EQ(call().Keys(kEvasPin).Hears(), "menu");
  EXPECT_FALSE(call().turn().collect->secret);
  EXPECT_EQ(call().Keys("1").Hears(), "ask_kind");
  EXPECT_EQ(call().Keys("1").Hears(),
            "next_shifts today at h7 to h15 pause tomorrow at h7 to h15 pause "
            "w4 o26 m11 at h23 to h7 next_day ask_days");
  EXPECT_EQ(call().Keys("2").Hears(),
            "kind_own from today at h7 expected n2 days through tomorrow confirm");
  EXPECT_TRUE(backend_.All<ReportSick>().empty());
  EXPECT_EQ(call().Keys("1").Hears(),
            "reported receipt_is n4 n7 n1 pause n1 n0 n2 "
            "receipt_again n4 n7 n1 pause n1 n0 n2 receipt_keys");

  ASSERT_EQ(backend_.All<ReportSick>().size(), 1u);
  const ReportSick report = backend_.All<ReportSick>().front();
  EXPECT_EQ(report.who, kEva);
  EXPECT_EQ(report.kind, AbsenceKind::kOwnIllness);
  EXPECT_EQ(report.start, At(23, 7));
  EXPECT_EQ(report.end, At(25, 0));
  EXPECT_EQ(call().Keys("-").Hears(), "goodbye");
  EXPECT_EQ(call().outcome(), Outcome::kReported);
}

TEST_F(SickCallTest, WhoKnowsTheWayIsDoneInLessThanAMinute) {
  AtSummary("3").Keys("1");
  EXPECT_LT(call().now() - facts_.start_time, absl::Minutes(1));
}

TEST_F(SickCallTest, TheFirstReadingOfTheReceiptCannotBeCutShort) {
  AtSummary("1").Keys("1");
  const std::vector<Turn>& turns = call().turns();
  const Turn& first = turns[turns.size() - 2];
  EXPECT_FALSE(first.barge_in);
  EXPECT_FALSE(first.collect.has_value());
  EXPECT_TRUE(turns.back().barge_in);
  EXPECT_EQ(call().Keys("9").Hears(), "receipt_again n4 n7 n1 pause n1 n0 n2 receipt_keys");
}

TEST_F(SickCallTest, ItIsFineNotToKnowHowLong) {
  EXPECT_EQ(AtSummary("0").Hears(), "kind_own from today at h7 until_further confirm");
  call().Keys("1");
  EXPECT_FALSE(backend_.All<ReportSick>().front().end.has_value());
}

TEST_F(SickCallTest, ANightThatBeginsOnTheLastDayIsInWhole) {
  AtSummary("4").Keys("1");
  EXPECT_EQ(backend_.All<ReportSick>().front().end, At(27, 7));
}

TEST_F(SickCallTest, OneDaySaidInTheEveningIsTomorrow) {
  facts_.start_time = At(22, 20);
  backend_.shifts = {{At(23, 7), At(23, 15)}};
  EXPECT_EQ(AtSummary("1").Hears(),
            "kind_own from tomorrow at h7 expected one_day through tomorrow confirm");
}

TEST_F(SickCallTest, WhoFallsIllAtWorkIsAwayFromNow) {
  facts_.start_time = At(23, 10);
  AtSummary("1");
  EXPECT_EQ(call().Hears(), "kind_own from_now expected one_day through today confirm");
  call().Keys("1");
  EXPECT_FALSE(backend_.All<ReportSick>().front().start.has_value());
  EXPECT_EQ(backend_.All<ReportSick>().front().end, At(24, 0));
}

TEST_F(SickCallTest, OnlyThePermittedKindsCanBeChosen) {
  const AbsenceKind kinds[] = {AbsenceKind::kOwnIllness, AbsenceKind::kWorkInjury,
                               AbsenceKind::kPregnancyRelated, AbsenceKind::kSection56};
  SignedIn();
  for (int key = 1; key <= 4; ++key) {
    ScriptedCall one(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
    one.PickUp().Keys(std::string(kEvasNumber) + " " + kEvasPin + " 1 " + std::to_string(key));
    one.Keys("1 1");
    EXPECT_EQ(backend_.All<ReportSick>().back().kind, kinds[key - 1]);
  }
}

TEST_F(SickCallTest, AChildIsIllForOneDayWhichIsNotAsked) {
  EXPECT_EQ(SignedIn().Keys("2").Hears(), "ask_child_day");
  call().Keys("2");
  EXPECT_EQ(call().Hears().substr(call().Hears().find("kind_")),
            "kind_child_second from today at h7 expected one_day through today confirm");
  EXPECT_EQ(call().Keys("1").Hears().substr(0, 25), "reported_child receipt_is");
  EXPECT_EQ(backend_.All<ReportSick>().front().kind, AbsenceKind::kChildSecondDay);
}

TEST_F(SickCallTest, TheSummaryCanBeCorrected) {
  AtSummary("2");
  EXPECT_EQ(call().Keys("2").Hears(), "correct correct_from");
  EXPECT_EQ(call().Keys("2 5").Hears(),
            "kind_own from today at h7 expected n5 days through w5 o27 m11 confirm");
  EXPECT_EQ(call().Keys("2 3").Hears(),
            "from today at h7 to h15 press n1 from tomorrow at h7 to h15 press n2 "
            "from w4 o26 m11 at h23 to h7 next_day press n3 from_now press n4");
  EXPECT_EQ(call().Keys("2").Hears(),
            "kind_own from tomorrow at h7 expected n5 days through w6 o28 m11 confirm");
  EXPECT_EQ(call().Keys("2 1 2").Hears(),
            "kind_injury from tomorrow at h7 expected n5 days through w6 o28 m11 confirm");
  call().Keys("1");
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
  EXPECT_EQ(backend_.All<ReportSick>().front().start, At(24, 7));
}

TEST_F(SickCallTest, HangingUpBeforeTheConfirmKeyRegistersNothing) {
  AtSummary("2").HangUp();
  EXPECT_TRUE(backend_.All<ReportSick>().empty());
  EXPECT_TRUE(backend_.All<CallBackTask>().empty());
  EXPECT_EQ(call().outcome(), Outcome::kAbandoned);
}

TEST_F(SickCallTest, HangingUpAfterTheConfirmKeyLosesNothing) {
  AtSummary("2").hangs_up_during = IndexOf<ReportSick>();
  call().Keys("1");
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
  EXPECT_EQ(call().outcome(), Outcome::kReported);
}

TEST_F(SickCallTest, TheRequestIdIsFixedWithTheSummary) {
  AtSummary("2").Keys("9");  // the same question again: the same act
  call().Keys("1");
  const std::string id = backend_.All<ReportSick>().front().request_id;
  ScriptedCall again(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
  again.PickUp().Keys(std::string(kEvasNumber) + " " + kEvasPin + " 1 1 2 1");
  EXPECT_EQ(backend_.All<ReportSick>().back().request_id, id);
}

TEST_F(SickCallTest, AReportThatIsNotOnDiskHasNoReceipt) {
  backend_.Fail<ReportSick>();
  AtSummary("2").Keys("1");
  EXPECT_EQ(call().Hears(),
            "report_unsure call_back_kept desk_number_is n8 n7 pause n1 n2 pause n3 n4 pause n5 n6 "
            "goodbye");
  ASSERT_EQ(backend_.All<CallBackTask>().size(), 1u);
  const CallBackTask task = backend_.All<CallBackTask>().front();
  EXPECT_EQ(task.cause, CallBackTask::Cause::kReportUnsure);
  EXPECT_EQ(task.report->request_id, backend_.All<ReportSick>().front().request_id);
}

TEST_F(SickCallTest, AReportThatIsNotOnDiskIsNotLostByHangingUp) {
  backend_.Fail<ReportSick>();
  AtSummary("2").hangs_up_during = IndexOf<ReportSick>();
  call().Keys("1");
  ASSERT_EQ(backend_.All<CallBackTask>().size(), 1u);
  EXPECT_TRUE(backend_.All<CallBackTask>().front().report.has_value());
}

TEST_F(SickCallTest, ARefusedReportLeadsToAHuman) {
  backend_.Refuse<ReportSick>("TOO_LONG");
  AtSummary("99").Keys("1");
  EXPECT_EQ(call().Hears().substr(0, 29), "not_registered call_back_kept");
}

TEST_F(SickCallTest, ARefusedReportIsNotLostByHangingUpBeforeTheDeskTakesTheCall) {
  house_.desk_transfers = true;
  backend_.Refuse<ReportSick>("TOO_LONG");
  AtSummary("99").hangs_up_during = IndexOf<ReportSick>();
  call().Keys("1");
  ASSERT_EQ(backend_.All<CallBackTask>().size(), 1u);
  EXPECT_EQ(backend_.All<CallBackTask>().front().who, kEva);

  ScriptedCall nobody(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
  nobody.transfers_answered = false;
  nobody.PickUp().Keys(std::string(kEvasNumber) + " " + kEvasPin + " 1 1 99 1");
  EXPECT_EQ(nobody.Hears().substr(0, 58),
            "not_registered transferring transfer_failed call_back_kept");
  EXPECT_EQ(backend_.All<CallBackTask>().size(), 2u);
}

TEST_F(SickCallTest, ASecondReportHearsTheFirstReceipt) {
  backend_.reported_before = true;
  EXPECT_EQ(AtSummary("2").Keys("1").Hears().substr(0, 27), "already_reported receipt_is");
}

TEST_F(SickCallTest, ARosterThatIsDownDoesNotStopASickCall) {
  backend_.Fail<NextShifts>();
  EXPECT_EQ(SignedIn().Keys("1 1").Hears(), "shifts_unknown ask_days");
  call().Keys("1 1");
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
}

TEST_F(SickCallTest, TheHashBehindAFullEntryIsNoAnswerToWhatComesNext) {
  call().Keys("44221100 #");
  EXPECT_EQ(call().Hears(), "ask_pin");
  call().Keys("* 442211 199471 #");
  EXPECT_EQ(call().Hears(), "menu");
  call().Keys("#");
  EXPECT_NE(call().Hears().find("not_valid"), std::string::npos) << "only the first one";
  call().Keys("1 1 14 #");
  EXPECT_EQ(call().Hears().find("not_valid"), std::string::npos) << call().Hears();
  EXPECT_NE(call().Hears().find("confirm"), std::string::npos) << call().Hears();
  call().Keys("1");
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
}

TEST_F(SickCallTest, WhatWasSaidIsSaidAgainAfterThatHash) {
  call().Keys("442211 111111 #");
  EXPECT_EQ(call().Hears().rfind("not_identified", 0), 0u) << call().Hears();
}

}  // namespace
}  // namespace vagtbro::ivr
