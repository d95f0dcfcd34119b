// What the employee reads: every sentence a rule can say when it says no.
#include "worktime/plain_words.h"

#include <gtest/gtest.h>

#include "worktime/phrases.h"
#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Ask;
using testing::At;
using testing::From;
using testing::March;
using testing::Nurse;

std::string Danish(const RuleResult& result) { return PlainWords(result, Language::kDanish); }
std::string English(const RuleResult& result) { return PlainWords(result, Language::kEnglish); }

TEST(PlainWordsTest, TheRestBeforeTheShift) {
  const RuleResult result = Ask(RuleId::kRest11, Nurse({From(March(2, 15), March(2, 23))}),
                                From(March(3, 7, 30), March(3, 15)));
  EXPECT_EQ(Danish(result),
            "Der er kun 8 timer og 30 minutter mellem din vagt til kl. 23.00 og denne vagt; "
            "der skal være mindst 11 timer.");
  EXPECT_EQ(English(result),
            "You would have only 8 hours and 30 minutes between your shift until 23:00 and this "
            "one; it must be at least 11 hours.");
}

TEST(PlainWordsTest, TheRestAfterTheShift) {
  const RuleResult result = Ask(RuleId::kRest11, Nurse({From(March(3, 7), March(3, 15))}),
                                From(March(2, 15), March(2, 23)));
  EXPECT_EQ(Danish(result),
            "Der er kun 8 timer mellem denne vagt og din vagt fra kl. 07.00; "
            "der skal være mindst 11 timer.");
  EXPECT_EQ(English(result),
            "You would have only 8 hours between this shift and your shift from 07:00; "
            "it must be at least 11 hours.");
}

TEST(PlainWordsTest, TheRestThatAWindowCutsShort) {
  const RuleResult result = Ask(RuleId::kRest11, Nurse(), From(March(2, 7), March(2, 21)));
  EXPECT_EQ(Danish(result),
            "I de 24 timer op til 2. marts kl. 21.00 ville dit længste hvil kun være på 10 timer; "
            "der skal være mindst 11 timer.");
}

TEST(PlainWordsTest, TheWeeklyDayOff) {
  std::vector<Duty> week;
  for (int day = 2; day <= 7; ++day) week.push_back(From(March(day, 7), March(day, 15)));
  const RuleResult result = Ask(RuleId::kRest24, Nurse(week), From(March(8, 7), March(8, 15)));
  EXPECT_EQ(Danish(result),
            "Du ville ikke få fri i 35 timer i træk fra 2. marts kl. 07.00 til 8. marts kl. 15.00; "
            "grænsen er 6 døgn.");
  EXPECT_EQ(English(result),
            "You would not be off for 35 hours in a row from 2 March at 07:00 to 8 March at 15:00; "
            "the limit is 6 days.");
}

TEST(PlainWordsTest, TheLongShiftAndTheAverageWeek) {
  const Duty long_shift = From(March(2, 7), March(2, 20));
  EXPECT_EQ(Danish(Ask(RuleId::kShiftMax, Nurse(), long_shift)),
            "Du ville arbejde 13 timer i træk, fra 2. marts kl. 07.00 til 2. marts kl. 20.00; "
            "grænsen er 12 timer.");
  Profile strict;
  strict.average_week = absl::Minutes(30);
  EXPECT_EQ(Danish(Ask(RuleId::kWt48, Nurse(), long_shift, strict)),
            "Din arbejdstid ville blive 45 minutter om ugen i gennemsnit fra 1. november til "
            "2. marts, når ferie og sygdom holdes udenfor; grænsen er 30 minutter.");
}

TEST(PlainWordsTest, LeaveOverlapAndSlot) {
  WorkerFacts facts = Nurse({From(March(2, 6), March(2, 8))});
  facts.leaves.push_back({LeaveKind::kHoliday, {March(2), March(9)}});
  const Duty day = From(March(2, 7), March(2, 15));
  EXPECT_EQ(Danish(Ask(RuleId::kLeave, facts, day)),
            "Du har ferie fra 2. marts kl. 00.00 til 9. marts kl. 00.00, så vagten kan ikke gives "
            "til dig.");
  facts.leaves = {{LeaveKind::kOther, {March(2), absl::InfiniteFuture()}}};
  EXPECT_EQ(English(Ask(RuleId::kLeave, facts, day)),
            "You are on leave from 2 March at 00:00 until further notice, so the shift cannot be "
            "given to you.");
  EXPECT_EQ(Danish(Ask(RuleId::kOverlap, facts, day)),
            "Du har allerede en vagt fra 2. marts kl. 06.00 til 2. marts kl. 08.00.");
  const Proposal demanding{day, {{Profession::kNurse}, {"epilepsy"}}};
  EXPECT_EQ(Danish(Evaluate(Worker(facts), demanding, {}).results.front()),
            "Vagten kræver kompetencen epilepsy, som du ikke er registreret med.");
}

TEST(PlainWordsTest, NobodyIsToldWhySomebodyIsAway) {
  WorkerFacts facts = Nurse();
  facts.sick.push_back({March(1), March(9)});
  EXPECT_EQ(Danish(Ask(RuleId::kSick, facts, From(March(2, 7), March(2, 15)))),
            "Du er meldt fraværende i vagtens tidsrum.");
}

