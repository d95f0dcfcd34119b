// What an exchange writes, and what we write to it; and that no bytes do harm.
#include "ivr/line/agi/agi_text.h"

#include <gtest/gtest.h>

#include <random>

#include "ivr/line/agi/peers.h"

namespace vagtbro::ivr {
namespace {

TEST(AgiTextTest, RepliesOfARealExchange) {
  EXPECT_EQ(ParseAgiReply("200 result=4422")->result, "4422");
  EXPECT_EQ(ParseAgiReply("200 result=44 (timeout)")->result, "44");
  EXPECT_TRUE(ParseAgiReply("200 result=44 (timeout)")->timeout);
  EXPECT_EQ(ParseAgiReply("200 result= (timeout)")->result, "");
  EXPECT_TRUE(ParseAgiReply("200 result= (timeout)")->timeout);
  EXPECT_EQ(ParseAgiReply("200 result=")->result, "");
  EXPECT_FALSE(ParseAgiReply("200 result=")->timeout);
  EXPECT_EQ(ParseAgiReply("200 result=52 endpos=9120")->result, "52");
  EXPECT_EQ(ParseAgiReply("200 result=-1\r")->result, "-1");
  EXPECT_EQ(ParseAgiReply("200 result=1 (NO (ANSWER))")->value, "NO (ANSWER)");
  EXPECT_EQ(ParseAgiReply("510 Invalid or unknown command")->code, 510);
  EXPECT_TRUE(ParseAgiReply("520-Invalid command syntax.  Proper usage follows:")->more);
  EXPECT_FALSE(ParseAgiReply("520 End of proper usage.")->more);
  EXPECT_FALSE(ParseAgiReply("HANGUP").has_value());
  EXPECT_FALSE(ParseAgiReply("2000 result=1").has_value());
  EXPECT_FALSE(ParseAgiReply("200 nothing").has_value());
  EXPECT_TRUE(IsAgiHangUp("HANGUP\r"));
}

AgiGreeting GreetingWith(const std::string& name, const std::string& value) {
  AgiGreeting greeting;
  greeting.Add({name, value});
  return greeting;
}

TEST(AgiTextTest, TheCallerAsTheDisplayShowsThem) {
  EXPECT_EQ(GreetingWith("agi_callerid", "+4520304050").CallerNumber(), "+4520304050");
  EXPECT_EQ(GreetingWith("agi_callerid", "unknown").CallerNumber(), "");
  EXPECT_EQ(GreetingWith("agi_callerid", "Anna <20>").CallerNumber(), "");
  AgiGreeting withheld = GreetingWith("agi_callerid", "20304050");
  withheld.Add({"agi_callingpres", "32"});
  EXPECT_EQ(withheld.CallerNumber(), "");
  withheld.Add({"agi_callingpres", "1"});  // shown, and screened
  EXPECT_EQ(withheld.CallerNumber(), "20304050");
}

TEST(AgiTextTest, TheMunicipalityIsInTheScriptsName) {
  EXPECT_EQ(GreetingWith("agi_network_script", "syg?tenant=legeby").Tenant(), "legeby");
  EXPECT_EQ(GreetingWith("agi_network_script", "syg?a=b&tenant=legeby&c=d").Tenant(), "legeby");
  EXPECT_EQ(GreetingWith("agi_network_script", "syg?subtenant=legeby").Tenant(), "");
  EXPECT_EQ(GreetingWith("agi_network_script", "tenant=legeby").Tenant(), "");
  const auto variable = ParseAgiVariable("agi_request: agi://10.0.0.5:4573/syg");
  EXPECT_EQ(variable->name, "agi_request");
  EXPECT_EQ(variable->value, "agi://10.0.0.5:4573/syg");
  EXPECT_EQ(ParseAgiVariable("agi_accountcode:")->value, "");
  EXPECT_FALSE(ParseAgiVariable("GET / HTTP/1.1").has_value());
}

TEST(AgiTextTest, NothingEndsAnArgumentOrALine) {
  EXPECT_EQ(QuoteAgi("vagtbro/da/menu"), "\"vagtbro/da/menu\"");
  for (const std::string& bad : {std::string("a\"b"), std::string("a\nb"), std::string("a\rb"),
                                 std::string("a\\"), std::string("a\0b", 3)}) {
    EXPECT_FALSE(QuoteAgi(bad).has_value());
  }
}

TEST(AgiTextTest, AnyBytesAreTaken) {
  std::mt19937 dice(1);
  const std::string alphabet = "0123456789 -=():?&\r\nagiresultHANGUP_tenant\"\\\x80\xff";
  const std::string real[] = {"200 result=44 (timeout)", "520-Invalid", "agi_callerid: +4520304050",
                              "agi_network_script: syg?tenant=legeby", "HANGUP"};
  for (int i = 0; i < 200'000; ++i) {
    std::string line = dice() % 2 == 0 ? real[dice() % std::size(real)] : "";
    const std::size_t changes = dice() % 8;
    for (std::size_t c = 0; c < changes; ++c) {
      const std::size_t at = line.empty() ? 0 : dice() % line.size();
      line.insert(at, 1, alphabet[dice() % alphabet.size()]);
      if (dice() % 3 == 0) line.erase(dice() % line.size(), 1);
    }
    const auto reply = ParseAgiReply(line);
    ASSERT_TRUE(!reply || (reply->code >= 0 && reply->code <= 999));
    if (const auto variable = ParseAgiVariable(line)) {
      AgiGreeting greeting;
      greeting.Add(*variable);
      ASSERT_LE(greeting.CallerNumber().size(), 20u);
      greeting.Tenant();
    }
    if (const auto quoted = QuoteAgi(line)) {
      ASSERT_EQ(quoted->find('"', 1), quoted->size() - 1);
      ASSERT_EQ(quoted->find('\n'), std::string::npos);
    }
  }
}

TEST(AgiTextTest, OnlyTheExchangesThatAreNamedMayCall) {
  const auto peers = Peers::Parse("10.0.0.5,192.168.4.0/24");
  ASSERT_TRUE(peers.ok());
  EXPECT_TRUE(peers->Allow(0x0a000005));
  EXPECT_FALSE(peers->Allow(0x0a000006));
  EXPECT_TRUE(peers->Allow(0xc0a804ff));
  EXPECT_FALSE(peers->Allow(0xc0a80500));
  for (const std::string bad :
       {"", "pbx.example.dk", "10.0.0.0/0", "10.0.0.0/33", "10.0.0.0/", "::1"}) {
    EXPECT_FALSE(Peers::Parse(bad).ok()) << bad;
  }
}

}  // namespace
}  // namespace vagtbro::ivr
