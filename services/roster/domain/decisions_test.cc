// May this person have this shift? One test a refusal.
#include "roster/domain/decisions.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::roster {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'770'012'000);
const absl::Time kEarly = kStart - absl::Hours(2);
const Interval kWhole{kStart, kStart + absl::Hours(8)};

v1::ShiftRow OpenShift() {
  v1::Shift shift;
  shift.set_shift_id("day");
  *shift.mutable_interval() = kit::MakeInterval(kWhole.start_time, kWhole.end_time);
  shift.set_employment_id("ada");
  return Opened(Vacated(Published(shift), "abs-1", kEarly), "gap-1");
}

v1::GapRow OpenGap() {
  v1::GapRow gap;
  gap.set_open(true);
  gap.mutable_gap()->set_gap_id("gap-1");
  *gap.mutable_gap()->mutable_interval() = kit::MakeInterval(kWhole.start_time, kWhole.end_time);
  return gap;
}

directory::v1::EmploymentRegistered Employed() {
  directory::v1::EmploymentRegistered employment;
  *employment.mutable_start_time() = kit::ToProto(kStart - absl::Hours(9000));
  return employment;
}

const v1::ShiftRow kShift = OpenShift();
const v1::GapRow kGap = OpenGap();
const directory::v1::EmploymentRegistered kBo = Employed();

TEST(DecisionsTest, AnAcceptedOfferGivesWhatWasAccepted) {
  const Interval late{kStart + absl::Hours(1), kWhole.end_time + absl::Hours(1)};
  EXPECT_EQ(CoverTime(&kGap, &kShift, &kBo, kWhole, kEarly).value(), kWhole);
  EXPECT_EQ(CoverTime(&kGap, &kShift, &kBo, late, kEarly).value(),
            (Interval{late.start_time, kWhole.end_time}));
}

TEST(DecisionsTest, OnlyAnOpenGapCanBeCovered) {
  v1::GapRow closed = kGap;
  closed.set_open(false);
  const v1::ShiftRow taken = Covered(kShift, "eva", kWhole);
  const Interval elsewhere{kWhole.end_time, kWhole.end_time + absl::Hours(1)};
  EXPECT_EQ(CoverTime(nullptr, nullptr, &kBo, kWhole, kEarly).error(), CoverRefusal::kGapClosed);
  EXPECT_EQ(CoverTime(&closed, &kShift, &kBo, kWhole, kEarly).error(), CoverRefusal::kGapClosed);
  EXPECT_EQ(CoverTime(&kGap, &taken, &kBo, kWhole, kEarly).error(), CoverRefusal::kGapClosed);
  EXPECT_EQ(CoverTime(&kGap, &kShift, &kBo, elsewhere, kEarly).error(), CoverRefusal::kGapClosed);
  EXPECT_EQ(CoverTime(&kGap, &kShift, &kBo, kWhole, kWhole.end_time).error(),
            CoverRefusal::kGapClosed);
}

TEST(DecisionsTest, OnlyTheEmployedCanCover) {
  auto leaving = kBo;
  *leaving.mutable_end_time() = kit::ToProto(kWhole.end_time - absl::Minutes(1));
  EXPECT_EQ(CoverTime(&kGap, &kShift, nullptr, kWhole, kEarly).error(), CoverRefusal::kNotEmployed);
  EXPECT_EQ(CoverTime(&kGap, &kShift, &leaving, kWhole, kEarly).error(),
            CoverRefusal::kNotEmployed);
}

TEST(DecisionsTest, APlannerGivesWhatIsLeft) {
  const absl::Time ten = kStart + absl::Hours(3);
  EXPECT_EQ(AssignTime(kShift, kBo, kEarly).value(), kWhole);
  EXPECT_EQ(AssignTime(kShift, kBo, ten).value(), (Interval{ten, kWhole.end_time}));
  EXPECT_EQ(AssignTime(kShift, kBo, kWhole.end_time).error(), AssignRefusal::kShiftOver);
}

TEST(DecisionsTest, APlannerGivesNothingThatSomebodyHas) {
  EXPECT_EQ(AssignTime(Covered(kShift, "eva", kWhole), kBo, kEarly).error(),
            AssignRefusal::kShiftHeld);
  EXPECT_EQ(AssignTime(kShift, directory::v1::EmploymentRegistered(), kEarly).has_value(), true)
      << "an employment without a start has always been";
}

TEST(DecisionsTest, ACoverIsUndoneOnlyBeforeItBeginsAndForSomebodyFit) {
  const v1::ShiftRow covered = Covered(kShift, "eva", kWhole);
  EXPECT_EQ(UndoTime(covered, false, kEarly).value(), kWhole);
  EXPECT_EQ(UndoTime(kShift, false, kEarly).error(), UndoRefusal::kNotCovered);
  EXPECT_EQ(UndoTime(covered, false, kStart).error(), UndoRefusal::kShiftBegun);
  EXPECT_EQ(UndoTime(covered, true, kEarly).error(), UndoRefusal::kStillAway);
}

types::v1::Verdict Breaking(const std::string& rule) {
  types::v1::Verdict verdict;
  verdict.add_results()->set_rule(rule);
  return verdict;
}

TEST(DecisionsTest, ANamedPersonMayAnswerForRestButNotForTwoPlacesAtOnce) {
  types::v1::Verdict allowed;
  allowed.set_allowed(true);
  EXPECT_TRUE(Permitted(allowed, false));
  EXPECT_FALSE(Permitted(Breaking("REST-11"), false));
  EXPECT_TRUE(Permitted(Breaking("REST-11"), true));
  EXPECT_FALSE(Permitted(Breaking("OVERLAP"), true));
  EXPECT_FALSE(Permitted(Breaking("AWAY"), true));
}

TEST(DecisionsTest, AReasonIsACode) {
  EXPECT_TRUE(IsReasonCode("LIFE_AND_HEALTH"));
  EXPECT_FALSE(IsReasonCode("NO"));
  EXPECT_FALSE(IsReasonCode("because I say so"));
  EXPECT_FALSE(IsReasonCode(std::string(41, 'A')));
}

}  // namespace
}  // namespace vagtbro::roster
