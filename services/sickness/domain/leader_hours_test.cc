// Leader hours as people meet them: at dinner time, on Fridays, over Easter, when the clocks
// change.
#include "sickness/domain/leader_hours.h"

#include <gtest/gtest.h>

#include "kit/time/local_time.h"

namespace vagtbro::sickness {
namespace {

const absl::Duration kInstant = absl::Nanoseconds(1);

absl::Time At(int month, int day, int hour, int minute = 0) {
  return absl::FromCivil(absl::CivilMinute(2026, month, day, hour, minute), kit::LocalZone());
}

v1::ContactPolicySet Within(uint32_t minutes) {
  v1::ContactPolicySet policy;
  policy.set_contact(v1::LEADER_CONTACT_CALL_BACK);
  policy.set_within_minutes(minutes);
  return Completed(policy);
}

absl::Time By(const v1::ContactPolicySet& policy, absl::Time now) {
  return ContactBy(policy, now, kit::LocalZone());
}

bool Works(absl::Time now) { return LeaderWorks(Within(240), now, kit::LocalZone()); }

// 2 February 2026 is a Monday.
TEST(LeaderHoursTest, AnEarlyCallCountsFromTheStartOfTheWorkingDay) {
  EXPECT_EQ(By(Within(240), At(2, 2, 5, 40)), At(2, 2, 12));
}

TEST(LeaderHoursTest, WhatDoesNotFitInTheDayGoesOnTheNextMorning) {
  EXPECT_EQ(By(Within(240), At(2, 2, 15)), At(2, 3, 11));
  EXPECT_EQ(By(Within(240), At(2, 2, 12)), At(2, 2, 16));
  EXPECT_EQ(By(Within(240), At(2, 2, 16)), At(2, 3, 12));
}

TEST(LeaderHoursTest, AWeekendIsNoWorkingTime) {
  EXPECT_EQ(By(Within(240), At(2, 6, 15)), At(2, 9, 11));
  EXPECT_EQ(By(Within(240), At(2, 7, 10)), At(2, 9, 12));
}

TEST(LeaderHoursTest, NorIsEaster) {
  // Wednesday before Maundy Thursday; Easter Monday is 6 April.
  EXPECT_EQ(By(Within(240), At(4, 1, 14)), At(4, 7, 10));
}

TEST(LeaderHoursTest, ALongTimeRunsOverSeveralDays) {
  EXPECT_EQ(By(Within(20 * 60), At(2, 2, 8)), At(2, 4, 12));
}

TEST(LeaderHoursTest, TheHoursStayOnTheWallClockWhenTheClocksChange) {
  // Summer time begins on Sunday 29 March, winter time on Sunday 25 October.
  EXPECT_EQ(By(Within(240), At(3, 27, 15)), At(3, 30, 11));
  EXPECT_EQ(By(Within(240), At(10, 23, 15)), At(10, 26, 11));
}

TEST(LeaderHoursTest, AUnitHasHoursOfItsOwn) {
  v1::ContactPolicySet early = Within(60);
  early.set_work_start_minute(6 * 60);
  early.set_work_end_minute(14 * 60);
  EXPECT_EQ(By(early, At(2, 2, 5, 40)), At(2, 2, 7));
  EXPECT_EQ(By(early, At(2, 2, 13, 30)), At(2, 3, 6, 30));
}

TEST(LeaderHoursTest, ACallerIsPutThroughInWorkingHoursOnly) {
  EXPECT_FALSE(Works(At(2, 2, 8) - kInstant));
  EXPECT_TRUE(Works(At(2, 2, 8)));
  EXPECT_TRUE(Works(At(2, 2, 16) - kInstant));
  EXPECT_FALSE(Works(At(2, 2, 16)));
  EXPECT_FALSE(Works(At(2, 7, 10)));  // Saturday
  EXPECT_FALSE(Works(At(4, 6, 10)));  // Easter Monday
}

TEST(LeaderHoursTest, WhatIsLeftOpenIsUsual) {
  const v1::ContactPolicySet usual = Completed({});
  EXPECT_EQ(usual.contact(), v1::LEADER_CONTACT_NONE);
  EXPECT_EQ(usual.within_minutes(), 240u);
  EXPECT_EQ(usual.work_start_minute(), 480u);
  EXPECT_EQ(usual.work_end_minute(), 960u);
}

TEST(LeaderHoursTest, WhatCannotBeMeantIsNamed) {
  v1::ContactPolicySet policy;
  EXPECT_STREQ(FaultOf(policy), "");
  policy.set_work_start_minute(960);
  policy.set_work_end_minute(480);
  EXPECT_STREQ(FaultOf(policy), "MALFORMED_HOURS");
  policy.set_work_end_minute(1441);
  EXPECT_STREQ(FaultOf(policy), "MALFORMED_HOURS");
  policy.set_work_end_minute(1440);
  EXPECT_STREQ(FaultOf(policy), "");
  policy.set_within_minutes(7201);
  EXPECT_STREQ(FaultOf(policy), "TOO_LONG");
  policy.set_unit_id("Rose House");
  EXPECT_STREQ(FaultOf(policy), "MALFORMED_UNIT");
}

}  // namespace
}  // namespace vagtbro::sickness
