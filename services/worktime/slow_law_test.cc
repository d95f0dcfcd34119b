// Thousands of random rosters, judged twice: by the rules and by counting minutes on paper.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>

#include "worktime/testing/slow_law.h"
#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Minutes;

constexpr int kHour = 60;
constexpr int kDay = 24 * kHour;
constexpr int kSheet = 60 * kDay;
constexpr int kMargin = 8 * kDay;  // free at both ends of the sheet

// A roster that likes to sit a minute beside a limit.
class RandomRoster {
 public:
  explicit RandomRoster(std::uint64_t seed) : random_(seed) {
    int at = kMargin + Pick(0, 20 * kDay);
    const int count = Pick(0, 14);
    for (int i = 0; i < count; ++i) {
      at = std::max(at + Gap(), kMargin);
      const int length = Length();
      if (at + length > kSheet - kMargin) break;
      duties.push_back({at, at + length});
      at += length;
    }
    int away = Pick(0, 30 * kDay);
    for (int i = Pick(0, 3); i > 0; --i) {
      const int length = Pick(1, 9 * kDay);
      neutral.push_back({away, std::min(away + length, kSheet)});
      away = std::min(away + Pick(0, 15 * kDay), kSheet - 1);
    }
    const int length = Length();
    int start = Pick(kMargin, kSheet - kMargin - length);
    if (!duties.empty() && Pick(0, 9) > 0) {
      const Minutes& near =
          duties[static_cast<std::size_t>(Pick(0, static_cast<int>(duties.size()) - 1))];
      start = Pick(0, 1) == 0 ? near.last + Gap() : near.first - Gap() - length;
    }
    start = std::clamp(start, kMargin, kSheet - kMargin - length);
    proposed = {start, start + length};
    std::shuffle(duties.begin(), duties.end(), random_);
  }

  std::vector<Minutes> duties;
  std::vector<Minutes> neutral;
  Minutes proposed{};

 private:
  int Pick(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }

  int Gap() {
    switch (Pick(0, 6)) {
      case 0:
        return 11 * kHour + Pick(-1, 1);
      case 1:
        return 35 * kHour + Pick(-1, 1);
      case 2:
        return 0;
      case 3:
        return Pick(-3 * kHour, 3 * kHour);
      case 4:
        return 16 * kHour;
      default:
        return Pick(6 * kHour, 60 * kHour);
    }
  }

  int Length() {
    switch (Pick(0, 5)) {
      case 0:
        return 13 * kHour + Pick(-1, 1);
      case 1:
        return 12 * kHour + Pick(-1, 1);
      case 2:
        return Pick(1, 4 * kHour);
      case 3:
        return Pick(1, 26 * kHour);
      default:
        return 8 * kHour;
    }
  }

  std::mt19937_64 random_;
};

const absl::Time kSheetStart = testing::At(2026, 3, 1);

Interval Real(const Minutes& minutes) {
  return {kSheetStart + absl::Minutes(minutes.first), kSheetStart + absl::Minutes(minutes.last)};
}

// A short reference period, so that it begins, ends and rolls within the sheet.
Profile ShortPeriod() {
  Profile profile;
  profile.reference_period = absl::Hours(14 * 24);
  return profile;
}

struct Tally {
  int broken = 0;
  int on_the_limit = 0;

  void Count(std::int64_t margin) {
    if (margin < 0) ++broken;
    if (margin == 0) ++on_the_limit;
  }
};

std::uint64_t FirstSeed() {
  const char* wanted = std::getenv("WORKTIME_SEED");
  return wanted == nullptr ? 20'261'122 : std::strtoull(wanted, nullptr, 10);
}

TEST(SlowLawTest, TheRulesAgreeWithCountingMinutes) {
  constexpr int kCases = 2'000;
  const Profile profile = ShortPeriod();
  Tally rest11, rest24, wt48, shift_max;
  for (int i = 0; i < kCases && !HasFailure(); ++i) {
    const std::uint64_t seed = FirstSeed() + static_cast<std::uint64_t>(i);
    SCOPED_TRACE("run with WORKTIME_SEED=" + std::to_string(seed));
    const RandomRoster roster(seed);
    WorkerFacts facts = testing::Nurse();
    for (const Minutes& duty : roster.duties) facts.duties.push_back({"d", {}, Real(duty)});
    for (const Minutes& away : roster.neutral) facts.sick.push_back(Real(away));
    const Verdict fast = testing::Ask(facts, {"p", {}, Real(roster.proposed)}, profile);
    const testing::SlowLaw slow(kSheet, roster.duties, roster.neutral, roster.proposed, profile);

    const auto margin = [&fast](RuleId rule) {
      return fast.results[static_cast<std::size_t>(rule)].margin_minutes;
    };
    const auto passed = [&fast](RuleId rule) {
      return fast.results[static_cast<std::size_t>(rule)].passed;
    };
    EXPECT_EQ(passed(RuleId::kOverlap), !slow.Overlap());
    EXPECT_EQ(margin(RuleId::kShiftMax), slow.ShiftMax());
    EXPECT_EQ(margin(RuleId::kRest11), slow.Rest11());
    EXPECT_EQ(margin(RuleId::kRest24), slow.Rest24());
    EXPECT_EQ(margin(RuleId::kWt48), slow.Wt48());
    for (const RuleId rule : {RuleId::kShiftMax, RuleId::kRest11, RuleId::kRest24, RuleId::kWt48}) {
      EXPECT_EQ(passed(rule), *margin(rule) >= 0) << Name(rule);
    }
    shift_max.Count(slow.ShiftMax());
    rest11.Count(slow.Rest11());
    rest24.Count(slow.Rest24());
    wt48.Count(slow.Wt48());
  }
  // The rosters are worth asking about: each rule is broken often, and often just kept.
  if (HasFailure()) return;
  for (const Tally& tally : {rest11, rest24, wt48, shift_max}) {
    EXPECT_GT(tally.broken, kCases / 50);
    EXPECT_LT(tally.broken, kCases * 9 / 10);
  }
  EXPECT_GT(rest11.on_the_limit, 20);
}

}  // namespace
}  // namespace vagtbro::worktime
