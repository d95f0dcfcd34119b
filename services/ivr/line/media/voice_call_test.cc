// A whole call by single keys, on ticks that only the test makes.
#include "ivr/line/media/voice_call.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "ivr/dialog/inbound.h"
#include "ivr/testing/fake_backend.h"
#include "kit/testing/temp_folder.h"

namespace vagtbro::ivr {
namespace {

// Speaks the turns it is given, one after each event, and keeps the events.
class Script final : public Dialog {
 public:
  explicit Script(std::vector<Step> steps, std::vector<Event>& events)
      : steps_(std::move(steps)), events_(events) {}
  Step On(const Event& event, absl::Time /*now*/) override {
    events_.push_back(event);
    if (steps_.empty()) return Done{Outcome::kLeft};
    Step step = steps_.front();
    steps_.erase(steps_.begin());
    return step;
  }
  const char* place() const override { return "script"; }
  std::unique_ptr<Dialog> Copy() const override { return std::make_unique<Script>(*this); }

 private:
  std::vector<Step> steps_;
  std::vector<Event>& events_;
};

class VoiceCallTest : public ::testing::Test, public CallSide {
 protected:
  VoiceCallTest() : clips_({folder_.path()}) {
    std::filesystem::create_directory(folder_.path() + "/da");
    std::ofstream(folder_.path() + "/da/second.al") << std::string(8000, 'a');
  }
  void Send(const Wish& wish, std::uint32_t number) override {
    wishes_.push_back(wish);
    number_ = number;
  }
  void HangUp() override { hung_up_ = true; }
  void Transfer(const std::string& number) override { transfer_ = number; }

  void Begin(std::vector<Step> steps) {
    call_.emplace(std::make_unique<Script>(std::move(steps), events_), clips_, clock_, *this);
    call_->Begin(at_);
  }
  void Pass(absl::Duration time) {
    for (const absl::Duration end = at_ + time; at_ < end;) {
      at_ += absl::Milliseconds(20);
      call_->OnTick(at_, frame_);
    }
  }
  void Keys(const std::string& keys) {
    for (const char key : keys) call_->OnKey(key, at_);
  }
  bool Speaks() const { return frame_[0] == 'a'; }
  template <class E>
  bool Heard() const {
    return !events_.empty() && std::holds_alternative<E>(events_.back());
  }
  std::string LastEntry() const { return std::get<Entry>(events_.back()).keys.Reveal(); }

  static Turn Question(bool barge_in = true) {
    Turn turn;
    turn.say = {"da/second"};
    turn.barge_in = barge_in;
    turn.collect = Collect{.most = 3, .hash_ends = true};
    return turn;
  }
  static Turn Sentence(Then then = Then::kGoOn) {
    Turn turn;
    turn.say = {"da/second"};
    turn.then = then;
    return turn;
  }
  static Ask Asks() { return Ask{NextShifts{kEva}, {"da/second"}}; }

