// Golden transcripts: '<' is what the exchange writes, '>' what we write, line by line.
#include "ivr/line/agi/agi_line.h"

#include <gtest/gtest.h>

#include <deque>
#include <sstream>

namespace vagtbro::ivr {
namespace {

// Both sides of a conversation; every line must come as it stands there.
class Transcript final : public Wire {
 public:
  explicit Transcript(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty()) lines_.push_back(line);
    }
  }
  ~Transcript() override { EXPECT_TRUE(lines_.empty()) << "not said: " << lines_.front(); }

  bool Send(const std::string& line) override {
    if (lines_.empty()) {
      ADD_FAILURE() << "too much: " << line;
      return false;
    }
    EXPECT_EQ("> " + line, lines_.front());
    lines_.pop_front();
    return true;
  }
  std::optional<std::string> Receive(absl::Duration) override {
    if (lines_.empty() || lines_.front()[0] != '<') return std::nullopt;
    std::string line = lines_.front().size() < 3 ? "" : lines_.front().substr(2);
    lines_.pop_front();
    return line;
  }

 private:
  std::deque<std::string> lines_;
};

Turn Question(int most, bool hash_ends) {
  Turn turn;
  turn.say = {"da/ask"};
  turn.collect = Collect{most, hash_ends, kFirstKey, kNextKey, false};
  return turn;
}

Event Hear(const std::string& text, const Turn& turn) {
  Transcript wire(text);
  return AgiLine(wire, {"v", "PJSIP/{number}@trunk"}).Do(turn);
}

std::string Keyed(const Event& event) {
  const auto* entry = std::get_if<Entry>(&event);
  return entry == nullptr ? "no entry" : entry->keys.Reveal();
}

constexpr char kAsk[] = "> STREAM FILE \"v/da/ask\" \"0123456789*#\"\n";

TEST(AgiLineTest, TheGreeting) {
  Transcript wire(R"(
< agi_network: yes
< agi_network_script: syg?tenant=legeby
< agi_callerid: unknown
<
> ANSWER
< 200 result=0
)");
  const auto greeting = ReadAgiGreeting(wire);
  ASSERT_TRUE(greeting.has_value());
  EXPECT_EQ(greeting->Tenant(), "legeby");
  EXPECT_TRUE(AgiLine(wire, {}).Answer());
}

TEST(AgiLineTest, WhoeverIsNoExchangeIsNotGreeted) {
  Transcript browser("< GET / HTTP/1.1\n");
  EXPECT_FALSE(ReadAgiGreeting(browser).has_value());
  std::string endless;
  for (int i = 0; i < kMostAgiVariables; ++i) endless += "< agi_arg_1: x\n";
  Transcript flood(endless);
  EXPECT_FALSE(ReadAgiGreeting(flood).has_value());
}

TEST(AgiLineTest, AnEntryAfterThePromptEndsWithHash) {
  const Event heard = Hear(std::string(kAsk) + R"(
< 200 result=0 endpos=9120
> WAIT FOR DIGIT 7000
< 200 result=52
> GET DATA "v/da/pause" 4000 7
< 200 result=4221
)",
                           Question(8, true));
  EXPECT_EQ(Keyed(heard), "44221");
}

TEST(AgiLineTest, AnEntryIntoThePromptEndsWithTimeAndWithItsLength) {
  const std::string barge = std::string(kAsk) + "< 200 result=52 endpos=1600\n";
  EXPECT_EQ(Keyed(Hear(barge + "> GET DATA \"v/da/pause\" 4000 7\n< 200 result=42 (timeout)\n",
                       Question(8, true))),
            "442");
  EXPECT_EQ(
      Keyed(Hear(barge + "> GET DATA \"v/da/pause\" 4000 2\n< 200 result=42\n", Question(3, true))),
      "442");
  EXPECT_EQ(Keyed(Hear(barge, Question(1, false))), "4");
}

