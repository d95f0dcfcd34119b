// Keys of SRTP in SDP, the rate of calls, and the words of a trunk.
#include "ivr/line/sip/sdes.h"

#include <gtest/gtest.h>

#include <random>

#include "ivr/line/sip/invite_rate.h"
#include "ivr/line/sip/trunk.h"

namespace vagtbro::ivr {
namespace {

// Of RFC 4568, section 6.1.
const std::string kInline = "inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
const std::string kSuite = "AES_CM_128_HMAC_SHA1_80 ";

TEST(Sdes, ReadsAKeyWithOrWithoutItsLifetime) {
  for (const std::string rest : {"", "|2^20", "|2^31", "|1048576"}) {
    const auto crypto = ReadCrypto("7 " + kSuite + kInline + rest);
    ASSERT_TRUE(crypto) << rest;
    EXPECT_EQ(crypto->tag, 7);
    EXPECT_EQ(std::string(crypto->key.begin(), crypto->key.end()),
              "YS___semctl () {\t220;}\n}\nunles");
    EXPECT_EQ(WriteCrypto(*crypto), "7 " + kSuite + kInline);
  }
}

TEST(Sdes, RefusesWhatItCannotDo) {
  for (const std::string& wrong : std::initializer_list<std::string>{
           "", "1", "0 " + kSuite + kInline, "x " + kSuite + kInline,
           "1 AES_CM_128_HMAC_SHA1_32 " + kInline, "1 " + kSuite + kInline + "|2^20|1:4",
           "1 " + kSuite + kInline + "|1:4", "1 " + kSuite + kInline + " UNENCRYPTED_SRTP",
           "1 " + kSuite + kInline.substr(0, 40), "1 " + kSuite + "inline:" + std::string(40, '*'),
           "1 " + kSuite + kInline + "AAAA", "1 " + kSuite + kInline + ";" + kInline}) {
    EXPECT_FALSE(ReadCrypto(wrong)) << wrong;
  }
}

TEST(Sdes, TakesAnyBytes) {
  std::mt19937 random(4);
  for (int round = 0; round < 20000; ++round) {
    std::string value = "1 " + kSuite + kInline + "|2^31";
    value.resize(random() % (value.size() + 1));
    for (std::size_t change = 0; change < 3 && !value.empty(); ++change) {
      value[random() % value.size()] = static_cast<char>(random() % 256);
    }
    const auto crypto = ReadCrypto(value);
    EXPECT_TRUE(!crypto || ReadCrypto(WriteCrypto(*crypto)));
  }
}

TEST(InviteRate, IsOfEachAddressAndFillsAgain) {
  InviteRate rate(2);
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(rate.Take("10.0.0.1", absl::ZeroDuration()));
  EXPECT_FALSE(rate.Take("10.0.0.1", absl::ZeroDuration()));
  EXPECT_TRUE(rate.Take("10.0.0.2", absl::ZeroDuration()));
  EXPECT_FALSE(rate.Take("10.0.0.1", absl::Milliseconds(499)));
  EXPECT_TRUE(rate.Take("10.0.0.1", absl::Milliseconds(500)));
  EXPECT_FALSE(rate.Take("10.0.0.1", absl::Milliseconds(501)));
}

TEST(Trunk, SaysWhyNobodyWasReached) {
  EXPECT_EQ(NotReachedBy(486), NotReached::kBusy);
  EXPECT_EQ(NotReachedBy(480), NotReached::kNoAnswer);
  EXPECT_EQ(NotReachedBy(408), NotReached::kNoAnswer);
  EXPECT_EQ(NotReachedBy(603), NotReached::kDeclined);
  EXPECT_EQ(NotReachedBy(403), NotReached::kDeclined);
  for (const int status : {404, 410, 484, 604}) {
    EXPECT_EQ(NotReachedBy(status), NotReached::kNoSuchNumber) << status;
  }
  for (const int status : {0, 400, 488, 500, 503}) {
    EXPECT_EQ(NotReachedBy(status), NotReached::kFailed) << status;
  }
}

TEST(Trunk, NamesAndNumbersAreToldApart) {
  EXPECT_TRUE(IsName("exchange.example:5060"));
  EXPECT_FALSE(IsName("10.0.0.9:5060"));
  EXPECT_FALSE(IsName("[2001:db8::9]:5061"));
  EXPECT_EQ(HostOf("[2001:db8::9]:5061"), "2001:db8::9");
  EXPECT_EQ(SipUri("+45", "h:5061", SipTransport::kTls), "sip:+45@h:5061;transport=tls");
  EXPECT_TRUE(IsNumber("+4520304050"));
  for (const char* wrong : {"", "+", "4+5", "+45 20", "1;x=y", "+45\r\nTo: x"}) {
    EXPECT_FALSE(IsNumber(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace vagtbro::ivr