  kit::TempFolder folder_;
  Clips clips_;
  kit::ManualClock clock_{absl::UnixEpoch()};
  std::vector<Event> events_;
  std::optional<VoiceCall> call_;
  absl::Duration at_;
  Frame frame_{};
  std::vector<Wish> wishes_;
  std::uint32_t number_ = 0;
  bool hung_up_ = false;
  std::string transfer_;
};

TEST_F(VoiceCallTest, AKeyStopsThePromptAndIsTheFirstOfTheEntry) {
  Begin({Question()});
  Pass(absl::Milliseconds(100));
  EXPECT_TRUE(Speaks());
  Keys("4");
  Pass(absl::Milliseconds(20));
  EXPECT_FALSE(Speaks());
  Keys("2#");
  ASSERT_TRUE(Heard<Entry>());
  EXPECT_EQ(LastEntry(), "42");
}

TEST_F(VoiceCallTest, APromptThatMustBeHeardDropsKeys) {
  Begin({Question(/*barge_in=*/false)});
  Pass(absl::Milliseconds(100));
  Keys("421");
  EXPECT_TRUE(Heard<Answered>());
  Pass(absl::Seconds(1));
  Keys("7#");
  EXPECT_EQ(LastEntry(), "7");
}

TEST_F(VoiceCallTest, SilenceCountsFromTheEndOfThePrompt) {
  Begin({Question()});
  Pass(absl::Milliseconds(7900));
  EXPECT_TRUE(Heard<Answered>());
  Pass(absl::Milliseconds(200));
  EXPECT_TRUE(Heard<NoInput>());
}

TEST_F(VoiceCallTest, ASentenceIsSaidToItsEndAndThenToldToTheDialog) {
  Begin({Sentence(), Sentence(Then::kHangUp)});
  Pass(absl::Milliseconds(980));
  EXPECT_TRUE(Heard<Answered>());
  Pass(absl::Milliseconds(60));
  EXPECT_TRUE(Heard<Said>());
  EXPECT_FALSE(hung_up_);
  Pass(absl::Milliseconds(1100));
  EXPECT_TRUE(hung_up_);
}

TEST_F(VoiceCallTest, KeysAheadWaitForTheBackendAndAnswerTheNextQuestions) {
  Begin({Question(), Asks(), Question()});
  Keys("421");
  ASSERT_EQ(wishes_.size(), 1u);
  Keys("12#");
  EXPECT_EQ(events_.size(), 2u);
  call_->OnReply(number_, Shifts{}, at_);
  ASSERT_TRUE(Heard<Entry>());
  EXPECT_EQ(LastEntry(), "12");
}

TEST_F(VoiceCallTest, KeysAheadAreDroppedBeforeAPromptThatMustBeHeard) {
  Begin({Asks(), Question(/*barge_in=*/false)});
  Keys("1#");
  call_->OnReply(number_, Shifts{}, at_);
  EXPECT_FALSE(Heard<Entry>());
}

TEST_F(VoiceCallTest, ASlowBackendIsBridgedOnceAndGivenUpAfterEightSeconds) {
  Begin({Asks(), Question()});
  Pass(absl::Milliseconds(1400));
  EXPECT_FALSE(Speaks());
  Pass(absl::Milliseconds(200));
  EXPECT_TRUE(Speaks());
  Pass(absl::Milliseconds(6300));
  EXPECT_FALSE(Heard<Reply>());
  const std::uint32_t number = number_;
  Pass(absl::Milliseconds(200));
  ASSERT_TRUE(Heard<Reply>());
  EXPECT_TRUE(std::holds_alternative<Down>(std::get<Reply>(events_.back())));
  call_->OnReply(number, Shifts{}, at_);
  EXPECT_EQ(events_.size(), 2u) << "an answer after Down";
}

TEST_F(VoiceCallTest, WhatIsAskedGoesOnWithoutTheCaller) {
  Begin({Asks(), Wait{}, Asks()});
  call_->OnHungUp(at_);
  EXPECT_TRUE(Heard<HungUp>());
  EXPECT_FALSE(call_->outcome());
  call_->OnReply(number_, Shifts{}, at_);
  ASSERT_EQ(wishes_.size(), 2u);
  call_->OnReply(number_, Shifts{}, at_);
  EXPECT_EQ(call_->outcome(), Outcome::kLeft);
  EXPECT_FALSE(hung_up_);
}

TEST_F(VoiceCallTest, ATransferFollowsItsSentence) {
  Turn turn = Sentence(Then::kTransfer);
  turn.transfer_to = "+4587123456";
  Begin({turn, Question()});
  Pass(absl::Milliseconds(1100));
  EXPECT_EQ(transfer_, "+4587123456");
  call_->OnTransfer(false, at_);
  EXPECT_TRUE(Heard<TransferFailed>());
  Keys("1#");
  EXPECT_TRUE(Heard<Entry>());
}

// Who knows the way keys without waiting; the real dialog, and one employee behind it.
TEST_F(VoiceCallTest, ASickCallByKeysAlone) {
  FakeBackend backend;
  backend.shifts = {{absl::UnixEpoch() + absl::Hours(2), absl::UnixEpoch() + absl::Hours(10)}};
  House house;
  house.desk_number = "+4587123456";
  call_.emplace(std::make_unique<Inbound>(house, CallFacts{"call-1", true, clock_.Now()}), clips_,
                clock_, *this);
  std::size_t answered = 0;
  const auto answer = [&] {
    while (answered < wishes_.size()) {
      call_->OnReply(number_, backend.Answer(wishes_[answered++]), at_);
    }
  };
  call_->Begin(at_);
  for (const char* keys : {"442211#", "199471#", "1", "1", "3#"}) {
    Keys(keys);
    answer();
    Pass(absl::Milliseconds(200));
  }
  EXPECT_TRUE(backend.All<ReportSick>().empty());
  Keys("1");
  answer();
  ASSERT_EQ(backend.All<ReportSick>().size(), 1u);
  Pass(absl::Minutes(2));
  EXPECT_TRUE(hung_up_);
  call_->OnHungUp(at_);
  EXPECT_EQ(call_->outcome(), Outcome::kReported);
}

}  // namespace
}  // namespace vagtbro::ivr
