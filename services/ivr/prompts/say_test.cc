// Numbers, days and times as clips; and the two manifests they come from.
#include "ivr/prompts/say.h"

#include <gtest/gtest.h>

#include <set>

#include "ivr/testing/inbound_call.h"
#include "ivr/testing/manifest.h"

namespace vagtbro::ivr {
namespace {

Speech Danish() { return Speech(Language::kDanish, kZone, At(23, 5, 40)); }

std::string Joined(const Speech& speech) {
  std::string all;
  for (const std::string& clip : speech.clips()) all += (all.empty() ? "" : " ") + clip.substr(3);
  return all;
}

TEST(SpeechTest, DanishNumbersAreSingleClips) {
  EXPECT_EQ(Joined(Danish().Number(21)), "n21");
  EXPECT_EQ(ReadManifest("da").at("n21"), "enogtyve");
  EXPECT_EQ(ReadManifest("en").at("n21"), "twenty-one");
}

TEST(SpeechTest, AReceiptIsReadDigitByDigitInGroups) {
  EXPECT_EQ(Joined(Danish().Receipt("007110")), "n0 n0 n7 pause n1 n1 n0");
}

TEST(SpeechTest, ADanishNumberLosesItsCountryAndAForeignOneKeepsIt) {
  EXPECT_EQ(Joined(Danish().PhoneNumber("+4520")), "n2 n0");
  EXPECT_EQ(Joined(Danish().PhoneNumber("+4680 1")), "plus n4 n6 pause n8 n0 pause n1");
}

TEST(SpeechTest, DaysAreNearOrNamed) {
  EXPECT_EQ(Joined(Danish().Day(absl::CivilDay(2026, 11, 23))), "today");
  EXPECT_EQ(Joined(Danish().Day(absl::CivilDay(2026, 11, 24))), "tomorrow");
  EXPECT_EQ(Joined(Danish().Day(absl::CivilDay(2026, 12, 6))), "w7 o6 m12");
}

TEST(SpeechTest, MinutesBelowTenHaveTheirNought) {
  EXPECT_EQ(Joined(Danish().Clock(At(23, 7))), "at h7");
  EXPECT_EQ(Joined(Danish().Clock(At(23, 7, 5))), "at n7 n0 n5");
  EXPECT_EQ(Joined(Danish().Clock(At(23, 23, 30))), "at n23 n30");
}

TEST(SpeechTest, ASpanOverMidnightSaysSo) {
  EXPECT_EQ(Joined(Danish().Span(At(23, 23), At(24, 7))), "today at h23 to h7 next_day");
  EXPECT_EQ(Joined(Danish().Span(At(23, 7), At(23, 15))), "today at h7 to h15");
}

TEST(SpeechTest, OneDayHasItsOwnPhrase) {
  EXPECT_EQ(Joined(Danish().Days(1)), "one_day");
  EXPECT_EQ(Joined(Danish().Days(3)), "n3 days");
}

TEST(SpeechTest, TheOtherLanguageIsOneClipAway) {
  EXPECT_EQ(Danish().SayInOther("other_language").clips().front(), "en/other_language");
}

// Every number, hour, day and month that can be stitched.
std::set<std::string> Stitched() {
  std::set<std::string> clips;
  const auto add = [&clips](const Speech& speech) {
    for (const std::string& clip : speech.clips()) clips.insert(clip.substr(3));
  };
  for (int n = 0; n <= 99; ++n) add(Danish().Number(n));
  for (int hour = 0; hour < 24; ++hour) add(Danish().Clock(At(23, hour)));
  for (int day = 0; day < 366; ++day) add(Danish().Day(absl::CivilDay(2028, 1, 1) + day));
  clips.erase("at");
  return clips;
}

TEST(ManifestTest, BothLanguagesHaveTheSameClipsAndATextForEach) {
  const auto danish = ReadManifest("da");
  const auto english = ReadManifest("en");
  ASSERT_FALSE(danish.empty());
  for (const auto& [id, text] : danish) {
    EXPECT_EQ(english.count(id), 1u) << id;
    EXPECT_FALSE(text.empty()) << id;
  }
  EXPECT_EQ(danish.size(), english.size());
}

TEST(ManifestTest, WhatCanBeStitchedIsThereAndNothingElse) {
  const std::set<std::string> stitched = Stitched();
  for (const std::string& id : stitched) EXPECT_EQ(ReadManifest("da").count(id), 1u) << id;
  for (const auto& [id, text] : ReadManifest("da")) {
    EXPECT_TRUE(!IsStitched(id) || stitched.count(id) == 1) << id << " is an orphan";
  }
}

TEST(ManifestTest, TextsAreWrittenForTheEar) {
  for (const char* language : {"da", "en"}) {
    for (const auto& [id, text] : ReadManifest(language)) {
      if (id == "pause") continue;
      EXPECT_EQ(text.find_first_of("0123456789[]"), std::string::npos) << language << "/" << id;
      EXPECT_EQ(text.find("kl."), std::string::npos) << language << "/" << id;
    }
  }
}

// SICK-ASK and P1: no word with which an illness, a name or a reason could be asked for.
TEST(ManifestTest, NothingAsksWhatIsWrong) {
  for (const char* word : {"hvad fejler", "symptom", "diagnose", "navn", "hvorfor er du"}) {
    for (const auto& [id, text] : ReadManifest("da")) {
      EXPECT_EQ(text.find(word), std::string::npos) << id;
    }
  }
}

}  // namespace
}  // namespace vagtbro::ivr
