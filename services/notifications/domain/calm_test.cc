// Nobody is woken for an information, and nobody who works comes to a shift that is not theirs.
#include "notifications/domain/calm.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::notifications {
namespace {

absl::Time At(int month, int day, int hour, int minute) {
  return absl::FromCivil(absl::CivilMinute(2026, month, day, hour, minute), kit::LocalZone());
}

TEST(CalmTest, QuietHoursEndAtHalfPastFive) {
  EXPECT_EQ(TellLeaderAt(At(2, 2, 5, 30)), At(2, 2, 5, 30));
  EXPECT_EQ(TellLeaderAt(At(2, 2, 21, 59)), At(2, 2, 21, 59));
  EXPECT_EQ(TellLeaderAt(At(2, 2, 22, 0)), At(2, 3, 5, 30));
  EXPECT_EQ(TellLeaderAt(At(2, 2, 5, 29)), At(2, 2, 5, 30));
  EXPECT_EQ(TellLeaderAt(At(2, 2, 0, 0)), At(2, 2, 5, 30));
}

TEST(CalmTest, TheyEndByTheClockOnTheWallAlsoWhenItIsChanged) {
  EXPECT_EQ(TellLeaderAt(At(3, 28, 23, 0)), At(3, 29, 5, 30));
  EXPECT_EQ(TellLeaderAt(At(10, 24, 23, 0)), At(10, 25, 5, 30));
}

TEST(CalmTest, WhoWorksOrSoonWillHearsAtOnce) {
  const absl::Time night = At(2, 2, 23, 0);
  const auto shift = [](absl::Time start) {
    return kit::MakeInterval(start, start + absl::Hours(8));
  };
  EXPECT_EQ(TellHolderAt(shift(night + absl::Hours(12) - absl::Seconds(1)), night), night);
  EXPECT_EQ(TellHolderAt(shift(night + absl::Hours(12)), night), At(2, 3, 5, 30));
  EXPECT_EQ(TellHolderAt(shift(night - absl::Hours(1)), night), night);
  EXPECT_EQ(TellHolderAt(shift(night - absl::Hours(8)), night), At(2, 3, 5, 30));
}

}  // namespace
}  // namespace vagtbro::notifications
