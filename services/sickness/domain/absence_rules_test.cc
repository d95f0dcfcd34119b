// The rules of absence_rules.h: each limit from both sides, one nanosecond apart.
#include "sickness/domain/absence_rules.h"

#include <gtest/gtest.h>

#include "kit/time/local_time.h"

namespace vagtbro::sickness {
namespace {

constexpr absl::Duration kInstant = absl::Nanoseconds(1);

absl::Time At(int month, int day, int hour, int minute = 0) {
  return absl::FromCivil(absl::CivilMinute(2026, month, day, hour, minute), kit::LocalZone());
}

const absl::Time kNow = At(2, 2, 5, 40);
const absl::Time kTomorrow = At(2, 3, 5, 40);

v1::AbsenceRow Absence(absl::Time start, absl::Time end) {
  v1::AbsenceRow row;
  *row.mutable_interval() = kit::MakeInterval(start, end);
  return row;
}

v1::AbsenceRow FitAgain(v1::AbsenceRow row, absl::Time fit_from) {
  *row.mutable_fit_from_time() = kit::ToProto(fit_from);
  return row;
}

TEST(UnknownEndTest, AMorningCallLastsTheDaySoTheEveningsNightDutyIsIn) {
  EXPECT_EQ(UnknownEnd(kNow, kNow), At(2, 3, 0));
  EXPECT_LT(At(2, 2, 23), UnknownEnd(kNow, kNow));
}

TEST(UnknownEndTest, AnEveningCallLastsTheWholeNightAndTheDayAfter) {
  const absl::Time evening = At(2, 2, 22, 30);
  EXPECT_EQ(UnknownEnd(evening, evening), At(2, 4, 0));
}

TEST(UnknownEndTest, NoonIsTheBorder) {
  const absl::Time noon = At(2, 2, 12);
  EXPECT_EQ(UnknownEnd(noon - kInstant, noon), At(2, 3, 0));
  EXPECT_EQ(UnknownEnd(noon, noon), At(2, 4, 0));
}

TEST(UnknownEndTest, AReportOfYesterdayStillCoversToday) {
  EXPECT_EQ(UnknownEnd(At(2, 1, 6), kNow), At(2, 3, 0));
}

TEST(UnknownEndTest, MidnightIsLocalOnTheNightsTheClockChanges) {
  const absl::Time before_spring = At(3, 28, 20);
  EXPECT_EQ(UnknownEnd(before_spring, before_spring), At(3, 30, 0));
  EXPECT_EQ(At(3, 30, 0) - At(3, 29, 0), absl::Hours(23));
  const absl::Time autumn_day = At(10, 25, 6);
  EXPECT_EQ(UnknownEnd(autumn_day, autumn_day), At(10, 26, 0));
}

TEST(ReportedSpanTest, WithoutTimesItIsFromNowToTheUnknownEnd) {
  EXPECT_EQ(ReportedSpan({}, {}, kNow).value(), (Span{kNow, At(2, 3, 0)}));
}

TEST(ReportedSpanTest, ItStartsAtMostFourteenDaysAhead) {
  const absl::Time last = kNow + absl::Hours(14 * 24);
  const absl::Time end = last + absl::Hours(8);
  EXPECT_TRUE(ReportedSpan(last, end, kNow).has_value());
  EXPECT_EQ(ReportedSpan(last + kInstant, end, kNow).error(), ReportRefusal::kStartsTooFarAhead);
}

TEST(ReportedSpanTest, ItStartedAtMostADayAgo) {
  const absl::Time first = kNow - absl::Hours(24);
  EXPECT_TRUE(ReportedSpan(first, {}, kNow).has_value());
  EXPECT_EQ(ReportedSpan(first - kInstant, {}, kNow).error(), ReportRefusal::kStartedTooLongAgo);
}

TEST(ReportedSpanTest, ItEndsAfterItsStartAndAfterNow) {
  EXPECT_EQ(ReportedSpan(kTomorrow, kTomorrow, kNow).error(), ReportRefusal::kIntervalOver);
  EXPECT_TRUE(ReportedSpan(kTomorrow, kTomorrow + kInstant, kNow).has_value());
  const absl::Time start = kNow - absl::Hours(8);
  EXPECT_EQ(ReportedSpan(start, kNow, kNow).error(), ReportRefusal::kIntervalOver);
  EXPECT_TRUE(ReportedSpan(start, kNow + kInstant, kNow).has_value());
}

TEST(ReportedSpanTest, ItLastsAtMostAHundredAndEightyDays) {
  const absl::Time last = kNow + absl::Hours(180 * 24);
  EXPECT_TRUE(ReportedSpan(kNow, last, kNow).has_value());
  EXPECT_EQ(ReportedSpan(kNow, last + kInstant, kNow).error(), ReportRefusal::kTooLong);
}

TEST(LateTest, OnlyANamedStartBeforeTheCallIsLate) {
  EXPECT_TRUE(IsLate(kNow - kInstant, kNow));
  EXPECT_FALSE(IsLate(kNow, kNow));
  EXPECT_FALSE(IsLate({}, kNow));
}

TEST(EffectiveEndTest, FitnessCutsAnAbsenceShortButNeverProlongsIt) {
  const v1::AbsenceRow absence = Absence(kNow, kTomorrow);
  EXPECT_EQ(EffectiveEnd(absence), kTomorrow);
  EXPECT_EQ(EffectiveEnd(FitAgain(absence, At(2, 2, 12))), At(2, 2, 12));
  EXPECT_EQ(EffectiveEnd(FitAgain(absence, At(2, 9, 12))), kTomorrow);
}

TEST(AheadTest, AnAbsenceIsAheadUpToButNotIncludingItsEnd) {
  const v1::AbsenceRow absence = Absence(kNow, kTomorrow);
  EXPECT_TRUE(IsAhead(absence, kTomorrow - kInstant));
  EXPECT_FALSE(IsAhead(absence, kTomorrow));
}

TEST(AheadTest, OneCalledOffBeforeItBeganNeverWas) {
  const v1::AbsenceRow called_off = FitAgain(Absence(kTomorrow, At(2, 5, 0)), At(2, 2, 12));
  EXPECT_FALSE(IsAhead(called_off, kNow));
  EXPECT_FALSE(Touches(called_off, {kNow, At(2, 5, 0)}));
}

TEST(TouchesTest, NeighboursDoNotTouch) {
  const v1::AbsenceRow absence = Absence(kNow, kTomorrow);
  EXPECT_FALSE(Touches(absence, {kTomorrow, At(2, 5, 0)}));
  EXPECT_TRUE(Touches(absence, {kTomorrow - kInstant, At(2, 5, 0)}));
  EXPECT_FALSE(Touches(absence, {At(2, 1, 0), kNow}));
  EXPECT_TRUE(Touches(absence, {At(2, 1, 0), kNow + kInstant}));
}

TEST(JoinedTest, TheSameTimeAgainIsNothingNew) {
  const v1::AbsenceRow absence = Absence(kNow, kTomorrow);
  EXPECT_EQ(Joined(absence, {At(2, 2, 7), At(2, 2, 15)}, true).value(), (Span{kNow, kTomorrow}));
}

TEST(JoinedTest, AnEarlierStartAndALaterEndAreNew) {
  const v1::AbsenceRow absence = Absence(At(2, 3, 0), At(2, 4, 0));
  EXPECT_EQ(Joined(absence, {kNow, At(2, 6, 0)}, true).value(), (Span{kNow, At(2, 6, 0)}));
}

TEST(JoinedTest, WhoCannotSayTheEndDoesNotMoveIt) {
  const v1::AbsenceRow absence = Absence(At(2, 3, 0), At(2, 4, 0));
  EXPECT_EQ(Joined(absence, {kNow, At(2, 6, 0)}, false).value(), (Span{kNow, At(2, 4, 0)}));
}

TEST(JoinedTest, TogetherTheyLastAtMostAHundredAndEightyDays) {
  const v1::AbsenceRow absence = Absence(kTomorrow, kNow + absl::Hours(180 * 24));
  const absl::Time end = kit::End(absence.interval());
  EXPECT_TRUE(Joined(absence, {kNow, end}, true).has_value());
  EXPECT_EQ(Joined(absence, {kNow, end + kInstant}, true).error(), ReportRefusal::kTooLong);
}

TEST(ExtendedTest, OnlyALaterEndExtends) {
  const v1::AbsenceRow absence = Absence(kNow, kTomorrow);
  EXPECT_EQ(Extended(absence, kTomorrow).error(), ExtendRefusal::kNotLonger);
  EXPECT_EQ(Extended(absence, kTomorrow + kInstant).value(), (Span{kNow, kTomorrow + kInstant}));
}

TEST(ExtendedTest, ARecoveryThatIsTakenBackCountsFromWhatStands) {
  const v1::AbsenceRow absence = FitAgain(Absence(kNow, At(2, 6, 0)), kTomorrow);
  EXPECT_EQ(Extended(absence, kTomorrow).error(), ExtendRefusal::kNotLonger);
  EXPECT_TRUE(Extended(absence, At(2, 4, 0)).has_value());
}

TEST(ExtendedTest, ItLastsAtMostAHundredAndEightyDays) {
  const v1::AbsenceRow absence = Absence(kNow, kTomorrow);
  const absl::Time last = kNow + absl::Hours(180 * 24);
  EXPECT_TRUE(Extended(absence, last).has_value());
  EXPECT_EQ(Extended(absence, last + kInstant).error(), ExtendRefusal::kTooLong);
}

TEST(FitFromTest, NobodyIsFitInThePast) {
  const v1::AbsenceRow absence = Absence(kNow, kTomorrow);
  const absl::Time later = At(2, 2, 12);
  EXPECT_EQ(FitFrom(absence, {}, later).value(), later);
  EXPECT_EQ(FitFrom(absence, At(2, 2, 9), later).value(), later);
  EXPECT_EQ(FitFrom(absence, At(2, 2, 18), later).value(), At(2, 2, 18));
}

TEST(FitFromTest, FitAtTheEndIsARecoveryFitAfterItIsAnExtension) {
  const v1::AbsenceRow absence = Absence(kNow, kTomorrow);
  EXPECT_EQ(FitFrom(absence, kTomorrow, kNow).value(), kTomorrow);
  EXPECT_EQ(FitFrom(absence, kTomorrow + kInstant, kNow).error(), RecoverRefusal::kFitAfterEnd);
}

}  // namespace
}  // namespace vagtbro::sickness
