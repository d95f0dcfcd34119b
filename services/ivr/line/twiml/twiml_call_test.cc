// One call turn by turn: what is answered to which request, and what is asked of the services.
#include "ivr/line/twiml/twiml_call.h"

#include <gtest/gtest.h>

#include <future>

#include "ivr/dialog/outbound.h"
#include "ivr/line/twiml/twiml_calls.h"
#include "ivr/testing/inbound_call.h"

namespace vagtbro::ivr {
namespace {

constexpr char kBase[] = "https://a.dk";

// Answers on a thread of its own, or holds a wish back until it is let go.
class Port final : public BackendPort {
 public:
  explicit Port(FakeBackend& fake) : fake_(fake) {}
  ~Port() override { LetGo(); }
  void Send(const CallStart& call, const Wish& wish, std::function<void(Reply)> answer) override {
    const std::lock_guard lock(mutex_);
    callers_.push_back(call.caller);
    work_.push_back(std::async(std::launch::async, [this, wish, answer = std::move(answer)] {
      if (held_.valid()) held_.wait();
      Reply reply;
      {
        const std::lock_guard one(mutex_);
        reply = fake_.Answer(wish);
      }
      answer(reply);
    }));
  }
  void Ended(const CallStart&, Outcome outcome, const char* place) override {
    if (place_ != nullptr) return;  // the first call counts
    outcome_ = outcome;
    place_ = place;
    ended_.set_value();
  }
  void Hold() { held_ = gate_.get_future().share(); }
  void LetGo() {
    if (held_.valid() && !std::exchange(open_, true)) gate_.set_value();
  }
  // Every wish that was sent has its reply: what was asked may be read.
  void SettleAll() {
    std::unique_lock lock(mutex_);
    const auto all = work_;
    lock.unlock();
    for (const auto& one : all) one.wait();
  }
  // The wish that was sent last has its reply.
  void Settle() {
    std::unique_lock lock(mutex_);
    const std::shared_future<void> last = work_.back();
    lock.unlock();
    last.wait();
  }
  Outcome Await() {
    ended_.get_future().wait();
    return outcome_;
  }
  bool ended() const { return place_ != nullptr; }
  std::string place() const { return place_; }
  const std::vector<std::string>& callers() const { return callers_; }

 private:
  FakeBackend& fake_;
  std::mutex mutex_;
  std::promise<void> gate_;
  std::shared_future<void> held_;
  bool open_ = false;
  std::promise<void> ended_;
  Outcome outcome_ = Outcome::kFailed;
  const char* place_ = nullptr;
  std::vector<std::string> callers_;
  std::vector<std::shared_future<void>> work_;
};

class TwimlCallTest : public InboundCall {
 protected:
  TwimlCallTest() { rules_.base = kBase; }
  TwimlCalls& calls() {
    if (!calls_) {
      rules_.house = house_;
      calls_.emplace(
          rules_,
          [this](const CallStart& start) { return std::make_unique<Inbound>(house_, start.facts); },
          port_, clock_);
    }
    return *calls_;
  }
  static Form FormOf(const std::string& fields) {
    return *Form::Parse("CallSid=CA1&From=%2B4520304050&" + fields);
  }
  TwimlReply Call() { return calls().OnCall(Form(), FormOf("")); }
  TwimlReply Turn(int number, const std::string& fields) {
    return calls().OnTurn(*Form::Parse("s=" + std::to_string(number)), FormOf(fields));
  }
  void HangUp() { calls().OnStatus(Form(), FormOf("CallStatus=completed")); }
  static bool Bridges(const TwimlReply& reply) {
    return reply.body.find("one_moment") != std::string::npos ||
           reply.body.find("<Pause") != std::string::npos;
  }
  // The next turn, with as many moments in between as the machine needs.
  TwimlReply Next(const std::string& fields) {
    TwimlReply reply = Turn(next_++, fields);
    while (Bridges(reply)) reply = Turn(next_++, "");
    return reply;
  }
  // Signed in and at the summary: the next turn is number 6 if no moment was needed.
  void ToSummary() {
    Call();
    for (const char* digits : {"442211", "199471", "1", "1", "2"}) {
      Next(std::string("Digits=") + digits);
    }
  }

