// The shared clock of a demo, and Danish civil time.
#include <gtest/gtest.h>

#include "kit/testing/temp_folder.h"
#include "kit/time/local_time.h"
#include "kit/time/shared_clock.h"

namespace vagtbro::kit {
namespace {

absl::Time At(int year, int month, int day, int hour, int minute) {
  return absl::FromCivil(absl::CivilMinute(year, month, day, hour, minute), LocalZone());
}

TEST(ClockSpecTest, ATimeAndASpeed) {
  const auto spec = ParseClockSpec("2026-02-02T05:00:00+01:00@60");
  ASSERT_TRUE(spec.ok());
  EXPECT_EQ(spec->start, At(2026, 2, 2, 5, 0));
  EXPECT_EQ(spec->rate, 60);
  EXPECT_EQ(ParseClockSpec("2026-02-02T05:00:00+01:00")->rate, 1);
  for (const char* bad : {"", "now", "2026-02-02", "2026-02-02T05:00:00+01:00@",
                          "2026-02-02T05:00:00+01:00@0", "2026-02-02T05:00:00+01:00@fast"}) {
    EXPECT_FALSE(ParseClockSpec(bad).ok()) << bad;
  }
}

TEST(SharedClockTest, AMoveInOneProcessIsSeenInTheOther) {
  TempFolder folder;
  const std::string file = folder.path() + "/clock";
  ASSERT_TRUE(SharedClock::CreateFile(file, {At(2026, 2, 2, 5, 0), 1}).ok());
  const auto mine = SharedClock::Open(file);
  const auto theirs = SharedClock::Open(file);
  ASSERT_TRUE(mine.ok() && theirs.ok());
  ASSERT_TRUE((*mine)->Advance(absl::Minutes(45)).ok());
  EXPECT_GE((*theirs)->Now(), At(2026, 2, 2, 5, 45));
  EXPECT_LT((*theirs)->Now(), At(2026, 2, 2, 5, 46));
  EXPECT_FALSE((*mine)->Advance(-absl::Minutes(1)).ok());
}

TEST(SharedClockTest, AFrozenClockDoesNotAge) {
  TempFolder folder;
  const std::string file = folder.path() + "/clock";
  ASSERT_TRUE(SharedClock::CreateFile(file, {At(2026, 2, 2, 5, 0), 100000}).ok());
  const auto clock = SharedClock::Open(file);
  ASSERT_TRUE(clock.ok());
  (*clock)->Freeze();
  const absl::Time frozen = (*clock)->Now();
  EXPECT_EQ((*clock)->Now(), frozen);
  (*clock)->Resume();
  EXPECT_EQ((*clock)->rate(), 100000);
  EXPECT_GE((*clock)->Now(), frozen);
}

TEST(SharedClockTest, RealTimeCannotBeMoved) {
  SystemClock clock;
  EXPECT_EQ(clock.Advance(absl::Hours(1)).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(LocalTimeTest, MinutesAndMidnightsFollowTheWallClock) {
  EXPECT_EQ(LocalMinute(At(2026, 2, 2, 22, 30)), 22 * 60 + 30);
  // The night to summer time has 23 hours.
  const absl::Time before = At(2026, 3, 28, 12, 0);
  const absl::Time midnight = NextLocalMidnight(before);
  EXPECT_EQ(NextLocalMidnight(midnight) - midnight, absl::Hours(23));
}

TEST(LocalTimeTest, WordsForPeople) {
  const absl::Time start = At(2026, 2, 2, 7, 0);
  EXPECT_EQ(SpokenTime(start, true), "mandag 2. februar kl. 07:00");
  EXPECT_EQ(SpokenTime(start, false), "Monday 2 February at 07:00");
  EXPECT_EQ(ShortInterval(start, At(2026, 2, 2, 15, 0), true), "man 2/2 kl. 07:00-15:00");
  EXPECT_EQ(ShortInterval(start, At(2026, 2, 2, 15, 0), false), "Mon 2 Feb 07:00-15:00");
}

}  // namespace
}  // namespace vagtbro::kit
