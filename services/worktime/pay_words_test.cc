// A bill in words.
#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "worktime/pay.h"
#include "worktime/plain_words.h"

namespace vagtbro::worktime {
namespace {

TEST(PayWordsTest, KronerAreWrittenTheWayTheyAreReadInEitherLanguage) {
  EXPECT_EQ(Kroner(123'450, Language::kDanish), "1.234,50 kr.");
  EXPECT_EQ(Kroner(123'450, Language::kEnglish), "DKK 1,234.50");
  EXPECT_EQ(Kroner(0, Language::kDanish), "0,00 kr.");
  EXPECT_EQ(Kroner(5, Language::kDanish), "0,05 kr.");
  EXPECT_EQ(Kroner(99'999, Language::kDanish), "999,99 kr.");
  EXPECT_EQ(Kroner(123'456'789, Language::kDanish), "1.234.567,89 kr.");
  EXPECT_EQ(Kroner(123'456'789, Language::kEnglish), "DKK 1,234,567.89");
  EXPECT_EQ(Kroner(-123'450, Language::kDanish), "-1.234,50 kr.");
  EXPECT_EQ(Kroner(-5, Language::kEnglish), "DKK -0.05");
}

TEST(PayWordsTest, ALineSaysWhatForHowLongAndHowMuch) {
  const PayItem evening = {PayLine::kEvening, 360, 31'250};
  EXPECT_EQ(PlainWords(evening, Language::kDanish), "aftentillæg, 6 timer: 312,50 kr.");
  EXPECT_EQ(PlainWords(evening, Language::kEnglish), "evening supplement, 6 hours: DKK 312.50");
  const PayItem once = {PayLine::kLateNotice, 0, 5'469};
  EXPECT_EQ(PlainWords(once, Language::kDanish), "tillæg for sent varsel: 54,69 kr.");
}

TEST(PayWordsTest, ABillEndsWithItsSum) {
  const Cost cost = {{{PayLine::kHours, 480, 160'000}, {PayLine::kEvening, 90, 10'800}}};
  EXPECT_EQ(PlainWords(cost, Language::kDanish),
            "timeløn, 8 timer: 1.600,00 kr.\n"
            "aftentillæg, 1 time og 30 minutter: 108,00 kr.\n"
            "i alt: 1.708,00 kr.");
  EXPECT_EQ(PlainWords(Cost(), Language::kEnglish), "in all: DKK 0.00");
}

TEST(PayWordsTest, EveryLineHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (int line = 0; line <= static_cast<int>(PayLine::kAgency); ++line) {
    names.insert(Name(static_cast<PayLine>(line)));
  }
  EXPECT_EQ(names.size(), 12u);
  EXPECT_EQ(Name(PayLine::kRevokedDayOff), "revoked-day-off");
}

}  // namespace
}  // namespace vagtbro::worktime
