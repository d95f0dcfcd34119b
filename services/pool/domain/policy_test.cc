// The rules of policy.h: what is refused, what the defaults are, when it is quiet.
#include "pool/domain/policy.h"

#include <gtest/gtest.h>

#include <string>

#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"

namespace vagtbro::pool {
namespace {

absl::Time At(const std::string& local) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime("%Y-%m-%d %H:%M:%S", local, kit::LocalZone(), &time, &error));
  return time;
}

v1::PolicySet Ladder(std::initializer_list<v1::Rung> rungs) {
  v1::PolicySet policy;
  for (const v1::Rung rung : rungs) policy.add_ladder()->set_rung(rung);
  return policy;
}

TEST(PolicyTest, AnEmptyPolicyIsTheDefaultLadderBudgetAndQuietHours) {
  const v1::PolicySet policy = WithDefaults({});
  ASSERT_EQ(policy.ladder_size(), 11);
  EXPECT_EQ(policy.ladder(0).rung(), v1::RUNG_EXTENSION);
  EXPECT_EQ(policy.ladder(10).rung(), v1::RUNG_LEADER);
  EXPECT_EQ(policy.weights().fairness(), 100U);
  EXPECT_EQ(policy.contacts_per_day(), 3U);
  EXPECT_EQ(policy.contacts_per_week(), 10U);
  EXPECT_EQ(policy.quiet_start_minute(), 22U * 60);
  EXPECT_EQ(policy.quiet_end_minute(), 5U * 60 + 30);
  EXPECT_EQ(CheckPolicy({}), std::nullopt);
}

TEST(PolicyTest, ALadderNamesEachRungOnceAndEndsWithAHuman) {
  EXPECT_EQ(CheckPolicy(Ladder({v1::RUNG_SISTER_UNITS, v1::RUNG_LEADER})), std::nullopt);
  EXPECT_EQ(CheckPolicy(Ladder({v1::RUNG_AGENCY, v1::RUNG_AGENCY, v1::RUNG_LEADER})),
            PolicyRefusal::kRungTwice);
  EXPECT_EQ(CheckPolicy(Ladder({v1::RUNG_LEADER, v1::RUNG_AGENCY})),
            PolicyRefusal::kNoLeaderRungLast);
  EXPECT_EQ(CheckPolicy(Ladder({v1::RUNG_UNSPECIFIED, v1::RUNG_LEADER})),
            PolicyRefusal::kUnknownRung);
}

TEST(PolicyTest, QuietHoursLieWithinADayAndAreNotEmpty) {
  v1::PolicySet policy;
  policy.set_quiet_start_minute(1440);
  EXPECT_EQ(CheckPolicy(policy), PolicyRefusal::kQuietHoursOutOfDay);
  policy.set_quiet_start_minute(1439);
  EXPECT_EQ(CheckPolicy(policy), std::nullopt);
  policy.set_quiet_end_minute(1439);
  EXPECT_EQ(CheckPolicy(policy), PolicyRefusal::kQuietHoursEmpty);
}

TEST(PolicyTest, AWeekHoldsAtLeastADaysContacts) {
  v1::PolicySet policy;
  policy.set_contacts_per_day(11);
  EXPECT_EQ(CheckPolicy(policy), PolicyRefusal::kBudgetBackwards);
  policy.set_contacts_per_week(11);
  EXPECT_EQ(CheckPolicy(policy), std::nullopt);
}

TEST(PolicyTest, IdsAreIds) {
  v1::PolicySet policy;
  policy.set_leader_employment_id("Lone Leder");
  EXPECT_EQ(CheckPolicy(policy), PolicyRefusal::kMalformedId);
}

// A trial in February 2026.
v1::PolicySet Trial(const std::string& from, const std::string& until) {
  v1::PolicySet policy;
  policy.set_policy_id("trial");
  *policy.mutable_from_time() = kit::ToProto(At(from));
  *policy.mutable_until_time() = kit::ToProto(At(until));
  return policy;
}

TEST(PolicyTest, ATrialHasDatesAndAStandingPolicyHasNone) {
  v1::PolicySet trial = Trial("2026-02-01 00:00:00", "2026-03-01 00:00:00");
  EXPECT_EQ(CheckPolicy(trial), std::nullopt);
  trial.clear_until_time();
  EXPECT_EQ(CheckPolicy(trial), PolicyRefusal::kTrialWithoutDates);
  trial.clear_policy_id();
  EXPECT_EQ(CheckPolicy(trial), PolicyRefusal::kDatesWithoutTrial);
  EXPECT_EQ(CheckPolicy(Trial("2026-03-01 00:00:00", "2026-03-01 00:00:00")),
            PolicyRefusal::kDatesBackwards);
}

