// When an offer may ring, and when it rings again.
#include "ivr/call_out/call_rules.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::ivr {
namespace {

const absl::Duration kInstant = absl::Nanoseconds(1);
const absl::Time kFar = absl::InfiniteFuture();

absl::Time At(int month, int day, int hour, int minute = 0) {
  return absl::FromCivil(absl::CivilMinute(2026, month, day, hour, minute), kit::LocalZone());
}

v1::VoiceOfferRow RungOnce(absl::Time lapse) {
  v1::VoiceOfferRow row;
  *row.mutable_offer()->mutable_lapse_time() = kit::ToProto(lapse);
  row.set_attempts(1);
  row.set_ringing(true);
  return row;
}

TEST(CallRulesTest, QuietHoursBeginAndEndToTheInstant) {
  EXPECT_FALSE(IsQuiet(At(2, 2, 21) - kInstant, {}));
  EXPECT_TRUE(IsQuiet(At(2, 2, 21), {}));
  EXPECT_TRUE(IsQuiet(At(2, 3, 6) - kInstant, {}));
  EXPECT_FALSE(IsQuiet(At(2, 3, 6), {}));
}

TEST(CallRulesTest, QuietHoursWithinADayAndNoneAtAll) {
  CallRules rules;
  rules.quiet_from = 12 * 60;
  rules.quiet_until = 13 * 60;
  EXPECT_EQ(RingTime(At(2, 2, 12, 30), kFar, rules), At(2, 2, 13));
  EXPECT_EQ(RingTime(At(2, 2, 22), kFar, rules), At(2, 2, 22));
  rules.quiet_until = rules.quiet_from;
  EXPECT_EQ(RingTime(At(2, 2, 12), kFar, rules), At(2, 2, 12));
}

TEST(CallRulesTest, WhatIsDueInQuietHoursRingsWhenTheyEnd) {
  EXPECT_EQ(RingTime(At(2, 2, 20, 59), kFar, {}), At(2, 2, 20, 59));
  EXPECT_EQ(RingTime(At(2, 2, 21), kFar, {}), At(2, 3, 6));
  EXPECT_EQ(RingTime(At(2, 3, 0, 30), kFar, {}), At(2, 3, 6));
}

TEST(CallRulesTest, TheNightsOfSummerTimeEndAtSixOnTheWallClock) {
  // 29 March has 23 hours, 25 October has 25.
  EXPECT_EQ(RingTime(At(3, 28, 21), kFar, {}), At(3, 29, 6));
  EXPECT_EQ(At(3, 29, 6) - At(3, 28, 21), absl::Hours(8));
  EXPECT_EQ(RingTime(At(10, 24, 21), kFar, {}), At(10, 25, 6));
  EXPECT_EQ(At(10, 25, 6) - At(10, 24, 21), absl::Hours(10));
  EXPECT_TRUE(IsQuiet(At(10, 25, 6) - kInstant, {}));
  EXPECT_EQ(RingTime(At(3, 29, 3), kFar, {}), At(3, 29, 6));
}

TEST(CallRulesTest, NothingRingsFromItsLapseOn) {
  EXPECT_EQ(RingTime(At(2, 2, 9), At(2, 2, 9), {}), std::nullopt);
  EXPECT_EQ(RingTime(At(2, 2, 9), At(2, 2, 9) + kInstant, {}), At(2, 2, 9));
  EXPECT_EQ(RingTime(At(2, 2, 22), At(2, 3, 6), {}), std::nullopt);
}

TEST(CallRulesTest, ABusyNumberRingsSoonerThanOneThatNobodyAnswers) {
  const absl::Time now = At(2, 2, 9);
  const v1::VoiceOfferRow row = RungOnce(kFar);
  EXPECT_EQ(RingAgain(row, {v1::VOICE_OUTCOME_BUSY, false}, now, {}), At(2, 2, 9, 1));
  EXPECT_EQ(RingAgain(row, {v1::VOICE_OUTCOME_NO_ANSWER, false}, now, {}), At(2, 2, 9, 3));
  EXPECT_EQ(RingAgain(row, {v1::VOICE_OUTCOME_FAILED, false}, now, {}), At(2, 2, 9, 3));
}

TEST(CallRulesTest, WhoWasThereIsNotRungAgain) {
  const v1::VoiceOfferRow row = RungOnce(kFar);
  for (const auto outcome :
       {v1::VOICE_OUTCOME_ACCEPTED, v1::VOICE_OUTCOME_PENDING, v1::VOICE_OUTCOME_REFUSED,
        v1::VOICE_OUTCOME_DECLINED, v1::VOICE_OUTCOME_TOO_LATE, v1::VOICE_OUTCOME_MACHINE,
        v1::VOICE_OUTCOME_NOT_NOW, v1::VOICE_OUTCOME_FAILED}) {
    EXPECT_EQ(RingAgain(row, {outcome, true}, At(2, 2, 9), {}), std::nullopt);
  }
  EXPECT_EQ(RingAgain(row, {v1::VOICE_OUTCOME_REJECTED, false}, At(2, 2, 9), {}), std::nullopt);
  EXPECT_EQ(RingAgain(row, {v1::VOICE_OUTCOME_NO_CONTACT, false}, At(2, 2, 9), {}), std::nullopt);
}

TEST(CallRulesTest, NoMoreThanTwiceNotAfterTheLapseNotIfRecalled) {
  const TryEnd missed{v1::VOICE_OUTCOME_NO_ANSWER, false};
  v1::VoiceOfferRow twice = RungOnce(kFar);
  twice.set_attempts(2);
  EXPECT_EQ(RingAgain(twice, missed, At(2, 2, 9), {}), std::nullopt);
  EXPECT_EQ(RingAgain(RungOnce(At(2, 2, 9, 3)), missed, At(2, 2, 9), {}), std::nullopt);
  v1::VoiceOfferRow recalled = RungOnce(kFar);
  recalled.set_recalled(true);
  EXPECT_EQ(RingAgain(recalled, missed, At(2, 2, 9), {}), std::nullopt);
}

TEST(CallRulesTest, EveryOutcomeOfACallIsSaidAsItWas) {
  EXPECT_EQ(OutcomeOf(Outcome::kAccepted), v1::VOICE_OUTCOME_ACCEPTED);
  EXPECT_EQ(OutcomeOf(Outcome::kPending), v1::VOICE_OUTCOME_PENDING);
  EXPECT_EQ(OutcomeOf(Outcome::kMachine), v1::VOICE_OUTCOME_MACHINE);
  EXPECT_EQ(OutcomeOf(Outcome::kNotNow), v1::VOICE_OUTCOME_NOT_NOW);
  EXPECT_EQ(OutcomeOf(Outcome::kNoContact), v1::VOICE_OUTCOME_NO_CONTACT);
  EXPECT_EQ(OutcomeOf(Outcome::kAbandoned), v1::VOICE_OUTCOME_FAILED);
  for (int word = v1::VoiceOutcome_MIN + 1; word <= v1::VoiceOutcome_MAX; ++word) {
    EXPECT_STRNE(OutcomeWord(static_cast<v1::VoiceOutcome>(word)), "unspecified") << word;
  }
}

}  // namespace
}  // namespace vagtbro::ivr
