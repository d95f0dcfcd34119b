// Numbers as payroll exports write them.
#include "directory/domain/phone_number.h"

#include <gtest/gtest.h>

namespace vagtbro::directory {
namespace {

TEST(PhoneNumberTest, ADanishNumberIsOneHoweverItIsWritten) {
  for (const char* written : {"20123456", "20 12 34 56", "+45 20123456", "+4520123456",
                              "0045 20 12 34 56", "(+45) 2012-3456", "20.12.34.56"}) {
    EXPECT_EQ(ToE164(written), "+4520123456") << written;
  }
}

TEST(PhoneNumberTest, ADanishNumberHasEightDigitsAndStartsWithTwoOrMore) {
  EXPECT_EQ(ToE164("2012345"), std::nullopt);
  EXPECT_EQ(ToE164("201234567"), std::nullopt);
  EXPECT_EQ(ToE164("+45 2012345"), std::nullopt);
  EXPECT_EQ(ToE164("+45 201234567"), std::nullopt);
  EXPECT_EQ(ToE164("10123456"), std::nullopt);
  EXPECT_EQ(ToE164("00123456"), std::nullopt);
}

TEST(PhoneNumberTest, NeighboursMayHaveTheirOwnNumbers) {
  EXPECT_EQ(ToE164("+46 70 123 45 67"), "+46701234567");
  EXPECT_EQ(ToE164("0049 151 23456789"), "+4915123456789");
  EXPECT_EQ(ToE164("+123456789012345"), "+123456789012345");
  EXPECT_EQ(ToE164("+1234567890123456"), std::nullopt);
}

TEST(PhoneNumberTest, WhatIsNoNumberIsNone) {
  for (const char* written : {"", "+", "00", "none", "20 12 34 5x", "++4520123456", "12345678a",
                              "+0020123456", "20123456 / 20123457"}) {
    EXPECT_EQ(ToE164(written), std::nullopt) << written;
  }
}

}  // namespace
}  // namespace vagtbro::directory
