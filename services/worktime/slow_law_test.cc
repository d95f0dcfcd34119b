// Thousands of random rosters, judged and priced twice: by the rules and by counting minutes on
// paper. WORKTIME_SEED=n repeats one.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "worktime/local_time.h"
#include "worktime/rules.h"
#include "worktime/testing/random_roster.h"
#include "worktime/testing/slow_law.h"
#include "worktime/testing/slow_pay.h"

namespace vagtbro::worktime {
namespace {

using testing::Answer;
using testing::Calendar;
using testing::RandomRoster;
using testing::SlowLaw;

const std::vector<RuleId> kJudged = {RuleId::kOverlap,  RuleId::kDayOff,   RuleId::kDayOffOnCall,
                                     RuleId::kShiftMax, RuleId::kShiftMin, RuleId::kSplit,
                                     RuleId::kRest11,   RuleId::kRestComp, RuleId::kRest24,
                                     RuleId::kNightMax, RuleId::kNight8,   RuleId::kWt48};

Answer Ask(const SlowLaw& law, RuleId rule) {
  switch (rule) {
    case RuleId::kOverlap:
      return law.Overlap();
    case RuleId::kDayOff:
      return law.DayOff();
    case RuleId::kDayOffOnCall:
      return law.DayOffOnCall();
    case RuleId::kShiftMax:
      return law.ShiftMax();
    case RuleId::kShiftMin:
      return law.ShiftMin();
    case RuleId::kSplit:
      return law.Split();
    case RuleId::kRest11:
      return law.Rest11();
    case RuleId::kRestComp:
      return law.RestComp();
    case RuleId::kRest24:
      return law.Rest24();
    case RuleId::kNightMax:
      return law.NightMax();
    case RuleId::kNight8:
      return law.Night8();
    case RuleId::kWt48:
      return law.Wt48();
    default:
      return {};
  }
}

struct Tally {
  int asked = 0;
  int broken = 0;
  int warned = 0;
  int near_the_limit = 0;  // a minute or less from it

  void Count(const Answer& answer) {
    ++asked;
    if (!answer.passed) ++broken;
    if (answer.warned) ++warned;
    if (answer.margin && *answer.margin >= -1 && *answer.margin <= 1) ++near_the_limit;
  }
};

using Tallies = std::map<RuleId, Tally>;

// The names of a duty's neighbours make a failure short to read.
std::string Story(const RandomRoster& roster) {
  const auto say = [](const Duty& duty) {
    std::string text =
        absl::FormatTime("\n  %Y-%m-%d %H:%M - ", duty.interval.start_time, DanishTime()) +
        absl::FormatTime("%m-%d %H:%M", duty.interval.end_time, DanishTime()) + " kind " +
        std::to_string(static_cast<int>(duty.kind));
    return duty.split.empty() ? text : text + " split " + duty.split;
  };
  std::string story = "asked" + say(roster.proposal.duty) + "\nplanned";
  for (const Duty& duty : roster.facts.duties) story += say(duty);
  for (const Restriction& restriction : roster.facts.restrictions) {
    story += "\nnights restricted" + say({.id = "", .interval = restriction.interval});
  }
  return story;
}

void CompareLaw(const Calendar& calendar, const RandomRoster& roster, Tallies& tallies) {
  const Worker worker(roster.facts, CountingOf(roster.profile));
  const Verdict fast = Evaluate(worker, roster.proposal, roster.profile, Pricing::kLawOnly);
  const SlowLaw slow(calendar, roster.facts, roster.proposal, roster.profile);
  for (const RuleId rule : kJudged) {
    const RuleResult& came = fast.results[static_cast<std::size_t>(rule)];
    const Answer expected = Ask(slow, rule);
    // What of a breach is whose where two duties lie in each other: OVERLAP refuses it anyway.
    if (expected.rough && !slow.Overlap().passed) continue;
    EXPECT_EQ(came.passed, expected.passed) << Name(rule);
    EXPECT_EQ(came.warned, expected.warned) << Name(rule);
    // How far into another duty one is, is nobody's question.
    if (!expected.rough && (rule != RuleId::kOverlap || expected.passed)) {
      EXPECT_EQ(came.margin_minutes, expected.margin) << Name(rule);
    }
    tallies[rule].Count(expected);
  }
}

constexpr std::uint64_t kOwnSeed = 20'261'122;

std::uint64_t FirstSeed() {
  const char* wanted = std::getenv("WORKTIME_SEED");
  return wanted == nullptr ? kOwnSeed : std::strtoull(wanted, nullptr, 10);
}

// A season with something odd in the middle of it.
struct Season {
  absl::CivilDay odd_day;
  Calendar calendar;

