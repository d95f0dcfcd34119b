// From and until when, by days.
#include "ivr/dialog/sick_days.h"

#include "ivr/testing/inbound_call.h"

namespace vagtbro::ivr {
namespace {

const TimeSpan kNight{At(23, 23), At(24, 7)};

TEST(SickDaysTest, AnAbsenceBeginsWithTheNextShiftIfThatIsSoon) {
  EXPECT_EQ(FirstMissed({kNight}, At(22, 0), kZone), 0u);
  EXPECT_EQ(FirstMissed({kNight}, At(21, 23, 59), kZone), std::nullopt);
  EXPECT_EQ(FirstMissed({kNight}, At(23, 23), kZone), std::nullopt);  // it has begun
  EXPECT_EQ(FirstMissed({}, At(23, 5), kZone), std::nullopt);
}

TEST(SickDaysTest, TheLastDayIsInWithTheNightThatBeginsOnIt) {
  EXPECT_EQ(EndAfter(absl::CivilDay(2026, 11, 23), {}, kZone), At(24, 0));
  EXPECT_EQ(EndAfter(absl::CivilDay(2026, 11, 23), {kNight}, kZone), At(24, 7));
  EXPECT_EQ(EndAfter(absl::CivilDay(2026, 11, 22), {kNight}, kZone), At(23, 0));
  EXPECT_EQ(LastDay(At(24, 0), kZone), absl::CivilDay(2026, 11, 23));
  EXPECT_EQ(LastDay(At(24, 0, 1), kZone), absl::CivilDay(2026, 11, 24));
}

TEST(SickDaysTest, TonightEndsAtEightInTheMorningAfterIt) {
  EXPECT_EQ(NextMorning(At(23, 20), kZone), At(24, 8));
  EXPECT_EQ(NextMorning(At(24, 2), kZone), At(24, 8));
  EXPECT_EQ(NextMorning(At(24, 5, 59), kZone), At(24, 8));
  EXPECT_EQ(NextMorning(At(24, 6), kZone), At(25, 8));  // the night to come
}

TEST(SickDaysTest, RestIsElevenHoursAtLeast) {
  EXPECT_EQ(Rested(At(23, 7)), At(23, 18));
  EXPECT_EQ(Rested(At(23, 7, 1)), At(23, 18, 15));
}

}  // namespace
}  // namespace vagtbro::ivr
