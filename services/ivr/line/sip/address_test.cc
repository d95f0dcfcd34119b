// Who may call, and who is calling.
#include <gtest/gtest.h>

#include <random>

#include "ivr/line/sip/caller.h"
#include "ivr/line/sip/sip_peers.h"

namespace vagtbro::ivr {
namespace {

TEST(SipPeers, AllowTheirNetworksAndNobodyElse) {
  const auto peers = SipPeers::Parse({"10.1.0.0/16", "192.0.2.7", "2001:db8::/32"});
  ASSERT_TRUE(peers.ok());
  EXPECT_TRUE(peers->Allow("10.1.255.1"));
  EXPECT_FALSE(peers->Allow("10.2.0.1"));
  EXPECT_TRUE(peers->Allow("192.0.2.7"));
  EXPECT_FALSE(peers->Allow("192.0.2.8"));
  EXPECT_TRUE(peers->Allow("2001:db8:1::5"));
  EXPECT_FALSE(peers->Allow("2001:db9::5"));
  EXPECT_FALSE(peers->Allow("exchange.example"));
}

TEST(SipPeers, AnEmptyListAllowsNobodyAndSlashZeroEverybodyOfItsKind) {
  EXPECT_FALSE(SipPeers::Parse({})->Allow("127.0.0.1"));
  const auto all = SipPeers::Parse({"0.0.0.0/0"});
  EXPECT_TRUE(all->Allow("203.0.113.9"));
  EXPECT_FALSE(all->Allow("2001:db8::1"));
}

TEST(SipPeers, RefuseWhatIsNoNetwork) {
  for (const char* wrong : {"", "10.1.0.0/33", "10.1.0.0/", "10.1/16", "10.1.0.0/8x", "any"}) {
    EXPECT_FALSE(SipPeers::Parse({wrong}).ok()) << wrong;
  }
}

TEST(CallerNumber, IsTheNumberOfAnAddress) {
  EXPECT_EQ(CallerNumber("\"Eva\" <sip:+4520304050@exchange.example;user=phone>"), "+4520304050");
  EXPECT_EQ(CallerNumber("<tel:+45-20.30(40)50>"), "+4520304050");
  EXPECT_EQ(CallerNumber("sip:20304050@10.0.0.1;tag=7"), "20304050");
  EXPECT_EQ(CallerNumber("\"sip:666\" <sip:20304050@10.0.0.1>"), "20304050");
}

TEST(CallerNumber, IsEmptyIfThereIsNone) {
  for (const char* none : {"", "\"Anonymous\" <sip:anonymous@anonymous.invalid>", "<sip:+@h>",
                           "<sip:10.0.0.1>", "<sip:123456789012345678901@h>", "<sip:4+5@h>"}) {
    EXPECT_EQ(CallerNumber(none), "") << none;
  }
}

TEST(CallerNumber, TakesAnyBytes) {
  std::mt19937 random(4);
  for (int round = 0; round < 20000; ++round) {
    std::string address = "\"Eva\" <sip:+4520304050@h;x=y>";
    for (int change = 0; change < 4; ++change) {
      address[random() % address.size()] = static_cast<char>(random() % 256);
    }
    const std::string number = CallerNumber(address);
    EXPECT_EQ(number.find_first_not_of("+0123456789"), std::string::npos);
    EXPECT_LE(number.size(), 20u);
  }
}

}  // namespace
}  // namespace vagtbro::ivr
