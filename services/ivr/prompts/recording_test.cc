// Is a recording good enough: what is measured, and what whoever recorded it is told.
#include "ivr/prompts/recording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace vagtbro::ivr {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr int kRate = 8000;

Samples Silence(int ms) { return Samples(static_cast<std::size_t>(ms * kRate / 1000)); }

// A tone of 200 Hz: `level` is its peak, 1 is full scale.
Samples Tone(int ms, double level, double offset = 0) {
  Samples samples = Silence(ms);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double turn = 2 * M_PI * 200 * static_cast<double>(i) / kRate;
    const double value = std::clamp(level * std::sin(turn) + offset, -1.0, 1.0);
    samples[i] = static_cast<std::int16_t>(value * 32767);
  }
  return samples;
}

Samples operator+(Samples first, const Samples& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

std::vector<std::string> Faults(const Samples& samples) {
  return FaultsOf(Measure(samples, kRate));
}

TEST(RecordingTest, AGoodOneIsMeasuredAndHasNoFault) {
  const Recording recording = Measure(Silence(100) + Tone(1000, 0.5) + Silence(200), kRate);
  EXPECT_EQ(recording.length_ms, 1300);
  EXPECT_NEAR(recording.peak_db, -6.0, 0.1);
  EXPECT_NEAR(recording.offset, 0, 0.001);
  EXPECT_NEAR(recording.silence_before_ms, 100, 10);
  EXPECT_NEAR(recording.silence_after_ms, 200, 10);
  EXPECT_THAT(FaultsOf(recording), IsEmpty());
}

TEST(RecordingTest, APromptLastsBetweenAFifthOfASecondAndTwenty) {
  EXPECT_THAT(Faults(Tone(200, 0.5)), IsEmpty());
  EXPECT_THAT(Faults(Tone(199, 0.5)), ElementsAre(HasSubstr("lasts 0.2 s; a prompt lasts")));
  EXPECT_THAT(Faults(Tone(20000, 0.5)), IsEmpty());
  EXPECT_THAT(Faults(Tone(20001, 0.5)), ElementsAre(HasSubstr("lasts 20.0 s; a prompt lasts")));
}

TEST(RecordingTest, SilenceAtAnEndIsAtMostThreeTenths) {
  EXPECT_THAT(Faults(Silence(300) + Tone(1000, 0.5) + Silence(290)), IsEmpty());
  EXPECT_THAT(Faults(Silence(400) + Tone(1000, 0.5)),
              ElementsAre(HasSubstr("begins with 400 ms of silence")));
  EXPECT_THAT(Faults(Tone(1000, 0.5) + Silence(400)), ElementsAre(HasSubstr("ms of silence; cut")));
}

TEST(RecordingTest, TooLoudTooFaintAskewAndSilentEachHaveTheirSentence) {
  EXPECT_THAT(Faults(Tone(1000, 2.0)), ElementsAre(HasSubstr("cut off at full level")));
  EXPECT_THAT(Faults(Tone(1000, 0.02)), ElementsAre(HasSubstr("hardly audible (peak -34.0 dB)")));
  EXPECT_THAT(Faults(Tone(1000, 0.5, 0.1)), ElementsAre(HasSubstr("offset of 10.0 %")));
  EXPECT_THAT(Faults(Silence(1000)), ElementsAre("is silent"));
  EXPECT_THAT(Faults({}), ElementsAre(HasSubstr("lasts 0.0 s"), "is silent"));
}

TEST(NearestTest, AMisspeltIdFindsTheOneThatIsMeantAndAnotherWordFindsNone) {
  const std::set<std::string> known = {"da/greeting", "da/goodbye", "en/greeting"};
  EXPECT_EQ(NearestOf("da/greting", known), "da/greeting");
  EXPECT_EQ(NearestOf("dk/greeting", known), "da/greeting");
  EXPECT_EQ(NearestOf("notes", known), "");
}

}  // namespace
}  // namespace vagtbro::ivr