TEST(PolicyTest, ATrialIsInForceFromItsFirstInstantUpToItsEnd) {
  const v1::PolicySet trial = Trial("2026-02-01 00:00:00", "2026-03-01 00:00:00");
  EXPECT_FALSE(InForce(trial, At("2026-01-31 23:59:59")));
  EXPECT_TRUE(InForce(trial, At("2026-02-01 00:00:00")));
  EXPECT_FALSE(InForce(trial, At("2026-03-01 00:00:00")));
  EXPECT_FALSE(Overlap(trial, Trial("2026-03-01 00:00:00", "2026-04-01 00:00:00")));
  EXPECT_TRUE(Overlap(trial, Trial("2026-02-28 00:00:00", "2026-04-01 00:00:00")));
}

TEST(PolicyTest, ARungMayHaveDates) {
  v1::PolicySet policy = Ladder({v1::RUNG_AGENCY, v1::RUNG_LEADER});
  auto* agency = policy.mutable_ladder(0);
  *agency->mutable_from_time() = kit::ToProto(At("2026-02-01 00:00:00"));
  EXPECT_EQ(CheckPolicy(policy), std::nullopt);
  EXPECT_FALSE(InForce(*agency, At("2026-01-31 23:59:59")));
  EXPECT_TRUE(InForce(*agency, At("2026-02-01 00:00:00")));
  *agency->mutable_until_time() = agency->from_time();
  EXPECT_EQ(CheckPolicy(policy), PolicyRefusal::kDatesBackwards);
}

TEST(PolicyTest, AmountsAreWithinReason) {
  v1::PolicySet policy;
  policy.mutable_weights()->set_cost(1'001);
  EXPECT_EQ(CheckPolicy(policy), PolicyRefusal::kWeightTooBig);
  policy.mutable_weights()->set_cost(1'000);
  policy.set_hold_seconds(301);
  EXPECT_EQ(CheckPolicy(policy), PolicyRefusal::kTooLong);
  policy.set_hold_seconds(300);
  policy.set_wave_style(static_cast<v1::WaveStyle>(9));
  EXPECT_EQ(CheckPolicy(policy), PolicyRefusal::kUnknownWaveStyle);
}

TEST(PolicyTest, QuietFromTheFirstMinuteUpToButNotIncludingTheLast) {
  const v1::PolicySet policy = WithDefaults({});
  EXPECT_FALSE(InQuietHours(policy, At("2026-02-02 21:59:59")));
  EXPECT_TRUE(InQuietHours(policy, At("2026-02-02 22:00:00")));
  EXPECT_TRUE(InQuietHours(policy, At("2026-02-03 05:29:59")));
  EXPECT_FALSE(InQuietHours(policy, At("2026-02-03 05:30:00")));
  EXPECT_EQ(QuietEnd(policy, At("2026-02-02 23:10:00")), At("2026-02-03 05:30:00"));
  EXPECT_EQ(QuietEnd(policy, At("2026-02-03 00:10:00")), At("2026-02-03 05:30:00"));
  EXPECT_EQ(QuietEnd(policy, At("2026-02-03 12:00:00")), At("2026-02-03 12:00:00"));
}

TEST(PolicyTest, QuietHoursFollowTheLocalClockWhenItChanges) {
  const v1::PolicySet policy = WithDefaults({});
  const absl::Time spring = At("2026-03-28 23:30:00");  // one hour is missing in this night
  EXPECT_EQ(QuietEnd(policy, spring), At("2026-03-29 05:30:00"));
  EXPECT_EQ(QuietEnd(policy, spring) - spring, absl::Hours(5));
  const absl::Time autumn = At("2026-10-24 23:30:00");  // one hour comes twice
  EXPECT_EQ(QuietEnd(policy, autumn) - autumn, absl::Hours(7));
}

TEST(PolicyTest, QuietHoursMayLieWithinOneDay) {
  v1::PolicySet policy;
  policy.set_quiet_start_minute(12 * 60);
  policy.set_quiet_end_minute(13 * 60);
  EXPECT_FALSE(InQuietHours(policy, At("2026-02-02 11:59:00")));
  EXPECT_TRUE(InQuietHours(policy, At("2026-02-02 12:30:00")));
  EXPECT_EQ(QuietEnd(policy, At("2026-02-02 12:30:00")), At("2026-02-02 13:00:00"));
}

}  // namespace
}  // namespace vagtbro::pool
