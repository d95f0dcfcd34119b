// The fast Danish clock against the one of the time zone library.
#include "worktime/local_time.h"

#include <gtest/gtest.h>

#include <random>

#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::At;

std::int64_t Shown(absl::Time time) {
  return (absl::ToCivilSecond(time, DanishTime()) - absl::CivilSecond(1970, 1, 1)) * 1'000'000'000;
}

TEST(LocalTimeTest, ShowsWhatTheTimeZoneLibraryShows) {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<std::int64_t> seconds(absl::ToUnixSeconds(At(1981, 1, 1)),
                                                      absl::ToUnixSeconds(At(2100, 1, 1)));
  for (int i = 0; i < 20'000; ++i) {
    const absl::Time time = absl::FromUnixSeconds(seconds(random));
    ASSERT_EQ(DanishNanos(time), Shown(time)) << absl::FormatTime(time);
  }
}

TEST(LocalTimeTest, ChangesAtTheVeryInstant) {
  for (int year = 1996; year < 2100; ++year) {
    for (const int month : {3, 10}) {
      absl::CivilDay sunday(year, month, 31);
      while (absl::GetWeekday(sunday) != absl::Weekday::sunday) --sunday;
      const absl::Time change = absl::FromCivil(absl::CivilHour(sunday) + 1, absl::UTCTimeZone());
      for (const absl::Time time : {change - absl::Seconds(1), change}) {
        ASSERT_EQ(DanishNanos(time), Shown(time)) << absl::FormatTime(time);
      }
    }
  }
}

TEST(LocalTimeTest, TheNightOfTheClockChangeCountsAsItIsLived) {
  const auto night = [](absl::Time from, absl::Time to) {
    return TimeOnClock({from, to}, 22 * 60, 5 * 60);
  };
  EXPECT_EQ(night(At(2026, 3, 10, 15), At(2026, 3, 11, 9)), absl::Hours(7));
  EXPECT_EQ(night(At(2026, 3, 28, 15), At(2026, 3, 29, 9)), absl::Hours(6));
  EXPECT_EQ(night(At(2026, 10, 24, 15), At(2026, 10, 25, 9)), absl::Hours(8));
  EXPECT_EQ(night(At(2026, 3, 10, 5), At(2026, 3, 10, 22)), absl::ZeroDuration());
  EXPECT_EQ(night(At(2026, 3, 10, 4, 59), At(2026, 3, 10, 22, 1)), absl::Minutes(2));
  EXPECT_EQ(night(At(2026, 3, 1), At(2026, 3, 31)), absl::Hours(30 * 7 - 1));
}

TEST(LocalTimeTest, AWindowWithinTheDayAndAnEmptyOne) {
  const Interval two_days{At(2026, 3, 10), At(2026, 3, 12)};
  EXPECT_EQ(TimeOnClock(two_days, 8 * 60, 24 * 60), absl::Hours(32));
  EXPECT_EQ(TimeOnClock(two_days, 8 * 60, 8 * 60), absl::ZeroDuration());
  EXPECT_EQ(TimeOnClock({two_days.end_time, two_days.start_time}, 0, 60), absl::ZeroDuration());
}

TEST(LocalTimeTest, AnOpenEndIsNoTrap) {
  EXPECT_GT(TimeOnClock({At(2026, 3, 1), absl::InfiniteFuture()}, 22 * 60, 5 * 60),
            365 * absl::Hours(24));
}

}  // namespace
}  // namespace vagtbro::worktime
