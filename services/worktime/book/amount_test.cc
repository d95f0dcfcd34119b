#include "worktime/book/amount.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace vagtbro::worktime {
namespace {

using enum AmountType;

TEST(AmountTest, ReadsWhatAShopStewardWrites) {
  EXPECT_EQ(ParseAmount(kSpan, "11h"), 11 * 3'600);
  EXPECT_EQ(ParseAmount(kSpan, "8h30m"), 8 * 3'600 + 1'800);
  EXPECT_EQ(ParseAmount(kSpan, "6d"), 6 * 86'400);
  EXPECT_EQ(ParseAmount(kSpan, "1d12h"), 36 * 3'600);
  EXPECT_EQ(ParseAmount(kSpanOrNone, "0h"), 0);
  EXPECT_EQ(ParseAmount(kClock, "22:00"), 1'320);
  EXPECT_EQ(ParseAmount(kClock, "24:00"), 1'440);
  EXPECT_EQ(ParseAmount(kShare, "36.00%"), 3'600);
  EXPECT_EQ(ParseAmount(kShare, "50%"), 5'000);
  EXPECT_EQ(ParseAmount(kMoney, "54.69 kr"), 5'469);
  EXPECT_EQ(ParseAmount(kCount, "2"), 2);
  EXPECT_EQ(ParseAmount(kFlag, "yes"), 1);
  EXPECT_EQ(ParseAmount(kFlag, "no"), 0);
}

TEST(AmountTest, TheNightBeginsBeforeItEnds) {
  EXPECT_LT(*ParseAmount(kNightClock, "22:00"), *ParseAmount(kNightClock, "24:00"));
  EXPECT_LT(*ParseAmount(kNightClock, "23:59"), *ParseAmount(kNightClock, "05:00"));
}

TEST(AmountTest, RefusesWhatIsNoAmountOfItsType) {
  const std::vector<std::pair<AmountType, std::string>> wrong = {
      {kSpan, ""},          {kSpan, "11"},     {kSpan, "0h"},       {kSpan, "-1h"},
      {kSpan, "1h 30m"},    {kSpan, "30m1h"},  {kSpan, "1234567h"}, {kClock, "22.00"},
      {kClock, "24:01"},    {kClock, "9:00"},  {kClock, "12:60"},   {kShare, "36,00%"},
      {kShare, "36.0%"},    {kShare, "36"},    {kMoney, "54.69"},   {kMoney, "54.69 DKK"},
      {kMoney, "-5.00 kr"}, {kCount, "2.5"},   {kCount, "two"},     {kFlag, "true"},
      {kFlag, "1"},         {kMoney, "5.6 kr"}};
  for (const auto& [type, text] : wrong) {
    EXPECT_FALSE(ParseAmount(type, text).has_value()) << text;
  }
}

TEST(AmountTest, EachTextReadsBack) {
  for (const auto& [type, text] :
       std::vector<std::pair<AmountType, std::string>>{{kSpan, "11h"},
                                                       {kSpan, "8h30m"},
                                                       {kSpan, "45m"},
                                                       {kSpan, "6d"},
                                                       {kSpan, "48h"},
                                                       {kSpan, "2912h"},
                                                       {kSpanOrNone, "0h"},
                                                       {kClock, "08:05"},
                                                       {kNightClock, "23:30"},
                                                       {kNightClock, "05:00"},
                                                       {kShare, "35.12%"},
                                                       {kMoney, "1234.05 kr"},
                                                       {kCount, "3"},
                                                       {kFlag, "yes"}}) {
    EXPECT_EQ(AmountText(type, *ParseAmount(type, text)), text);
  }
}

}  // namespace
}  // namespace vagtbro::worktime
