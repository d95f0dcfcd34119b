#include "roster/domain/promise_rules.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::roster {
namespace {

const absl::TimeZone kZone = [] {
  absl::TimeZone zone;
  absl::LoadTimeZone("Europe/Copenhagen", &zone);
  return zone;
}();

absl::Time At(int day, int hour, int minute = 0) {
  return absl::FromCivil(absl::CivilMinute(2026, 3, day, hour, minute), kZone);
}

// Monday 2 March, 07 to 15; Ada's, covered by Bo.
v1::ShiftRow CoveredRow() {
  v1::Shift shift;
  shift.set_shift_id("mon");
  shift.set_employment_id("ada");
  *shift.mutable_interval() = kit::MakeInterval(At(2, 7), At(2, 15));
  return Covered(Vacated(Published(shift), "abs", At(2, 5)), "bo", WholeOf(shift));
}

TEST(PromiseRules, OnlyWhoCoversMayGiveItBackAndOnlyWhileSomethingIsLeft) {
  EXPECT_EQ(RefuseRelease(CoveredRow(), "bo", At(2, 14, 59)), std::nullopt);
  EXPECT_EQ(RefuseRelease(CoveredRow(), "bo", At(2, 15)), ReleaseRefusal::kShiftOver);
  EXPECT_EQ(RefuseRelease(CoveredRow(), "ada", At(2, 6)), ReleaseRefusal::kNotYours);
  const v1::ShiftRow own = Published(CoveredRow().shift());
  EXPECT_EQ(RefuseRelease(own, "bo", At(2, 6)), ReleaseRefusal::kNotACover);
  const v1::ShiftRow cancelled = Cancelled(CoveredRow(), At(2, 5));
  EXPECT_EQ(RefuseRelease(cancelled, "bo", At(2, 6)), ReleaseRefusal::kShiftOver);
}

TEST(PromiseRules, AShiftThatHasBegunKeepsItsStart) {
  const v1::ShiftRow row = CoveredRow();
  EXPECT_EQ(RefuseChange(row, {At(2, 9), At(2, 17)}, At(2, 6)), std::nullopt);
  EXPECT_EQ(RefuseChange(row, {At(2, 9), At(2, 17)}, At(2, 7)), ChangeRefusal::kShiftBegun);
  EXPECT_EQ(RefuseChange(row, {At(2, 7), At(2, 17)}, At(2, 8)), std::nullopt);
  EXPECT_EQ(RefuseChange(row, {At(2, 7), At(2, 8)}, At(2, 8)), ChangeRefusal::kTimeOver);
  EXPECT_EQ(RefuseChange(row, {At(2, 5), At(2, 13)}, At(2, 6)), ChangeRefusal::kTimeOver);
  EXPECT_EQ(RefuseChange(row, {At(2, 9), At(2, 17)}, At(2, 15)), ChangeRefusal::kShiftOver);
}

TEST(PromiseRules, OneChecksInFromAnHourBeforeAndOnce) {
  v1::ShiftRow row = CoveredRow();
  EXPECT_EQ(CheckInOf(row, "bo", At(2, 5, 59)).error(), CheckInRefusal::kTooEarly);
  EXPECT_EQ(*CheckInOf(row, "bo", At(2, 6)), CheckInKind::kTheirs);
  EXPECT_EQ(CheckInOf(row, "bo", At(2, 15)).error(), CheckInRefusal::kShiftOver);
  EXPECT_EQ(CheckInOf(row, "eva", At(2, 7)).error(), CheckInRefusal::kNotYours);
  row.set_checked_in(true);
  EXPECT_EQ(*CheckInOf(row, "bo", At(2, 7)), CheckInKind::kRepeated);
}

TEST(PromiseRules, WhoIsLateHasItAgainUntilSomebodyElseHas) {
  const v1::ShiftRow missed = Released(CoveredRow(), v1::RELEASE_CAUSE_NO_SHOW, At(2, 7));
  EXPECT_EQ(*CheckInOf(missed, "bo", At(2, 8)), CheckInKind::kLate);
  EXPECT_EQ(CheckInOf(missed, "bo", At(2, 15)).error(), CheckInRefusal::kShiftOver);
  const v1::ShiftRow filled = Covered(missed, "eva", {At(2, 8), At(2, 15)});
  EXPECT_EQ(CheckInOf(filled, "bo", At(2, 9)).error(), CheckInRefusal::kShiftHeld);
  const v1::ShiftRow given = Released(CoveredRow(), v1::RELEASE_CAUSE_CANCELLED, At(2, 6));
  EXPECT_EQ(CheckInOf(given, "bo", At(2, 8)).error(), CheckInRefusal::kNotYours);
}

TEST(PromiseRules, ACheckInIsDueForCoversAlone) {
  const absl::Duration wait = absl::Minutes(15);
  EXPECT_EQ(CheckInDue(CoveredRow(), wait), At(2, 7, 15));
  EXPECT_EQ(CheckInDue(CoveredRow(), absl::ZeroDuration()), std::nullopt);
  EXPECT_EQ(CheckInDue(CoveredRow(), absl::Hours(8)), std::nullopt) << "the shift is over by then";
  EXPECT_EQ(CheckInDue(Published(CoveredRow().shift()), wait), std::nullopt) << "her own shift";
  v1::ShiftRow there = CoveredRow();
  there.set_checked_in(true);
  EXPECT_EQ(CheckInDue(there, wait), std::nullopt);
}

TEST(PromiseRules, TheCutOffIsALocalTimeOfTheDayBeforeAlsoWhenClocksChange) {
  EXPECT_EQ(RecoverCutOff(At(3, 7), 720, kZone), At(2, 12));
  EXPECT_EQ(RecoverCutOff(At(3, 0, 30), 720, kZone), At(2, 12));
  // Sunday 29 March 2026 has 23 hours.
  EXPECT_EQ(RecoverCutOff(At(30, 7), 720, kZone), At(29, 12));
  EXPECT_EQ(RecoverCutOff(At(3, 1), 1439, kZone), At(2, 21)) << "never within four hours before";
}

}  // namespace
}  // namespace vagtbro::roster
