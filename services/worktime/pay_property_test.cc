// What holds for every bill, tried on thousands of random weeks. WORKTIME_SEED=n repeats one.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>

#include "worktime/holidays.h"
#include "worktime/pay.h"
#include "worktime/testing/pay_stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Agreement;
using testing::At;
using testing::Extra;
using testing::Line;
using testing::Nurse;
using testing::Priced;

constexpr absl::Duration kHalfHour = absl::Minutes(30);

// Everything that may stand on a bill, in a week that has something to it.
class RandomWeek {
 public:
  explicit RandomWeek(std::uint64_t seed) : random_(seed) {
    const absl::Time starts[] = {At(2026, 3, 23),  At(2026, 3, 30),  At(2026, 10, 19),
                                 At(2026, 12, 28), At(2026, 12, 21), At(2028, 2, 28),
                                 At(2026, 4, 27),  At(2026, 6, 1),   At(2026, 11, 2)};
    const absl::Time start = starts[Pick(0, 8)];
    const absl::Time wanted = start + absl::Minutes(Pick(2 * 24 * 60, 9 * 24 * 60));
    proposed = {wanted, wanted + absl::Minutes(Pick(2, 16 * 60))};
    absl::Time at = start;
    for (int i = Pick(0, 14); i > 0; --i) {
      at += absl::Minutes(Pick(0, 2) == 0 ? 0 : Pick(1, 30 * 60));
      const Interval duty = {at, at + absl::Minutes(Pick(30, 10 * 60))};
      at = duty.end_time;
      if (!Overlaps(duty, proposed)) facts.duties.push_back(testing::From(at - Length(duty), at));
    }
    facts.professions = {Profession::kNurse};
    const absl::Time day_off = start + absl::Hours(24 * Pick(2, 8));
    if (Pick(0, 2) == 0) facts.days_off = {{day_off, day_off + absl::Hours(Pick(24, 55))}};
    profile.pay.hourly_ore[static_cast<std::size_t>(Profession::kNurse)] = Pick(15'000, 30'000);
    profile.pay.overtime_from_own_norm = Pick(0, 1) == 1;
    if (Pick(0, 3) == 0) profile.pay.sunday.share = 0;
    if (Pick(0, 3) == 0) profile.pay.saturday = {Pick(0, 47) * 30, Pick(0, 48) * 30, 3'171};
    weekly_minutes = Pick(0, 36) * 60;
    rescheduled = Pick(0, 3) == 0;
    ask_time = proposed.start_time - absl::Minutes(Pick(0, 6 * 24 * 60));
  }

  int Pick(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

  Cost PriceOf(const Interval& interval, const WorkerFacts& planned) const {
    Proposal proposal = Extra(testing::From(interval.start_time, interval.end_time));
    proposal.terms.weekly_minutes = weekly_minutes;
    proposal.rescheduled = rescheduled;
    proposal.ask_time = ask_time;
    return Priced(planned, proposal, profile);
  }

  WorkerFacts facts;
  Interval proposed;
  Profile profile = Agreement();
  int weekly_minutes = 0;
  bool rescheduled = false;
  absl::Time ask_time;

 private:
  std::mt19937_64 random_;
};

template <typename Check>
void ForManyWeeks(Check check) {
  const char* wanted = std::getenv("WORKTIME_SEED");
  const std::uint64_t first = wanted == nullptr ? 1 : std::strtoull(wanted, nullptr, 10);
  for (std::uint64_t seed = first; seed < first + 2'000 && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("run with WORKTIME_SEED=" + std::to_string(seed));
    RandomWeek week(seed);
    check(week);
  }
}

bool IsUnsocial(PayLine line) { return PayLine::kEvening <= line && line <= PayLine::kSunday; }

TEST(PayPropertyTest, NoLineIsZeroOrBelowAndEachStandsOnceInOrder) {
  ForManyWeeks([](RandomWeek& week) {
    const Cost cost = week.PriceOf(week.proposed, week.facts);
    for (std::size_t i = 0; i < cost.items.size(); ++i) {
      EXPECT_GT(cost.items[i].ore, 0);
      EXPECT_GE(cost.items[i].minutes, 0);
      if (i > 0) {
        EXPECT_LT(cost.items[i - 1].line, cost.items[i].line);
      }
    }
    EXPECT_EQ(Line(PayLine::kHours, cost).minutes, absl::ToInt64Minutes(Length(week.proposed)));
  });
}

TEST(PayPropertyTest, TheLaterADutyEndsTheDearerAsLongAsItTouchesNothing) {
  ForManyWeeks([](RandomWeek& week) {
    const Interval longer = {week.proposed.start_time,
                             week.proposed.end_time + absl::Minutes(week.Pick(1, 300))};
    for (const Duty& duty : week.facts.duties) {
      const Interval& planned = duty.interval;
      if (planned.start_time <= longer.end_time && longer.start_time <= planned.end_time) return;
    }
    // Two lines, hours and call-in minimum, share what they are paid for: half an øre each.
    EXPECT_GE(week.PriceOf(longer, week.facts).ore() + 1,
              week.PriceOf(week.proposed, week.facts).ore());
  });
}

TEST(PayPropertyTest, TwoPartsCostAsMuchAsTheWholeButForWhatIsPaidOnce) {
  ForManyWeeks([](RandomWeek& week) {
    const Interval& whole = week.proposed;
    const auto minutes = static_cast<int>(absl::ToInt64Minutes(Length(whole)));
    const absl::Time cut = whole.start_time + absl::Minutes(week.Pick(1, minutes - 1));
    WorkerFacts with_first = week.facts;
    with_first.duties.push_back(testing::From(whole.start_time, cut));

    const Cost together = week.PriceOf(whole, week.facts);
    const Cost first = week.PriceOf({whole.start_time, cut}, week.facts);
    const Cost second = week.PriceOf({cut, whole.end_time}, with_first);
    for (const PayLine line :
         {PayLine::kHours, PayLine::kOvertime, PayLine::kEvening, PayLine::kNight,
          PayLine::kSaturday, PayLine::kSunday, PayLine::kRevokedDayOff}) {
      SCOPED_TRACE(std::string(Name(line)));
      const PayItem sum = Line(line, together);
      const PayItem one = Line(line, first);
      const PayItem two = Line(line, second);
      EXPECT_EQ(one.minutes + two.minutes, sum.minutes);
      const std::int64_t sums_paid_once =
          line == PayLine::kRevokedDayOff && one.ore > 0 && two.ore > 0
              ? week.profile.pay.revoked_day_off_ore
              : 0;
      EXPECT_NEAR(static_cast<double>(one.ore + two.ore - sums_paid_once),
                  static_cast<double>(sum.ore), 1.0);
    }
  });
}

TEST(PayPropertyTest, ShortNoticeIsPaidForEitherPartIfCutOnTheHalfHour) {
  ForManyWeeks([](RandomWeek& week) {
    week.rescheduled = true;
    week.ask_time = week.proposed.start_time - absl::Hours(week.Pick(0, 70));
    const absl::Time cut =
        absl::UnixEpoch() +
        absl::Ceil(week.proposed.start_time + kHalfHour - absl::UnixEpoch(), kHalfHour);
    if (cut >= week.proposed.end_time) return;
    const auto minutes = [&week](absl::Time start_time, absl::Time end_time) {
      return Line(PayLine::kShortNotice, week.PriceOf({start_time, end_time}, week.facts)).minutes;
    };
    EXPECT_EQ(minutes(week.proposed.start_time, cut) + minutes(cut, week.proposed.end_time),
              minutes(week.proposed.start_time, week.proposed.end_time));
  });
}

// The line a half hour belongs to, asked of absl's calendar.
int LineAt(absl::Time time, const PayRates& rates) {
  const absl::CivilMinute clock = absl::ToCivilMinute(time, DanishTime());
  const absl::CivilDay day(clock);
  const int minute = clock.hour() * 60 + clock.minute();
  const absl::Weekday weekday = absl::GetWeekday(day);
  const bool sunday = weekday == absl::Weekday::sunday || IsPublicHoliday(day) ||
                      (IsHalfHoliday(day) && minute >= rates.half_holiday_start_minute);
  const auto holds = [minute](const UnsocialHours& hours) {
    if (hours.share == 0) return false;
    const int length = (hours.end_minute - hours.start_minute + 2 * 1'440) % 1'440;
    const int since = (minute - hours.start_minute + 1'440) % 1'440;
    const bool all_day = hours.start_minute == 0 && hours.end_minute == 1'440;
    return all_day || since < length;
  };
  if (sunday && holds(rates.sunday)) return static_cast<int>(PayLine::kSunday);
  if (weekday == absl::Weekday::saturday && holds(rates.saturday)) {
    return static_cast<int>(PayLine::kSaturday);
  }
  if (holds(rates.night)) return static_cast<int>(PayLine::kNight);
  return holds(rates.evening) ? static_cast<int>(PayLine::kEvening) : -1;
}

TEST(PayPropertyTest, UnsocialHoursAreThoseOfTheCalendarMinuteByMinute) {
  ForManyWeeks([](RandomWeek& week) {
    std::int64_t minutes[12] = {};
    absl::Time counted = absl::InfinitePast();
    for (absl::Time at = week.proposed.start_time; at < week.proposed.end_time;
         at += absl::Minutes(1)) {
      const absl::Time half_hour =
          absl::UnixEpoch() + absl::Floor(at - absl::UnixEpoch(), kHalfHour);
      if (half_hour == counted) continue;
      counted = half_hour;
      bool paid_already = false;
      for (const Duty& duty : week.facts.duties) {
        paid_already |= Overlaps(duty.interval, {half_hour, half_hour + kHalfHour});
      }
      const int line = LineAt(half_hour, week.profile.pay);
      if (!paid_already && line >= 0) minutes[line] += 30;
    }
    const Cost cost = week.PriceOf(week.proposed, week.facts);
    for (int line = 0; line < 12; ++line) {
      if (!IsUnsocial(static_cast<PayLine>(line))) continue;
      EXPECT_EQ(Line(static_cast<PayLine>(line), cost).minutes, minutes[line])
          << Name(static_cast<PayLine>(line));
    }
  });
}

}  // namespace
}  // namespace vagtbro::worktime
