// The rules of eligibility.h, each in both directions.
#include "pool/domain/eligibility.h"

#include <gtest/gtest.h>

#include "pool/domain/candidates_for_test.h"

namespace vagtbro::pool {
namespace {

using worktime::LeaveKind;

constexpr absl::Duration kInstant = absl::Nanoseconds(1);
const absl::Duration kHour = absl::Hours(1);

class EligibilityTest : public testing::Test {
 protected:
  std::optional<Rejection> Ask(absl::Time now = Noon(), v1::Rung rung = v1::RUNG_OWN_OFF_DUTY) {
    CandidateForTest made(person_);
    made.candidate.asked = asked_;
    made.candidate.busy = busy_;
    made.candidate.touches_gap = touches_;
    made.candidate.contacts_day = day_;
    made.candidate.contacts_week = week_;
    const Judgement judgement = Judge(made.candidate, gap_.On(rung), now);
    free_time_ = judgement.free_time;
    return judgement.rejection;
  }

  GapForTest gap_;
  PersonForTest person_;
  bool asked_ = false, busy_ = false, touches_ = false;
  uint32_t day_ = 0, week_ = 0;
  absl::Time free_time_;
};

TEST_F(EligibilityTest, AColleagueOffDutyByDayMayBeAsked) { EXPECT_EQ(Ask(), std::nullopt); }

TEST_F(EligibilityTest, BeforeAnOwnNightWatchThatBeginsTodayTheySleep) {
  const absl::Time watch = Noon() + 11 * kHour;  // 23:00
  person_.facts.duties = {{"n", worktime::DutyKind::kNightWaking, {watch, watch + 8 * kHour}}};
  gap_ = GapForTest(Noon() + 60 * kHour);
  EXPECT_EQ(Ask(watch - 7 * kHour - kInstant), std::nullopt);
  EXPECT_EQ(Ask(watch - 7 * kHour + kInstant), Rejection::kInRest);
  EXPECT_EQ(free_time_, watch);
  person_.member.set_night_sms_offers(true);
  EXPECT_EQ(Ask(watch - kHour), std::nullopt) << "agreed to be woken";
  person_.member.set_night_sms_offers(false);
  person_.facts.duties[0].kind = worktime::DutyKind::kOrdinary;
  EXPECT_EQ(Ask(watch - 2 * kHour), std::nullopt) << "no night watch";
}

TEST_F(EligibilityTest, TheEmploymentReachesOverTheWholeShift) {
  auto* employment = person_.member.mutable_employment();
  *employment->mutable_end_time() = gap_.gap.interval().end_time();
  EXPECT_EQ(Ask(), std::nullopt);
  *employment->mutable_end_time() = kit::ToProto(kit::End(gap_.gap.interval()) - kInstant);
  EXPECT_EQ(Ask(), Rejection::kNotEmployed);
}

TEST_F(EligibilityTest, NobodyUnder18IsAsked) {
  person_.member.mutable_employment()->set_minor(true);
  EXPECT_EQ(Ask(), Rejection::kMinor);
}

TEST_F(EligibilityTest, HolidayForbidsContactNowAndWorkThen) {
  const absl::Time start = kit::Start(gap_.gap.interval());
  person_.facts.leaves = {{LeaveKind::kHoliday, {Noon() - kHour, Noon() + kInstant}}};
  EXPECT_EQ(Ask(), Rejection::kOnHoliday);
  person_.facts.leaves = {{LeaveKind::kHoliday, {Noon() - kHour, Noon()}}};
  EXPECT_EQ(Ask(), std::nullopt);
  person_.facts.leaves = {{LeaveKind::kHoliday, {start + kHour, start + 2 * kHour}}};
  EXPECT_EQ(Ask(), Rejection::kOnHoliday);
}

TEST_F(EligibilityTest, SickOrOnOtherLeaveIsAway) {
  const absl::Time start = kit::Start(gap_.gap.interval());
  person_.facts.leaves = {{LeaveKind::kOther, {start, start + kHour}}};
  EXPECT_EQ(Ask(), Rejection::kAway);
  person_.facts.leaves.clear();
  person_.facts.sick = {{Noon() - kHour, Noon() + kHour}};
  EXPECT_EQ(Ask(), Rejection::kAway);
  person_.facts.sick = {{Noon() - kHour, Noon()}};
  EXPECT_EQ(Ask(), std::nullopt);
}

TEST_F(EligibilityTest, NobodyIsAskedTwice) {
  asked_ = true;
  EXPECT_EQ(Ask(), Rejection::kAlreadyAsked);
}

TEST_F(EligibilityTest, WithoutConsentOnlyThoseOnDutyAreAskedAndOnlyToStay) {
  person_.member.set_sms_offers(false);
  EXPECT_EQ(Ask(), Rejection::kNoConsent);
  EXPECT_EQ(Ask(Noon(), v1::RUNG_EXTENSION), Rejection::kNoConsent);
  person_.Works(Noon() - kHour, 2 * kHour);
  EXPECT_EQ(Ask(Noon(), v1::RUNG_EXTENSION), std::nullopt);
  EXPECT_EQ(Ask(), Rejection::kNoConsent);
}

TEST_F(EligibilityTest, TheLawHasItsSay) {
  const absl::Time start = kit::Start(gap_.gap.interval());
  person_.Works(start - absl::Hours(5), 4 * kHour);
  EXPECT_EQ(Ask(), std::nullopt) << "exactly 11 hours of rest are left";
  person_.Works(start - absl::Hours(6), kHour);
  EXPECT_EQ(Ask(), Rejection::kLaw) << "one hour more leaves ten";
  person_.facts.duties.clear();
  person_.facts.professions = {worktime::Profession::kNurse};
  EXPECT_EQ(Ask(), Rejection::kLaw) << "the slot asks for a helper";
}

TEST_F(EligibilityTest, NobodyHoldsTwoOffersForTheSameTime) {
  busy_ = true;
  EXPECT_EQ(Ask(), Rejection::kBusyWithOffer);
}

TEST_F(EligibilityTest, TheBudgetOfADayAndOfAWeek) {
  day_ = 2, week_ = 9;
  EXPECT_EQ(Ask(), std::nullopt);
  day_ = 3;
  EXPECT_EQ(Ask(), Rejection::kContactBudget);
  day_ = 0, week_ = 10;
  EXPECT_EQ(Ask(), Rejection::kContactBudget);
}

TEST_F(EligibilityTest, ARunningDailyRestIsNotDisturbed) {
  person_.Works(Noon() - absl::Hours(19), absl::Hours(8));  // ended at 01:00; rest until 12:00
  EXPECT_EQ(Ask(Noon() - kInstant), Rejection::kInRest);
  EXPECT_EQ(free_time_, Noon());
  EXPECT_EQ(Ask(Noon()), std::nullopt);
}

TEST_F(EligibilityTest, WhoIsOnDutyIsNotAtRest) {
  person_.Works(Noon() - absl::Hours(4), absl::Hours(8));
  EXPECT_EQ(Ask(), std::nullopt);
}

TEST_F(EligibilityTest, AFreshlyEndedDutyThatLeadsIntoTheGapMayBeExtended) {
  const GapForTest soon(Noon() + absl::Minutes(30));
  gap_.gap = soon.gap;
  gap_.proposal = soon.proposal;
  gap_.gap.mutable_interval()->mutable_end_time()->CopyFrom(kit::ToProto(Noon() + absl::Hours(3)));
  gap_.proposal = ProposalFor(gap_.gap, Noon());
  person_.Works(Noon() - absl::Hours(5), absl::Hours(5));
  EXPECT_EQ(Ask(Noon(), v1::RUNG_EXTENSION), Rejection::kInRest);
  touches_ = true;
  EXPECT_EQ(Ask(Noon(), v1::RUNG_EXTENSION), std::nullopt);
  EXPECT_EQ(Ask(Noon(), v1::RUNG_OWN_OFF_DUTY), Rejection::kInRest);
}

TEST_F(EligibilityTest, QuietHoursHoldUnlessTheNightIsAgreedTo) {
  const absl::Time night = Noon() + absl::Hours(11);  // 23:00
  EXPECT_EQ(Ask(night), Rejection::kQuietHours);
  EXPECT_EQ(free_time_, Noon() + absl::Hours(17) + absl::Minutes(30));
  person_.member.set_night_sms_offers(true);
  EXPECT_EQ(Ask(night), std::nullopt);
}

TEST_F(EligibilityTest, ARestThatEndsInTheNightLastsUntilTheMorning) {
  person_.Works(Noon() - absl::Hours(1), absl::Hours(3));  // ends at 14:00, rest until 01:00
  const absl::Time evening = Noon() + absl::Hours(9);
  EXPECT_EQ(Ask(evening), Rejection::kInRest);
  EXPECT_EQ(free_time_, Noon() + absl::Hours(17) + absl::Minutes(30));
}

TEST_F(EligibilityTest, AnAgencyAnswersForItsOwnPeople) {
  auto* employment = person_.member.mutable_employment();
  employment->set_kind(directory::v1::EMPLOYMENT_KIND_AGENCY);
  employment->set_home_unit_id("");
  person_.member.set_sms_offers(false);
  person_.facts.professions = {};
  day_ = week_ = 99;
  EXPECT_EQ(Ask(Noon(), v1::RUNG_AGENCY), std::nullopt);
  EXPECT_EQ(Ask(Noon() + absl::Hours(11), v1::RUNG_AGENCY), Rejection::kQuietHours);
}

}  // namespace
}  // namespace vagtbro::pool