  int next_ = 1;
  kit::ManualClock clock_{At(23, 5, 40)};
  Port port_{backend_};
  TwimlRules rules_;
  std::optional<TwimlCalls> calls_;
};

bool Says(const TwimlReply& reply, const std::string& clip) {
  return reply.body.find("/prompts/da/" + clip + ".wav") != std::string::npos;
}

TEST_F(TwimlCallTest, TheFirstTurnsWordForWord) {
  EXPECT_EQ(Call().body, R"(<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Gather input="dtmf" numDigits="8" finishOnKey="#" timeout="7"
          method="POST" actionOnEmptyResult="true"
          action="https://a.dk/twiml/turn?s=1">
    <Play>https://a.dk/prompts/da/greeting.wav</Play>
    <Play>https://a.dk/prompts/da/ask_employment_no.wav</Play>
    <Play>https://a.dk/prompts/en/other_language.wav</Play>
  </Gather>
  <Redirect method="POST">https://a.dk/twiml/turn?s=1</Redirect>
</Response>
)");
  EXPECT_EQ(Turn(1, "Digits=442211").body, R"(<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Gather input="dtmf" numDigits="6" finishOnKey="#" timeout="7"
          method="POST" actionOnEmptyResult="true"
          action="https://a.dk/twiml/turn?s=2">
    <Play>https://a.dk/prompts/da/ask_pin.wav</Play>
  </Gather>
  <Redirect method="POST">https://a.dk/twiml/turn?s=2</Redirect>
</Response>
)");
  EXPECT_TRUE(Says(Turn(2, "Digits=199471"), "menu"));
}

TEST_F(TwimlCallTest, TheSameRequestAgainGetsTheSameAnswerAndRegistersOnce) {
  ToSummary();
  const TwimlReply first = Turn(6, "Digits=1");
  EXPECT_TRUE(Says(first, "receipt_is"));
  // As after an answer that was lost; even if the keys came differently.
  EXPECT_EQ(Turn(6, "Digits=1").body, first.body);
  EXPECT_EQ(Turn(6, "Digits=2").body, first.body);
  EXPECT_EQ(Turn(5, "Digits=3").http_status, 409) << "an older turn";
  EXPECT_EQ(Turn(9, "Digits=1").http_status, 409) << "one that was never asked";
  EXPECT_EQ(Call().http_status, 409) << "the call is not new any more";
  EXPECT_EQ(Turn(6, "Digits=1").body, first.body);
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
  EXPECT_EQ(port_.callers().front(), "+4520304050");
}

TEST_F(TwimlCallTest, AHangUpBeforeTheConfirmKeyRegistersNothing) {
  ToSummary();
  HangUp();
  EXPECT_EQ(port_.Await(), Outcome::kAbandoned);
  EXPECT_TRUE(backend_.All<ReportSick>().empty());
  EXPECT_NE(port_.place(), "");
  // Keys that come after it are nobody's.
  EXPECT_EQ(Turn(6, "Digits=1").body, MarkupOfHangUp());
  EXPECT_TRUE(backend_.All<ReportSick>().empty());
}

TEST_F(TwimlCallTest, AnEntryThatAHangUpCutShortIsNoConfirmation) {
  ToSummary();
  Turn(6, "Digits=1&CallStatus=completed");
  EXPECT_EQ(port_.Await(), Outcome::kAbandoned);
  EXPECT_TRUE(backend_.All<ReportSick>().empty());
}

TEST_F(TwimlCallTest, ASlowBackendIsBridgedAndTheReportIsNotSentAgain) {
  rules_.patience = {absl::Milliseconds(20), absl::Milliseconds(20)};
  ToSummary();
  port_.Hold();
  const auto waits = [this](const std::string& verb) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>\n  " + verb +
           "\n  <Redirect method=\"POST\">https://a.dk/twiml/turn?s=" + std::to_string(next_) +
           "</Redirect>\n</Response>\n";
  };
  const TwimlReply first = Turn(next_++, "Digits=1");
  EXPECT_EQ(first.body, waits("<Play>https://a.dk/prompts/da/one_moment.wav</Play>"));
  const TwimlReply later = Turn(next_++, "");
  EXPECT_EQ(later.body, waits("<Pause length=\"1\"/>"));
  port_.LetGo();
  // It comes while the operator waits: the next request asks for it, and answers nothing.
  port_.Settle();
  const TwimlReply reply = Turn(next_++, "");
  EXPECT_TRUE(Says(reply, "receipt_is")) << reply.body;
  EXPECT_EQ(backend_.All<ReportSick>().size(), 1u);
}

TEST_F(TwimlCallTest, AReportWithoutAnAnswerBecomesATask) {
  rules_.patience = {absl::Milliseconds(20), absl::Milliseconds(20)};
  ToSummary();
  port_.Hold();
  Turn(next_++, "Digits=1");
  ASSERT_TRUE(clock_.Advance(kGiveUp).ok());
  // The task waits for the same hold: the caller is not told what is not so.
  EXPECT_TRUE(Bridges(Turn(next_++, "")));
  port_.LetGo();
  const TwimlReply reply = Next("");
  EXPECT_TRUE(Says(reply, "report_unsure")) << reply.body;
  port_.SettleAll();
  ASSERT_EQ(backend_.All<CallBackTask>().size(), 1u);
  EXPECT_TRUE(backend_.All<CallBackTask>().front().report.has_value());
}

TEST_F(TwimlCallTest, KeysBehindAStarAreAwaitedWithoutAWord) {
  Call();
  const TwimlReply rest = Turn(1, "Digits=12345*44");
  EXPECT_NE(rest.body.find("numDigits=\"6\""), std::string::npos) << rest.body;
  EXPECT_EQ(rest.body.find("<Play>"), std::string::npos) << rest.body;
  EXPECT_TRUE(Says(Turn(2, "Digits=2211&FinishedOnKey=%23"), "ask_pin"));
  Turn(3, "Digits=199471");
  ASSERT_EQ(backend_.All<Identify>().size(), 1u);
  EXPECT_EQ(backend_.All<Identify>().front().employment_no.Reveal(), kEvasNumber);
}

TEST_F(TwimlCallTest, ATransferThatNobodyTakesComesBack) {
  house_.desk_transfers = true;
  Call();
  const TwimlReply dial = Turn(1, "Digits=0&FinishedOnKey=%23");
  EXPECT_NE(dial.body.find(">+4587123456</Dial>"), std::string::npos) << dial.body;
  EXPECT_TRUE(Says(Turn(2, "DialCallStatus=no-answer"), "call_back_kept"));
  EXPECT_EQ(port_.Await(), Outcome::kHelped);
}

TEST_F(TwimlCallTest, ATransferThatIsTakenIsTheEnd) {
  house_.desk_transfers = true;
  Call();
  Turn(1, "Digits=0&FinishedOnKey=%23");
  EXPECT_EQ(Turn(2, "DialCallStatus=completed").body, MarkupOfHangUp());
  EXPECT_EQ(port_.Await(), Outcome::kHelped);
  EXPECT_TRUE(backend_.All<CallBackTask>().empty());
}

TEST_F(TwimlCallTest, ATurnOfACallThatARestartCutOffBecomesOneTaskToRingBack) {
  const TwimlReply lost = Turn(6, "Digits=1");
  EXPECT_TRUE(Says(lost, "system_down"));
  EXPECT_TRUE(Says(lost, "call_back_kept"));
  EXPECT_TRUE(Says(lost, "desk_number_is"));
  EXPECT_EQ(Turn(6, "Digits=1").body, lost.body);
  EXPECT_EQ(port_.Await(), Outcome::kHelped);
  ASSERT_EQ(backend_.All<CallBackTask>().size(), 1u);
  EXPECT_EQ(backend_.All<CallBackTask>().front().request_id, "ca1-lost-1");
  EXPECT_TRUE(backend_.All<ReportSick>().empty()) << "nobody knows what was confirmed";
}

TEST_F(TwimlCallTest, ALostCallerWithoutANumberHearsTheDesks) {
  const TwimlReply lost = calls().OnTurn(*Form::Parse("s=6"), *Form::Parse("CallSid=CA1"));
  EXPECT_TRUE(Says(lost, "desk_number_is"));
  EXPECT_TRUE(backend_.wishes.empty());
}

TEST_F(TwimlCallTest, ACallThatNeverHangsUpIsSweptAndThenForgotten) {
  Call();
  calls().Sweep();
  EXPECT_FALSE(port_.ended());
  ASSERT_TRUE(clock_.Advance(absl::Minutes(7)).ok());
  calls().Sweep();
  EXPECT_EQ(port_.Await(), Outcome::kAbandoned);
  EXPECT_EQ(calls().running(), 0);
  ASSERT_TRUE(clock_.Advance(absl::Hours(2)).ok());
  calls().Sweep();
  EXPECT_TRUE(Says(Call(), "greeting")) << "it is a new one";
}

TEST_F(TwimlCallTest, OverTheCapAndWhileDrainingItIsBusy) {
  rules_.most_calls = 1;
  Call();
  const auto other = *Form::Parse("CallSid=CA2&From=anonymous");
  EXPECT_EQ(calls().OnCall(Form(), other).body, MarkupOfBusy());
  HangUp();
  calls().Drain(absl::Hours(1));
  EXPECT_EQ(calls().OnCall(Form(), other).body, MarkupOfBusy());
}

TEST_F(TwimlCallTest, ALineThatEndsDoesNotForgetWhatWasConfirmed) {
  rules_.patience = {absl::Milliseconds(20), absl::Milliseconds(20)};
  backend_.Fail<ReportSick>();
  ToSummary();
  port_.Hold();
  Turn(next_, "Digits=1");
  calls_.reset();
  port_.LetGo();
  port_.Await();
  ASSERT_EQ(backend_.All<CallBackTask>().size(), 1u);
  EXPECT_TRUE(backend_.All<CallBackTask>().front().report.has_value());
}

TEST_F(TwimlCallTest, ALineThatEndsKeepsTheTaskOfTheLeader) {
  backend_.eva.leader = LeaderContact::kTransfer;
  backend_.eva.leader_number = "+4520304050";
  ToSummary();
  EXPECT_TRUE(Says(Next("Digits=1"), "receipt_is"));
  calls_.reset();
  EXPECT_EQ(port_.Await(), Outcome::kReported);
  ASSERT_EQ(backend_.All<CallBackTask>().size(), 1u);
  EXPECT_EQ(backend_.All<CallBackTask>()[0].cause, CallBackTask::Cause::kLeader);
}

TEST_F(TwimlCallTest, WhatMakesNoSenseIsRefused) {
  EXPECT_EQ(calls().OnTurn(Form(), FormOf("")).http_status, 400);
  EXPECT_EQ(calls().OnTurn(*Form::Parse("s=-1"), FormOf("")).http_status, 400);
  EXPECT_EQ(calls().OnTurn(*Form::Parse("s=99999999999"), FormOf("")).http_status, 400);
}

}  // namespace
}  // namespace vagtbro::ivr