  Season(absl::CivilDay day, int days_before, int days_after)
      : odd_day(day), calendar(day - days_before, days_before + days_after) {}
  absl::Time middle() const { return absl::FromCivil(odd_day, DanishTime()); }
};

const std::vector<Season>& Seasons() {
  static const auto* seasons = new std::vector<Season>{
      {absl::CivilDay(2026, 3, 29), 42, 32},   // summer time, and Easter
      {absl::CivilDay(2026, 10, 25), 42, 32},  // winter time
      {absl::CivilDay(2024, 7, 1), 36, 32},    // on call at the workplace becomes work
      {absl::CivilDay(2025, 12, 31), 30, 32},  // Christmas and New Year
  };
  return *seasons;
}

template <typename Compare>
void ForRandomRosters(int count, Compare compare) {
  for (int i = 0; i < count && !::testing::Test::HasFailure(); ++i) {
    const std::uint64_t seed = FirstSeed() + static_cast<std::uint64_t>(i);
    const Season& season = Seasons()[seed % Seasons().size()];
    const RandomRoster roster(season.calendar, season.middle(), seed);
    SCOPED_TRACE("run with WORKTIME_SEED=" + std::to_string(seed) + ", " + Story(roster));
    compare(season.calendar, roster);
  }
}

TEST(SlowLawTest, TheRulesAgreeWithCountingMinutes) {
  constexpr int kCases = 1'500;
  Tallies tallies;
  ForRandomRosters(kCases, [&tallies](const Calendar& calendar, const RandomRoster& roster) {
    CompareLaw(calendar, roster, tallies);
  });
  if (HasFailure() || FirstSeed() != kOwnSeed) return;
  // The rosters are worth asking about: each rule is often kept, often broken and often just kept.
  for (const RuleId rule : kJudged) {
    EXPECT_GT(tallies[rule].broken, kCases / 100) << Name(rule);
    EXPECT_LT(tallies[rule].broken, kCases * 9 / 10) << Name(rule);
  }
  for (const RuleId rule : {RuleId::kShiftMax, RuleId::kShiftMin, RuleId::kRest11}) {
    EXPECT_GT(tallies[rule].near_the_limit, 20) << Name(rule);
  }
  EXPECT_GT(tallies[RuleId::kRest11].warned, 20) << "passed by a reduced rest";
}

TEST(SlowLawTest, AndSoTheyDoOverTwelveMonths) {
  const Season year(absl::CivilDay(2026, 3, 29), 420, 32);
  Tallies tallies;
  for (std::uint64_t seed = FirstSeed(); seed < FirstSeed() + 12 && !HasFailure(); ++seed) {
    SCOPED_TRACE("run with WORKTIME_SEED=" + std::to_string(seed));
    RandomRoster roster(year.calendar, year.middle(), seed);
    roster.profile.reference_period = absl::Hours(24 * 364);
    roster.profile.average_week = absl::Hours(1 + static_cast<int>(seed % 3));
    CompareLaw(year.calendar, roster, tallies);
  }
}

TEST(SlowLawTest, TheBillAgreesWithCountingMinutes) {
  constexpr int kCases = 2'000;
  std::map<PayLine, int> seen;
  ForRandomRosters(kCases, [&seen](const Calendar& calendar, const RandomRoster& roster) {
    const Worker worker(roster.facts, CountingOf(roster.profile));
    const Cost fast = CostOf(worker, roster.proposal, roster.profile);
    const Cost slow = testing::SlowCost(calendar, roster.facts, roster.proposal, roster.profile);
    const auto say = [](const Cost& cost) {
      std::string text;
      for (const PayItem& item : cost.items) {
        text += std::string(Name(item.line)) + " " + std::to_string(item.minutes) + " min " +
                std::to_string(item.ore) + " øre\n";
      }
      return text;
    };
    EXPECT_EQ(say(fast), say(slow));
    for (const PayItem& item : slow.items) ++seen[item.line];
  });
  if (HasFailure() || FirstSeed() != kOwnSeed) return;
  for (int line = 0; line < static_cast<int>(PayLine::kAgency); ++line) {
    EXPECT_GT(seen[static_cast<PayLine>(line)], kCases / 100) << Name(static_cast<PayLine>(line));
  }
}

}  // namespace
}  // namespace vagtbro::worktime
