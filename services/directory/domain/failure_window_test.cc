// Windows of failures: when they are full, and when they are over.
#include "directory/domain/failure_window.h"

#include <gtest/gtest.h>

namespace vagtbro::directory {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1770007200);
const absl::Duration kInstant = absl::Nanoseconds(1);

v1::FailureWindowRow After(uint32_t failures) {
  v1::FailureWindowRow row;
  for (uint32_t i = 0; i < failures; ++i) row = AndOneMore(kOfCaller, row, kNow);
  return row;
}

TEST(FailureWindowTest, TheTenthFailureFillsIt) {
  EXPECT_FALSE(IsFull(kOfCaller, After(9), kNow));
  EXPECT_TRUE(IsFull(kOfCaller, After(10), kNow));
}

TEST(FailureWindowTest, AnHourAfterTheFirstOneItIsOver) {
  EXPECT_TRUE(IsFull(kOfCaller, After(10), kNow + absl::Hours(1) - kInstant));
  EXPECT_FALSE(IsFull(kOfCaller, After(10), kNow + absl::Hours(1)));
  EXPECT_TRUE(IsOver(kOfCaller, After(10), kNow + absl::Hours(1)));
  EXPECT_FALSE(IsOver(kOfCaller, After(1), kNow + absl::Hours(1) - kInstant));
}

TEST(FailureWindowTest, AFailureAfterThatBeginsANewOne) {
  const auto row = AndOneMore(kOfCaller, After(10), kNow + absl::Hours(1));
  EXPECT_EQ(row.failures(), 1u);
  EXPECT_FALSE(IsOver(kOfCaller, row, kNow + absl::Hours(2) - kInstant));
}

TEST(FailureWindowTest, WhoNeverFailedHasNone) {
  EXPECT_TRUE(IsOver(kOfCaller, {}, kNow));
  EXPECT_FALSE(IsFull(kOfCaller, {}, kNow));
}

}  // namespace
}  // namespace vagtbro::directory
