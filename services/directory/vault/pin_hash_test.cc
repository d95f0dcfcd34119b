// PIN hashes: what they tell, and what they do not.
#include "directory/vault/pin_hash.h"

#include <gtest/gtest.h>

namespace vagtbro::directory {
namespace {

TEST(PinHashTest, OnlyThePinItWasMadeFromMatches) {
  const std::string hash = HashPin("4817");
  EXPECT_TRUE(PinMatches(hash, "4817"));
  EXPECT_FALSE(PinMatches(hash, "4818"));
  EXPECT_FALSE(PinMatches(hash, ""));
}

TEST(PinHashTest, TheSamePinTwiceDoesNotLookTheSame) {
  EXPECT_NE(HashPin("4817"), HashPin("4817"));
}

TEST(PinHashTest, ItNamesItsKindAndCostAndNotThePin) {
  const std::string hash = HashPin("481736");
  EXPECT_EQ(hash.find("$argon2id$v=19$m=4096,t=3,p=1$"), 0u);
  EXPECT_EQ(hash.find("481736"), std::string::npos);
}

TEST(PinHashTest, AHashMadeAtAnotherCostStillMatches) {
  EXPECT_TRUE(
      PinMatches("$argon2id$v=19$m=1024,t=1,p=1$J4M1Ss9Nse88KlUGQ+LYSA$"
                 "MjYndRlUdMbVy6IEXQ6OaAUVjN51W+iIvIUgbrIBnoE",
                 "4711"));
}

TEST(PinHashTest, NothingMatchesTheDummyAndItCostsTheSame) {
  const std::string cost = DummyPinHash().substr(0, DummyPinHash().find("p=1$"));
  EXPECT_EQ(HashPin("4817").find(cost), 0u);
  EXPECT_EQ(DummyPinHash(), DummyPinHash());
  for (const char* pin : {"", "0000", "4817"}) EXPECT_FALSE(PinMatches(DummyPinHash(), pin));
}

TEST(PinHashTest, WhatIsNoHashMatchesNothing) {
  EXPECT_FALSE(PinMatches("", "4817"));
  EXPECT_FALSE(PinMatches("4817", "4817"));
}

}  // namespace
}  // namespace vagtbro::directory
