// Receipt numbers: what a tired caller gets wrong is noticed.
#include "sickness/domain/receipt_number.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>

namespace vagtbro::sickness {
namespace {

constexpr uint64_t kAll = 100'000;

TEST(ReceiptNumberTest, AMunicipalityHasAHundredThousandBeforeOneComesAgain) {
  std::set<std::string> numbers;
  for (uint64_t issued = 0; issued < kAll; ++issued) {
    const std::string number = ReceiptNumber(issued);
    ASSERT_TRUE(IsReceiptNumber(number)) << number;
    numbers.insert(number);
  }
  EXPECT_EQ(numbers.size(), kAll);
  EXPECT_EQ(ReceiptNumber(kAll), ReceiptNumber(0));
}

TEST(ReceiptNumberTest, TwoCallsInARowDifferInAllFiveDigits) {
  for (uint64_t issued = 0; issued < kAll; ++issued) {
    const std::string one = ReceiptNumber(issued);
    const std::string next = ReceiptNumber(issued + 1);
    for (size_t i = 0; i < 5; ++i) ASSERT_NE(one[i], next[i]) << one << " " << next;
  }
}

TEST(ReceiptNumberTest, EverySingleWrongDigitIsNoticed) {
  for (uint64_t issued = 0; issued < kAll; issued += 7) {
    const std::string number = ReceiptNumber(issued);
    for (size_t i = 0; i < number.size(); ++i) {
      for (char wrong = '0'; wrong <= '9'; ++wrong) {
        std::string heard = number;
        heard[i] = wrong;
        ASSERT_EQ(IsReceiptNumber(heard), heard == number) << number << " heard as " << heard;
      }
    }
  }
}

TEST(ReceiptNumberTest, EverySwapOfTwoNeighboursIsNoticed) {
  for (uint64_t issued = 0; issued < kAll; issued += 7) {
    const std::string number = ReceiptNumber(issued);
    for (size_t i = 0; i + 1 < number.size(); ++i) {
      std::string heard = number;
      std::swap(heard[i], heard[i + 1]);
      ASSERT_EQ(IsReceiptNumber(heard), heard == number) << number << " heard as " << heard;
    }
  }
}

TEST(ReceiptNumberTest, OtherShapesAreNone) {
  const std::string number = ReceiptNumber(4711);
  EXPECT_FALSE(IsReceiptNumber(""));
  EXPECT_FALSE(IsReceiptNumber(number.substr(0, 5)));
  EXPECT_FALSE(IsReceiptNumber(number + "0"));
  EXPECT_FALSE(IsReceiptNumber("12345x"));
  EXPECT_FALSE(IsReceiptNumber("-12345"));
}

}  // namespace
}  // namespace vagtbro::sickness