TEST(AgiLineTest, HashAloneStarAloneAndNothing) {
  const std::string asked = std::string(kAsk) + "< 200 result=0 endpos=1\n> WAIT FOR DIGIT 7000\n";
  EXPECT_EQ(Keyed(Hear(asked + "< 200 result=35\n", Question(8, true))), "");
  EXPECT_TRUE(std::holds_alternative<Cancel>(Hear(asked + "< 200 result=42\n", Question(8, true))));
  EXPECT_TRUE(std::holds_alternative<NoInput>(Hear(asked + "< 200 result=0\n", Question(8, true))));
  EXPECT_EQ(Keyed(Hear(asked + "< 200 result=52\n> GET DATA \"v/da/pause\" 4000 7\n< 200 result=\n",
                       Question(8, true))),
            "4");
}

TEST(AgiLineTest, StarDeletesAndTheRestIsWaitedFor) {
  const Event heard = Hear(std::string(kAsk) + R"(
< 200 result=52 endpos=1600
> GET DATA "v/da/pause" 4000 3
< 200 result=*12
> GET DATA "v/da/pause" 4000 2
< 200 result=34
)",
                           Question(4, true));
  EXPECT_EQ(Keyed(heard), "1234");
}

TEST(AgiLineTest, AHangUpBetweenRepliesAndARefusedCommandAreTheEnd) {
  EXPECT_TRUE(
      std::holds_alternative<HungUp>(Hear(std::string(kAsk) + "< HANGUP\n", Question(1, false))));
  EXPECT_TRUE(std::holds_alternative<HungUp>(
      Hear(std::string(kAsk) + "< 200 result=-1 endpos=0\n", Question(1, false))));
  EXPECT_TRUE(std::holds_alternative<HungUp>(Hear(
      std::string(kAsk) + "< 511 Command Not Permitted on a dead channel\n", Question(1, false))));
  EXPECT_TRUE(std::holds_alternative<HungUp>(Hear(std::string(kAsk) + R"(
< 520-Invalid command syntax.  Proper usage follows:
< Usage: STREAM FILE <filename> <escape digits>
< 200 of these lines are help
< 520 End of proper usage.
)",
                                                  Question(1, false))));
}

TEST(AgiLineTest, WhatMustBeHeardCannotBeCutShort) {
  Turn receipt;
  receipt.say = {"da/reported"};
  receipt.barge_in = false;
  EXPECT_TRUE(std::holds_alternative<Said>(
      Hear("> STREAM FILE \"v/da/reported\" \"\"\n< 200 result=0 endpos=1\n", receipt)));
}

TEST(AgiLineTest, AKeyIntoASentenceIsTheFirstOfTheNextAnswer) {
  Transcript wire(R"(
> STREAM FILE "v/da/moment" "0123456789*#"
< 200 result=49 endpos=800
)");
  AgiLine line(wire, {"v", ""});
  Turn sentence;
  sentence.say = {"da/moment"};
  EXPECT_TRUE(std::holds_alternative<Said>(line.Do(sentence)));
  EXPECT_EQ(Keyed(line.Do(Question(1, false))), "1");
}

TEST(AgiLineTest, ATransferNobodyTakesComesBack) {
  Turn transfer;
  transfer.then = Then::kTransfer;
  transfer.transfer_to = "+4587123456";
  const std::string dial =
      "> EXEC Dial \"PJSIP/+4587123456@trunk,25\"\n< 200 result=0\n"
      "> GET VARIABLE DIALSTATUS\n";
  EXPECT_TRUE(
      std::holds_alternative<Transferred>(Hear(dial + "< 200 result=1 (ANSWER)\n", transfer)));
  EXPECT_TRUE(
      std::holds_alternative<TransferFailed>(Hear(dial + "< 200 result=1 (BUSY)\n", transfer)));
  transfer.transfer_to = "1\",System(x)";
  EXPECT_TRUE(std::holds_alternative<TransferFailed>(Hear("", transfer)));
}

}  // namespace
}  // namespace vagtbro::ivr
