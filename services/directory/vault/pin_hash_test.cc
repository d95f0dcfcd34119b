// PIN hashes: what they tell, and what they do not.
#include "directory/vault/pin_hash.h"

#include <gtest/gtest.h>

namespace vagtbro::directory {
namespace {

const PinVault kVault(Pepper::FromSeed("here"));

TEST(PinHashTest, OnlyThePinItWasMadeFromMatches) {
  const std::string hash = kVault.Hash("4817");
  EXPECT_TRUE(kVault.Matches(hash, "4817"));
  EXPECT_FALSE(kVault.Matches(hash, "4818"));
  EXPECT_FALSE(kVault.Matches(hash, ""));
}

TEST(PinHashTest, TheSamePinTwiceDoesNotLookTheSame) {
  EXPECT_NE(kVault.Hash("4817"), kVault.Hash("4817"));
}

TEST(PinHashTest, ItNamesItsKindAndCostAndNotThePin) {
  const std::string hash = kVault.Hash("481736");
  EXPECT_EQ(hash.find("k1$argon2id$v=19$m=4096,t=3,p=1$"), 0u);
  EXPECT_EQ(hash.find("481736"), std::string::npos);
}

TEST(PinHashTest, WithoutThePepperTheRightPinDoesNotMatch) {
  const PinVault elsewhere(Pepper::FromSeed("elsewhere"));
  EXPECT_FALSE(elsewhere.Matches(kVault.Hash("4817"), "4817"));
}

TEST(PinHashTest, AHashOfBeforeThePepperAtAnotherCostStillMatchesAndIsToBeMadeAnew) {
  const std::string old =
      "$argon2id$v=19$m=1024,t=1,p=1$J4M1Ss9Nse88KlUGQ+LYSA$"
      "MjYndRlUdMbVy6IEXQ6OaAUVjN51W+iIvIUgbrIBnoE";
  EXPECT_TRUE(kVault.Matches(old, "4711"));
  EXPECT_FALSE(kVault.Matches(old, "4712"));
  EXPECT_TRUE(kVault.IsOld(old));
  EXPECT_FALSE(kVault.IsOld(kVault.Hash("4711")));
}

TEST(PinHashTest, NothingMatchesTheDummyAndItCostsTheSame) {
  const std::string cost = kVault.dummy().substr(0, kVault.dummy().find("p=1$"));
  EXPECT_EQ(kVault.Hash("4817").find(cost), 0u);
  EXPECT_EQ(kVault.dummy(), kVault.dummy());
  for (const char* pin : {"", "0000", "4817"}) EXPECT_FALSE(kVault.Matches(kVault.dummy(), pin));
}

TEST(PinHashTest, WhatIsNoHashMatchesNothing) {
  EXPECT_FALSE(kVault.Matches("", "4817"));
  EXPECT_FALSE(kVault.Matches("4817", "4817"));
}

}  // namespace
}  // namespace vagtbro::directory
