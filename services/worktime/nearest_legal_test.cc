// The nearest legal part of a duty: which one, how much of it, and in whose words.
#include "worktime/nearest_legal.h"

#include <gtest/gtest.h>

#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::From;
using testing::kMinute;
using testing::March;
using testing::Nurse;

std::optional<Interval> Nearest(const WorkerFacts& facts, const Duty& duty,
                                const Profile& profile = {}) {
  return NearestLegal(Worker(facts), testing::Propose(duty), profile);
}

const Duty kDay = From(March(3, 7), March(3, 15));

TEST(NearestLegalTest, StartsWhenTheRestIsOver) {
  const WorkerFacts facts = Nurse({From(March(2, 12), March(2, 20, 30))});
  EXPECT_EQ(Nearest(facts, kDay), (Interval{March(3, 7, 30), March(3, 15)}));
}

TEST(NearestLegalTest, GoesByQuartersOfAnHour) {
  const WorkerFacts facts = Nurse({From(March(2, 12), March(2, 20, 31))});
  EXPECT_EQ(Nearest(facts, kDay), (Interval{March(3, 7, 45), March(3, 15)}));
}

TEST(NearestLegalTest, StartsLaterAndEndsEarlierIfItMust) {
  const WorkerFacts facts =
      Nurse({From(March(2, 12), March(2, 20, 30)), From(March(4, 1), March(4, 5))});
  EXPECT_EQ(Nearest(facts, kDay), (Interval{March(3, 7, 30), March(3, 14)}));
}

TEST(NearestLegalTest, OfTwoThatAreAsLongTheEarlier) {
  EXPECT_EQ(Nearest(Nurse(), From(March(2, 7), March(2, 20))),
            (Interval{March(2, 7), March(2, 19)}));
}

TEST(NearestLegalTest, AtLeastHalfOfTheDutyRemains) {
  Profile short_shifts;
  short_shifts.shift_min = absl::Hours(1);
  const WorkerFacts half = Nurse({From(March(2, 16), March(3))});
  EXPECT_EQ(Nearest(half, kDay, short_shifts), (Interval{March(3, 11), March(3, 15)}));
  const WorkerFacts less = Nurse({From(March(2, 16), March(3) + kMinute)});
  EXPECT_EQ(Nearest(less, kDay, short_shifts), std::nullopt);
}

TEST(NearestLegalTest, NoShiftBecomesTooShortButAShortOneMayStay) {
  const WorkerFacts five_hours = Nurse({From(March(2, 15), March(2, 23))});
  EXPECT_EQ(Nearest(five_hours, kDay), (Interval{March(3, 10), March(3, 15)}));
  const WorkerFacts less = Nurse({From(March(2, 15), March(2, 23, 1))});
  EXPECT_EQ(Nearest(less, kDay), std::nullopt);
  const Duty brief = From(March(3, 9), March(3, 13));
  EXPECT_EQ(Nearest(five_hours, brief), (Interval{March(3, 10), March(3, 13)}));
}

TEST(NearestLegalTest, NothingIsSaidOfALegalDutyOrOfAHopelessOne) {
  EXPECT_EQ(Nearest(Nurse(), kDay), std::nullopt);
  WorkerFacts helper;
  helper.professions = {Profession::kSosuHelper};
  EXPECT_EQ(Nearest(helper, kDay), std::nullopt);
  WorkerFacts away = Nurse();
  away.sick = {{March(1), March(9)}};
  EXPECT_EQ(Nearest(away, kDay), std::nullopt);
  EXPECT_EQ(Nearest(Nurse(), From(March(3, 7), March(3, 7))), std::nullopt);
}

TEST(NearestLegalTest, EveryRuleAllowsIt) {
  const WorkerFacts facts =
      Nurse({From(March(2, 12), March(2, 21)), From(March(4, 2), March(4, 6))});
  const auto part = Nearest(facts, From(March(3, 6), March(3, 18)));
  ASSERT_TRUE(part.has_value());
  Duty duty = kDay;
  duty.interval = *part;
  EXPECT_TRUE(testing::Ask(facts, duty).allowed);
}

TEST(NearestLegalTest, InPlainWords) {
  const Interval whole = kDay.interval;
  const auto words = [&whole](absl::Time start, absl::Time end, Language language) {
    return PlainWords(Interval{start, end}, whole, language);
  };
  EXPECT_EQ(words(March(3, 7, 30), March(3, 15), Language::kDanish),
            "Vagten er lovlig, hvis den begynder kl. 07.30.");
  EXPECT_EQ(words(March(3, 7, 30), March(3, 15), Language::kEnglish),
            "The shift is legal if it starts at 07:30.");
  EXPECT_EQ(words(March(3, 7), March(3, 14), Language::kDanish),
            "Vagten er lovlig, hvis den slutter kl. 14.00.");
  EXPECT_EQ(words(March(3, 8), March(3, 14), Language::kEnglish),
            "The shift is legal if it starts at 08:00 and ends at 14:00.");
}

}  // namespace
}  // namespace vagtbro::worktime
