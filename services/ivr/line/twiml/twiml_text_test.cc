// What comes from an operator and what goes to it, as text: forms, signatures, XML.
#include <gtest/gtest.h>

#include <random>

#include "ivr/line/twiml/fields.h"
#include "ivr/line/twiml/markup.h"
#include "ivr/line/twiml/signature.h"
#include "ivr/line/twiml/wave.h"

namespace vagtbro::ivr {
namespace {

Form FormOf(const std::string& text) { return *Form::Parse(text); }

TEST(TwimlFormTest, APlusIsASpaceAndAnEscapedPlusIsAPlus) {
  const Form form = FormOf("From=%2B4520304050&Name=Ada+L%c3%b8v&Empty=&Bare&&=x&Odd=%zz%4");
  EXPECT_EQ(form.Get("From"), "+4520304050");
  EXPECT_EQ(form.Get("Name"), "Ada L\xC3\xB8v");
  EXPECT_TRUE(form.Has("Empty") && form.Has("Bare"));
  EXPECT_FALSE(form.Has("Absent"));
  EXPECT_EQ(form.Get("Odd"), "%zz%4");
  EXPECT_EQ(form.fields().size(), 6u);
  EXPECT_EQ(Form::OfTarget("/twiml/turn?s=7&out=a%2Db")->Get("out"), "a-b");
  EXPECT_TRUE(Form::OfTarget("/twiml/turn")->fields().empty());
}

TEST(TwimlFormTest, WhatIsEncodedComesBackAndTooMuchIsNoForm) {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  EXPECT_EQ(FormOf("x=" + FormEncoded(all)).Get("x"), all);
  std::string many;
  for (std::size_t i = 0; i <= Form::kMostFields; ++i) many += "a=1&";
  EXPECT_FALSE(Form::Parse(many).has_value());
}

// Any bytes: it ends, it keeps its promise on the count, and nothing reads past the text.
TEST(TwimlFormTest, AnyBodyIsAFormOrNone) {
  std::mt19937 dice(1);
  const std::string likely = "CallSidDigitsFrom=&%+0123456789aF#*\0\xFF";
  for (int body = 0; body < 50000; ++body) {
    std::string text;
    for (auto left = dice() % 60; left > 0; --left) {
      text += dice() % 8 == 0 ? static_cast<char>(dice()) : likely[dice() % likely.size()];
    }
    const auto form = Form::Parse(text);
    ASSERT_TRUE(form.has_value());
    ASSERT_LE(form->fields().size(), 60u);
    Turn turn;
    turn.collect = Collect{.most = static_cast<int>(1 + dice() % 8), .hash_ends = true};
    Keys so_far;
    EventOf(turn, *form, so_far);
    ASSERT_LE(CallerOf(*form).size(), 16u);
    ASSERT_LE(CallIdOf(*form).size(), 54u);
  }
}

TEST(TwimlSignatureTest, TheVectorOfTheOperatorsOwnLibrary) {
  const Form form = FormOf(
      "To=%2B18005551212&CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&"
      "From=%2B12349013030");
  const std::string url = "https://mycompany.com/myapp.php?foo=1&bar=2";
  const std::string signature = "0/KCTR6DLpKmkAf8muzZqo1nDgQ=";
  EXPECT_EQ(SignWebhook(url, form, "12345"), signature);
  EXPECT_TRUE(IsSigned(url, form, signature, "12345"));
  EXPECT_TRUE(
      IsSigned("https://mycompany.com:443/myapp.php?foo=1&bar=2", form, signature, "12345"));
  EXPECT_FALSE(
      IsSigned("https://mycompany.com:8443/myapp.php?foo=1&bar=2", form, signature, "12345"));
  EXPECT_FALSE(IsSigned("http://mycompany.com/myapp.php?foo=1&bar=2", form, signature, "12345"));
  EXPECT_FALSE(IsSigned(url, form, signature, "12346"));
  EXPECT_FALSE(IsSigned(url, form, "", "12345"));
  EXPECT_FALSE(IsSigned(url, form, SignWebhook(url, form, ""), "")) << "no token opens nothing";
  EXPECT_FALSE(IsSigned(url, FormOf("Digits=1235"), signature, "12345"));
}

TEST(TwimlSignatureTest, APortThatTheOperatorWritesIsTheSamePlace) {
  const Form form = FormOf("CallSid=CA1");
  const std::string with = SignWebhook("https://a.dk:443/twiml/call", form, "t");
  EXPECT_TRUE(IsSigned("https://a.dk/twiml/call", form, with, "t"));
  const std::string plain = SignWebhook("http://[::1]:80/x", form, "t");
  EXPECT_TRUE(IsSigned("http://[::1]/x", form, plain, "t"));
}

TEST(TwimlSignatureTest, ARepeatedNameGivesEachValueOnceInOrder) {
  EXPECT_EQ(SignWebhook("u", FormOf("a=2&a=1&a=2"), "t"), SignWebhook("u", FormOf("a=1&a=2"), "t"));
}

TEST(TwimlFieldsTest, AWithheldCallerIsNobody) {
  EXPECT_EQ(CallerOf(FormOf("From=%2B4520304050")), "+4520304050");
  for (const std::string from : {"anonymous", "Anonymous", "", "%2B266696687", "Restricted",
                                 "4520304050", "%2B45", "%2B45203040501234567", "sip:eva@x"}) {
    EXPECT_EQ(CallerOf(FormOf("From=" + from)), "") << from;
  }
  EXPECT_EQ(CallIdOf(FormOf("CallSid=CA12ab")), "ca12ab");
  EXPECT_EQ(CallIdOf(FormOf("CallSid=../x")), "");
  EXPECT_EQ(CallIdOf(FormOf("CallSid=" + std::string(55, 'a'))), "");
}

Turn Question(int most, bool hash_ends) {
  Turn turn;
  turn.say = {"da/ask_pin"};
  turn.collect = Collect{most, hash_ends, kFirstKey, kNextKey, true};
  return turn;
}

std::string HeardOf(const Turn& turn, const std::string& form) {
  Keys so_far;
  const auto event = EventOf(turn, FormOf(form), so_far);
  if (!event) return "more after " + std::to_string(so_far.size());
  if (const auto* entry = std::get_if<Entry>(&*event)) return "entry " + entry->keys.Reveal();
  if (std::holds_alternative<Cancel>(*event)) return "cancel";
  if (std::holds_alternative<NoInput>(*event)) return "silence";
  if (std::holds_alternative<HungUp>(*event)) return "hung up";
  return "other";
}

TEST(TwimlFieldsTest, EntriesSilenceAndStars) {
  const Turn number = Question(6, true);
  EXPECT_EQ(HeardOf(number, "Digits=442211"), "entry 442211");
  EXPECT_EQ(HeardOf(number, "Digits=4422&FinishedOnKey=%23"), "entry 4422");
  EXPECT_EQ(HeardOf(number, "Digits="), "silence");
  EXPECT_EQ(HeardOf(number, ""), "silence");
  EXPECT_EQ(HeardOf(number, "Digits=&FinishedOnKey=%23"), "entry ");
  EXPECT_EQ(HeardOf(number, "Digits=*"), "cancel");
  EXPECT_EQ(HeardOf(number, "Digits=12*44"), "entry 44");
  EXPECT_EQ(HeardOf(number, "Digits=123*44"), "more after 2");
  EXPECT_EQ(HeardOf(Question(1, false), "Digits=%23"), "entry #");
  EXPECT_EQ(HeardOf(number, "Digits=4422&CallStatus=completed"), "hung up");
}

TEST(TwimlMarkupTest, AQuestionIsAGatherWithAWayBack) {
  EXPECT_EQ(Markup(Question(6, true), {"https://ivr.example.dk", "a&b"}, 7),
            R"(<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Gather input="dtmf" numDigits="6" finishOnKey="#" timeout="7"
          method="POST" actionOnEmptyResult="true"
          action="https://ivr.example.dk/twiml/turn?out=a%26b&amp;s=7">
    <Play>https://ivr.example.dk/prompts/da/ask_pin.wav</Play>
  </Gather>
  <Redirect method="POST">https://ivr.example.dk/twiml/turn?out=a%26b&amp;s=7</Redirect>
</Response>
)");
}

TEST(TwimlFieldsTest, WhyNobodyWasReached) {
  const auto why = [](const char* fields) { return NotReachedOf(*Form::Parse(fields)); };
  EXPECT_EQ(why("CallStatus=busy&SipResponseCode=486"), NotReached::kBusy);
  EXPECT_EQ(why("CallStatus=no-answer&SipResponseCode=480"), NotReached::kNoAnswer);
  EXPECT_EQ(why("CallStatus=failed&SipResponseCode=404"), NotReached::kNoSuchNumber);
  EXPECT_EQ(why("CallStatus=failed&SipResponseCode=503"), NotReached::kFailed);
  EXPECT_EQ(why("CallStatus=failed"), NotReached::kFailed);
}

TEST(TwimlMarkupTest, WhatMustBeHeardStandsWhereNoKeyStopsIt) {
  Turn turn = Question(1, false);
  turn.barge_in = false;
  const std::string xml = Markup(turn, {"https://a.dk", ""}, 2);
  EXPECT_LT(xml.find("<Play>"), xml.find("<Gather")) << xml;
  EXPECT_NE(xml.find("finishOnKey=\"\""), std::string::npos) << xml;
}

TEST(TwimlMarkupTest, ATransferComesBackAndAGoodbyeDoesNot) {
  Turn turn;
  turn.say = {"da/transferring"};
  turn.then = Then::kTransfer;
  turn.transfer_to = "+4587123456";
  EXPECT_EQ(Markup(turn, {"https://a.dk", ""}, 3), R"(<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Play>https://a.dk/prompts/da/transferring.wav</Play>
  <Dial timeout="25" method="POST" action="https://a.dk/twiml/turn?s=3">+4587123456</Dial>
</Response>
)");
  turn.then = Then::kHangUp;
  EXPECT_EQ(Markup(turn, {"https://a.dk", ""}, 3), R"(<?xml version="1.0" encoding="UTF-8"?>
<Response>
  <Play>https://a.dk/prompts/da/transferring.wav</Play>
  <Hangup/>
</Response>
)");
}

TEST(TwimlMarkupTest, AClipIsTheSameSoundAsAWave) {
  const std::string wave = WaveOf(std::string("\xD5\x55\xAA", 3));
  ASSERT_EQ(wave.size(), 44u + 6u);
  EXPECT_EQ(wave.substr(0, 4) + wave.substr(8, 8), "RIFFWAVEfmt ");
  EXPECT_EQ(static_cast<unsigned char>(wave[4]), 36 + 6);
  EXPECT_EQ(wave.substr(44, 4), std::string("\x08\x00\xF8\xFF", 4)) << "a hair around silence";
}

}  // namespace
}  // namespace vagtbro::ivr