TEST(PlainWordsTest, WhatAPersonIsNotEntitledTo) {
  WorkerFacts facts = Nurse();
  Proposal insulin = testing::Propose(From(March(2, 7), March(2, 15)));
  insulin.slot.tasks = {"insulin"};
  const auto say = [&](RuleId rule) {
    return Danish(Evaluate(Worker(facts), insulin, {}).results[static_cast<std::size_t>(rule)]);
  };
  facts.authorisations.front().expire_time = March(1);
  EXPECT_EQ(say(RuleId::kAuthorisation),
            "Din autorisation skal slås op igen, før du kan få vagten.");
  EXPECT_EQ(say(RuleId::kDelegation),
            "Vagten har opgaven insulin, som ikke er delegeret til dig i hele vagten.");
  facts.authorisations.front() = {.in_good_standing = false};
  EXPECT_EQ(say(RuleId::kAuthorisation), "Din autorisation er ikke registreret som fuldt gyldig.");
  facts.restrictions = {{{March(1), March(9)}}};
  EXPECT_EQ(say(RuleId::kExclusion),
            "En begrænsning, der gælder for dig, står i vejen for vagten.");
}

TEST(PlainWordsTest, RestThatIsNotGivenBack) {
  Profile agreed;
  agreed.reduced_rest = ReducedRest{};
  const WorkerFacts facts =
      Nurse({From(March(2, 15), March(2, 23)), From(March(3, 7), March(3, 15))});
  const RuleResult result = Ask(RuleId::kRestComp, facts, From(March(4, 3), March(4, 11)), agreed);
  EXPECT_EQ(Danish(result),
            "Efter et hvil på kun 8 timer ville du kun få 12 timer fri fra 3. marts kl. 15.00; "
            "der skal være mindst 14 timer.");
  EXPECT_EQ(English(result),
            "After a rest of only 8 hours you would be off for only 12 hours from 3 March at "
            "15:00; it must be at least 14 hours.");
}

TEST(PlainWordsTest, NightsAndSplitShifts) {
  WorkerFacts facts = Nurse({From(March(2, 23), March(3, 7))});
  facts.restrictions = {{{March(1), March(31)}, "", false, 1}};
  EXPECT_EQ(Danish(Ask(RuleId::kNightMax, facts, From(March(4, 23), March(5, 7)))),
            "Du ville få 2 nattevagter på 7 døgn; grænsen er 1.");
  Duty part = From(March(2, 7), March(2, 11));
  part.split = "s";
  Duty other = From(March(2, 16), March(2, 20));
  other.split = "s";
  EXPECT_EQ(English(Ask(RuleId::kSplit, Nurse({part}), other)),
            "The split shift would last 13 hours, from 2 March at 07:00 to 2 March at 20:00; the "
            "limit is 12 hours.");
}

TEST(PlainWordsTest, AWarningSaysMoreThanAPass) {
  const RuleResult brief = Ask(RuleId::kShiftMin, Nurse(), From(March(2, 7), March(2, 11)));
  ASSERT_TRUE(brief.passed);
  EXPECT_EQ(Danish(brief), "Vagten er lovlig, men kort.");
  EXPECT_EQ(English(brief), "The shift is allowed, but short.");
}

TEST(PlainWordsTest, AResultWithoutItsInputsStillSaysSomethingTrue) {
  for (const RuleResult& known : Ask(Nurse(), From(March(2, 7), March(2, 15))).results) {
    for (const bool passed : {true, false}) {
      const RuleResult bare{.rule = known.rule, .passed = passed};
      EXPECT_EQ(Danish(bare).back(), '.') << Name(known.rule);
      EXPECT_NE(Danish(bare), English(bare)) << Name(known.rule);
    }
    EXPECT_NE(Danish({.rule = known.rule, .passed = true}),
              Danish({.rule = known.rule, .passed = false}));
  }
}

TEST(PhrasesTest, TheHourThatComesTwiceSaysWhichOneItIs) {
  const absl::Time first = At(2026, 10, 25, 1, 30) + absl::Hours(1);
  EXPECT_EQ(Clock(first, Language::kDanish), "kl. 02.30 (sommertid)");
  EXPECT_EQ(Clock(first + absl::Hours(1), Language::kEnglish), "02:30 (winter time)");
  EXPECT_EQ(Clock(first + absl::Hours(2), Language::kDanish), "kl. 03.30");
}

TEST(PhrasesTest, AmountsInWords) {
  EXPECT_EQ(Hours(0, Language::kDanish), "0 minutter");
  EXPECT_EQ(Hours(1, Language::kEnglish), "1 minute");
  EXPECT_EQ(Hours(61, Language::kDanish), "1 time og 1 minut");
  EXPECT_EQ(Days(24 * 60, Language::kEnglish), "1 day");
  EXPECT_EQ(Days(25 * 60, Language::kDanish), "25 timer");
}

}  // namespace
}  // namespace vagtbro::worktime
