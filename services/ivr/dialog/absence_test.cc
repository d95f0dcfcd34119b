// Longer, well again, the leader after a sick call, and when not to be rung.
#include "ivr/testing/inbound_call.h"

namespace vagtbro::ivr {
namespace {

class AbsenceTest : public InboundCall {
 protected:
  AbsenceTest() { backend_.absence = {true, false, At(25, 0)}; }  // up to and including Tuesday
};

TEST_F(AbsenceTest, EvaIsAwayTwoDaysLonger) {
  EXPECT_EQ(SignedIn().Keys("3").Hears(), "away through tomorrow ask_fit_or_longer");
  EXPECT_EQ(call().Keys("2").Hears(), "ask_more_days");
  EXPECT_EQ(call().Keys("2").Hears(), "longer through w4 o26 m11 confirm");
  EXPECT_TRUE(backend_.All<ExtendAbsence>().empty());
  EXPECT_EQ(call().Keys("1").Hears(), "saved_longer ask_more");
  ASSERT_EQ(backend_.All<ExtendAbsence>().size(), 1u);
  EXPECT_EQ(backend_.All<ExtendAbsence>().front().end, At(27, 0));
  EXPECT_EQ(call().Keys("-").Hears(), "goodbye");
  EXPECT_EQ(call().outcome(), Outcome::kReported);
}

TEST_F(AbsenceTest, EvaIsWellFromTomorrow) {
  backend_.absence.open_ended = true;
  EXPECT_EQ(SignedIn().Keys("3").Hears(), "away_open through tomorrow ask_fit_or_longer");
  EXPECT_EQ(call().Keys("1").Hears(), "ask_fit_from");
  EXPECT_EQ(call().Keys("2").Hears(), "fit_from tomorrow at h0 confirm");
  EXPECT_EQ(call().Keys("1").Hears(), "saved_fit ask_more");
  EXPECT_EQ(backend_.All<ReportRecovery>().front().fit_from, At(24, 0));
}

TEST_F(AbsenceTest, HangingUpAtTheSummaryRegistersNothing) {
  SignedIn().Keys("3 1 1").HangUp();
  EXPECT_TRUE(backend_.All<ReportRecovery>().empty());
  EXPECT_EQ(call().outcome(), Outcome::kAbandoned);
}

TEST_F(AbsenceTest, TwoAtTheSummaryAsksAgain) {
  EXPECT_EQ(SignedIn().Keys("3 2 5 2").Hears(), "ask_more_days");
  EXPECT_EQ(call().Keys("0").Hears(), "not_valid ask_more_days");
  EXPECT_TRUE(backend_.All<ExtendAbsence>().empty());
}

TEST_F(AbsenceTest, WhoIsNotAwayHearsTheMenuAgain) {
  backend_.absence.away = false;
  EXPECT_EQ(SignedIn().Keys("3").Hears(), "not_away menu");
}

TEST_F(AbsenceTest, ARefusalAndASilentBackendLeadToAHuman) {
  backend_.Refuse<ExtendAbsence>("TOO_LONG");
  backend_.Fail<ReportRecovery>();
  SignedIn().Keys("3 2 9 1");
  EXPECT_EQ(call().Hears().substr(0, 29), "not_registered call_back_kept");
  ScriptedCall second(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
  second.PickUp().Keys("442211 199471 3 1 1 1");
  EXPECT_EQ(second.Hears().substr(0, 28), "report_unsure call_back_kept");
}

TEST_F(AbsenceTest, ALeaderWhoRingsBackIsPromisedOnlyOnceTheTaskIsKept) {
  backend_.eva.leader = LeaderContact::kCallBack;
  AtSummary("1").Keys("1");
  EXPECT_EQ(call().Keys("-").Hears(), "leader_calls goodbye");
  ASSERT_EQ(backend_.All<CallBackTask>().size(), 1u);
  EXPECT_EQ(backend_.All<CallBackTask>().front().cause, CallBackTask::Cause::kLeader);
  backend_.Fail<CallBackTask>();
  ScriptedCall second(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
  second.PickUp().Keys("442211 199471 1 1 1 1 -");
  EXPECT_EQ(second.Hears(), "call_leader goodbye");
}

TEST_F(AbsenceTest, TheTaskSaysWhoRingsAndByWhen) {
  backend_.eva.leader = LeaderContact::kCallBack;
  backend_.eva.leader_by = At(23, 12);
  AtSummary("1").Keys("1");
  EXPECT_EQ(call().Keys("-").Hears(), "leader_calls_before today at h12 goodbye");
  const CallBackTask task = backend_.All<CallBackTask>().front();
  EXPECT_EQ(task.leader->str(), "emp-leader");
  EXPECT_EQ(task.due, At(23, 12));
  EXPECT_EQ(task.who, kEva);
}

TEST_F(AbsenceTest, TheLeadersTaskIsOnDiskBeforeTheReceiptIsSpoken) {
  for (const std::string number : {"", "+4520304050"}) {  // nobody to be put through to; somebody
    Inbound call(house_, facts_);
    call.On(Answered{}, facts_.start_time);
    call.On(Entry{Keys(kEvasNumber)}, facts_.start_time);
    call.On(Entry{Keys(kEvasPin)}, facts_.start_time);
    const auto policy = number.empty() ? LeaderContact::kCallBack : LeaderContact::kTransfer;
    call.On(Reply{Identified{kEva, Language::kDanish, false, policy, number, EmploymentId("boss")}},
            facts_.start_time);
    for (const std::string key : {"1", "1"}) call.On(Entry{Keys(key)}, facts_.start_time);
    call.On(Reply{Shifts{}}, facts_.start_time);
    for (const std::string key : {"1", "1"}) call.On(Entry{Keys(key)}, facts_.start_time);
    const Step step = call.On(Reply{Reported{"471102", false}}, facts_.start_time);
    const auto* ask = std::get_if<Ask>(&step);
    EXPECT_EQ(ask != nullptr && std::holds_alternative<CallBackTask>(ask->wish), number.empty());
  }
}

TEST_F(AbsenceTest, WhoHangsUpWhileTheLeaderIsToldIsReportedAndTheLeaderKnows) {
  backend_.eva.leader = LeaderContact::kCallBack;
  AtSummary("1").hangs_up_during = IndexOf<CallBackTask>();
  call().Keys("1");
  EXPECT_EQ(call().outcome(), Outcome::kReported);
  EXPECT_EQ(backend_.All<CallBackTask>().size(), 1u);
  backend_.Fail<CallBackTask>();
  ScriptedCall second(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
  second.PickUp().Keys("442211 199471 1 1 1 1");
  EXPECT_EQ(second.Hears().substr(0, 19), "reported receipt_is") << "the receipt waits for nobody";
}

TEST_F(AbsenceTest, WhereNobodyLeadsTheDeskRings) {
  backend_.eva.leader = LeaderContact::kCallBack;
  backend_.eva.leader_id.reset();
  AtSummary("1").Keys("1");
  EXPECT_EQ(call().Keys("-").Hears(), "call_back_kept goodbye");
}

TEST_F(AbsenceTest, HangingUpDoesNotAvoidTheLeader) {
  for (const LeaderContact policy : {LeaderContact::kCallBack, LeaderContact::kTransfer}) {
    FakeBackend backend = backend_;
    backend.eva.leader = policy;
    backend.eva.leader_number = "+4520304050";
    ScriptedCall one(std::make_unique<Inbound>(house_, facts_), backend, facts_.start_time);
    one.PickUp().Keys("442211 199471 1 1 1 1").HangUp();
    EXPECT_EQ(backend.All<CallBackTask>().size(), 1u);
    EXPECT_EQ(one.outcome(), Outcome::kReported);
  }
}

TEST_F(AbsenceTest, ALeaderOnTheLineTakesTheCallOrATask) {
  backend_.eva.leader = LeaderContact::kTransfer;
  backend_.eva.leader_number = "+4520304050";
  AtSummary("1").Keys("1");
  EXPECT_NE(call().Hears().find("receipt_stay"), std::string::npos);
  EXPECT_EQ(call().Keys("-").Hears(), "leader_transfer");
  EXPECT_EQ(call().turn().transfer_to, "+4520304050");
  EXPECT_TRUE(backend_.All<CallBackTask>().empty());

  ScriptedCall second(std::make_unique<Inbound>(house_, facts_), backend_, facts_.start_time);
  second.transfers_answered = false;
  second.PickUp().Keys("442211 199471 1 1 1 1 -");
  EXPECT_EQ(second.Hears(), "leader_transfer leader_calls goodbye");
  EXPECT_EQ(backend_.All<CallBackTask>().size(), 1u);
}

TEST_F(AbsenceTest, NotTonightHoldsUntilTheMorning) {
  facts_.start_time = At(23, 20);
  backend_.eva.takes_offers = true;
  EXPECT_EQ(SignedIn().Keys("4").Hears(), "ask_other");
  EXPECT_EQ(call().Keys("1").Hears(), "no_calls_before tomorrow at h8 confirm");
  EXPECT_TRUE(backend_.All<SetAvailability>().empty());
  EXPECT_EQ(call().Keys("1").Hears(), "saved_word ask_more");
  EXPECT_EQ(backend_.All<SetAvailability>().front().until, At(24, 8));
  EXPECT_EQ(call().Keys("-").Hears(), "goodbye");
  EXPECT_EQ(call().outcome(), Outcome::kAvailable);
}

TEST_F(AbsenceTest, AWordThatNobodyKeepsIsNotPromised) {
  backend_.eva.takes_offers = true;
  backend_.Refuse<SetAvailability>("NOT_KEPT");
  SignedIn().Keys("4 1 1");
  EXPECT_EQ(call().Hears().substr(0, 29), "not_registered call_back_kept");
}

TEST_F(AbsenceTest, JustOffShiftHoldsForElevenHours) {
  facts_.start_time = At(23, 7, 5);
  backend_.eva.takes_offers = true;
  SignedIn().Keys("4 2");
  EXPECT_EQ(call().Hears(), "no_calls_before today at n18 n15 confirm");
  call().Keys("2");
  EXPECT_EQ(call().Hears(), "ask_other");
  EXPECT_TRUE(backend_.All<SetAvailability>().empty());
}

}  // namespace
}  // namespace vagtbro::ivr
