// PINs: which are taken, and what wrong ones lead to.
#include "directory/domain/pin_rules.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::directory {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1770007200);
constexpr absl::Duration kInstant = absl::Nanoseconds(1);

v1::PinRow After(uint32_t failures) {
  v1::PinRow row;
  row.set_failures(failures);
  return row;
}

v1::PinRow LockedUntil(absl::Time time) {
  v1::PinRow row;
  *row.mutable_unlock_time() = kit::ToProto(time);
  return row;
}

TEST(PinShapeTest, FourToSixDigits) {
  EXPECT_TRUE(IsPin("4817"));
  EXPECT_TRUE(IsPin("481736"));
  EXPECT_FALSE(IsPin("481"));
  EXPECT_FALSE(IsPin("4817362"));
  EXPECT_FALSE(IsPin("48a7"));
  EXPECT_FALSE(IsPin(""));
}

TEST(PopularPinTest, WhatAStrangerTriesFirstIsRefused) {
  for (const char* pin :
       {"1234", "0000", "1111", "4321", "2345", "9876", "0123", "123456", "654321", "55555", "1212",
        "474747", "123123", "2580", "1004", "1122", "112233", "1987", "2001"}) {
    EXPECT_TRUE(IsPopularPin(pin)) << pin;
  }
}

TEST(PopularPinTest, TheRestIsTaken) {
  for (const char* pin :
       {"4817", "1233", "1243", "7890", "2030", "11223", "12124", "123124", "9031"}) {
    EXPECT_FALSE(IsPopularPin(pin)) << pin;
  }
}

TEST(PopularPinTest, FewOfTheTenThousandAreLost) {
  int refused = 0;
  for (int pin = 0; pin < 10'000; ++pin) {
    const std::string digits = std::to_string(10'000 + pin).substr(1);
    if (IsPopularPin(digits)) ++refused;
  }
  EXPECT_LT(refused, 400);
}

TEST(PinOfNumberTest, WhatTheEmploymentNumberGivesAwayIsRefused) {
  EXPECT_TRUE(IsOfNumber("7110", "47110"));
  EXPECT_TRUE(IsOfNumber("4711", "47110"));
  EXPECT_TRUE(IsOfNumber("47110", "47110"));
  EXPECT_FALSE(IsOfNumber("4817", "47110"));
  EXPECT_FALSE(IsOfNumber("471100", "47110"));
}

TEST(LockTest, EachLastsTwiceAsLongUpToADay) {
  EXPECT_EQ(LockedFor(0), absl::Minutes(30));
  EXPECT_EQ(LockedFor(1), absl::Minutes(60));
  EXPECT_EQ(LockedFor(2), absl::Minutes(120));
  EXPECT_EQ(LockedFor(5), absl::Hours(16));
  EXPECT_EQ(LockedFor(6), absl::Hours(24));
  EXPECT_EQ(LockedFor(4'000'000'000), absl::Hours(24));
}

TEST(JudgePinTest, ARightPinIsAccepted) {
  EXPECT_EQ(JudgePin(After(0), true, kNow), PinVerdict::kAccepted);
}

TEST(JudgePinTest, ARightPinAfterWrongOnesClearsTheCount) {
  EXPECT_EQ(JudgePin(After(2), true, kNow), PinVerdict::kAcceptedAfterFailures);
}

TEST(JudgePinTest, TheFifthWrongPinLocks) {
  for (uint32_t failures : {0u, 1u, 2u, 3u}) {
    EXPECT_EQ(JudgePin(After(failures), false, kNow), PinVerdict::kWrong);
  }
  EXPECT_EQ(JudgePin(After(4), false, kNow), PinVerdict::kWrongAndLocked);
}

TEST(JudgePinTest, WhileLockedNotEvenTheRightPinCounts) {
  const v1::PinRow locked = LockedUntil(kNow);
  EXPECT_EQ(JudgePin(locked, true, kNow - kInstant), PinVerdict::kLocked);
  EXPECT_EQ(JudgePin(locked, false, kNow - kInstant), PinVerdict::kLocked);
}

TEST(JudgePinTest, TheLockEndsAtItsTimeAndTheCountBeginsAnew) {
  const v1::PinRow locked = LockedUntil(kNow);
  EXPECT_EQ(JudgePin(locked, true, kNow), PinVerdict::kAcceptedAfterFailures);
  EXPECT_EQ(JudgePin(locked, false, kNow), PinVerdict::kWrong);
}

}  // namespace
}  // namespace vagtbro::directory
