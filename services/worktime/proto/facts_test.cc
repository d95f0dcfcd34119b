// Words of the contracts as facts of the law.
#include "worktime/proto/facts.h"

#include <gtest/gtest.h>

#include "kit/base/proto_time.h"

namespace vagtbro::worktime {
namespace {

const absl::Time kMorning = absl::FromUnixSeconds(1'770'000'000);
const Interval kShift{kMorning, kMorning + absl::Hours(8)};

TEST(FactsTest, EveryProfessionOfTheContractHasItsTwinInTheLaw) {
  ProfessionSet seen;
  for (int i = types::v1::Profession_MIN; i <= types::v1::Profession_MAX; ++i) {
    const auto profession = FromProto(static_cast<types::v1::Profession>(i));
    EXPECT_EQ(profession.has_value(), i != types::v1::PROFESSION_UNSPECIFIED) << i;
    if (!profession) continue;
    EXPECT_FALSE(seen.Has(*profession)) << "two words for one profession: " << i;
    seen.Add(*profession);
  }
}

TEST(FactsTest, ASleepingWatchIsNotAnOrdinaryShift) {
  EXPECT_EQ(FromProto(types::v1::SHIFT_KIND_ORDINARY), DutyKind::kOrdinary);
  EXPECT_EQ(FromProto(types::v1::SHIFT_KIND_NIGHT_WAKING), DutyKind::kNightWaking);
  EXPECT_EQ(FromProto(types::v1::SHIFT_KIND_NIGHT_SLEEPING), DutyKind::kNightSleeping);
}

TEST(FactsTest, MeetingsAndOnCallDutiesAreNoOrdinaryShifts) {
  EXPECT_EQ(FromProto(types::v1::SHIFT_KIND_MEETING), DutyKind::kMeeting);
  EXPECT_EQ(FromProto(types::v1::SHIFT_KIND_ON_CALL_SITE), DutyKind::kOnCallSite);
  EXPECT_EQ(FromProto(types::v1::SHIFT_KIND_ON_CALL_HOME), DutyKind::kOnCallHome);
}

TEST(FactsTest, ASlotIsAllThatTheShiftAsksForAndWhere) {
  types::v1::SlotRequirement requirement;
  requirement.add_professions(types::v1::PROFESSION_SOSU_HELPER);
  requirement.add_competences("medicine-app");
  requirement.add_tasks("insulin");
  requirement.set_role(types::v1::ROLE_SLOT_MEDICATION_CHECKER);
  requirement.set_child_certificate(true);
  const Proposal proposal =
      MakeProposal("s-1", types::v1::SHIFT_KIND_ORDINARY, kShift, requirement, {"u-1", "u-2"});
  EXPECT_EQ(proposal.slot, (SlotRequirement{{Profession::kSosuHelper},
                                            {"medicine-app"},
                                            {"insulin"},
                                            Role::kMedicationChecker,
                                            true}));
  EXPECT_EQ(proposal.unit_ids, (std::vector<std::string>{"u-1", "u-2"}));
}

TEST(FactsTest, TheTermsAreThoseOfTheEmployment) {
  directory::v1::EmploymentRegistered employment;
  employment.set_weekly_minutes(28 * 60);
  employment.set_profession(types::v1::PROFESSION_NURSE);
  EXPECT_EQ(TermsOf(employment), (Terms{28 * 60, Profession::kNurse}));
}

TEST(FactsTest, IntervalsSurviveBothWays) { EXPECT_EQ(FromProto(ToProto(kShift)), kShift); }

TEST(FactsTest, APersonIsWhatAllOfTheirEmploymentsSay) {
  directory::v1::EmploymentRegistered care, nursing;
  care.set_profession(types::v1::PROFESSION_SOSU_HELPER);
  care.add_competences("medicine-app");
  nursing.set_profession(types::v1::PROFESSION_NURSE);
  WorkerFacts facts;
  AddEmployment(care, &facts);
  AddEmployment(nursing, &facts);
  EXPECT_TRUE(facts.professions.Has(Profession::kSosuHelper));
  EXPECT_TRUE(facts.professions.Has(Profession::kNurse));
  EXPECT_EQ(facts.competences, std::vector<std::string>{"medicine-app"});
  EXPECT_FALSE(facts.adult_time.has_value());
}

TEST(FactsTest, AMinorIsNotGrownUpForAnyDutyThatCanBePlanned) {
  directory::v1::EmploymentRegistered young;
  young.set_minor(true);
  WorkerFacts facts;
  AddEmployment(young, &facts);
  EXPECT_EQ(facts.adult_time, absl::InfiniteFuture());
}

directory::v1::EmploymentRegistered AuthorisedNurse(bool in_good_standing, absl::Time expire_time) {
  directory::v1::EmploymentRegistered nurse;
  nurse.set_profession(types::v1::PROFESSION_NURSE);
  auto& authorisation = *nurse.add_authorisations();
  authorisation.set_profession(types::v1::PROFESSION_NURSE);
  authorisation.set_in_good_standing(in_good_standing);
  *authorisation.mutable_expire_time() = kit::ToProto(expire_time);
  return nurse;
}

TEST(FactsTest, AnAuthorisationIsWellFormedBecauseTheDirectoryTookItIn) {
  WorkerFacts facts;
  AddEmployment(AuthorisedNurse(true, kMorning), &facts);
  ASSERT_EQ(facts.authorisations.size(), 1u);
  EXPECT_EQ(facts.authorisations[0], (Authorisation{true, Profession::kNurse, true, kMorning}));
}

TEST(FactsTest, AWithdrawalHoldsForEveryEmploymentInWhicheverOrder) {
  const auto withdrawn = AuthorisedNurse(false, kMorning);
  const auto before = AuthorisedNurse(true, kMorning - absl::Hours(24));
  WorkerFacts one, other;
  AddEmployment(before, &one);
  AddEmployment(withdrawn, &one);
  AddEmployment(withdrawn, &other);
  AddEmployment(before, &other);
  EXPECT_EQ(one.authorisations, other.authorisations);
  ASSERT_EQ(one.authorisations.size(), 1u);
  EXPECT_FALSE(one.authorisations[0].in_good_standing);
  EXPECT_EQ(one.authorisations[0].expire_time, kMorning);
}

TEST(FactsTest, DelegationsAndRestrictionsAreThoseOfAllEmployments) {
  directory::v1::EmploymentRegistered care, nights;
  auto& insulin = *care.add_delegations();
  insulin.set_task("insulin");
  insulin.set_unit_id("rose-house");
  *insulin.mutable_start_time() = kit::ToProto(kShift.start_time);
  *insulin.mutable_end_time() = kit::ToProto(kShift.end_time);
  auto& barred = *care.add_restrictions();
  barred.set_unit_id("lily-house");
  *barred.mutable_start_time() = kit::ToProto(kMorning);
  auto& few = *nights.add_restrictions();
  few.set_nights_a_week(0);
  *few.mutable_start_time() = kit::ToProto(kShift.start_time);
  *few.mutable_end_time() = kit::ToProto(kShift.end_time);
  nights.add_restrictions()->set_no_nights(true);
  WorkerFacts facts;
  AddEmployment(care, &facts);
  AddEmployment(nights, &facts);
  EXPECT_EQ(facts.delegations, (std::vector<Delegation>{{"insulin", "rose-house", kShift}}));
  ASSERT_EQ(facts.restrictions.size(), 3u);
  EXPECT_EQ(facts.restrictions[0], (Restriction{{kMorning, absl::InfiniteFuture()}, "lily-house"}));
  EXPECT_EQ(facts.restrictions[1].interval, kShift);
  EXPECT_EQ(facts.restrictions[1].nights_a_week, 0);
  EXPECT_TRUE(facts.restrictions[2].no_nights);
  EXPECT_FALSE(facts.restrictions[2].nights_a_week.has_value());
}

TEST(FactsTest, TheCertificateThatHoldsLongestCounts) {
  directory::v1::EmploymentRegistered renewed, open;
  WorkerFacts facts;
  AddEmployment(renewed, &facts);
  EXPECT_FALSE(facts.child_certificate);
  *renewed.mutable_child_certificate()->mutable_end_time() = kit::ToProto(kMorning);
  AddEmployment(renewed, &facts);
  EXPECT_TRUE(facts.child_certificate);
  EXPECT_EQ(facts.child_certificate_end, kMorning);
  open.mutable_child_certificate();
  AddEmployment(open, &facts);
  AddEmployment(renewed, &facts);
  EXPECT_EQ(facts.child_certificate_end, absl::InfiniteFuture());
}

TEST(FactsTest, AnOptOutIsOfThePerson) {
  directory::v1::EmploymentRegistered signed_away, other;
  signed_away.set_opted_out(true);
  WorkerFacts facts;
  AddEmployment(other, &facts);
  EXPECT_FALSE(facts.opted_out);
  AddEmployment(signed_away, &facts);
  AddEmployment(other, &facts);
  EXPECT_TRUE(facts.opted_out);
}

TEST(FactsTest, AnEmploymentMustHoldForTheWholeDuty) {
  directory::v1::EmploymentRegistered employment;
  *employment.mutable_start_time() = kit::ToProto(kShift.start_time);
  EXPECT_TRUE(IsEmployed(employment, kShift));
  *employment.mutable_end_time() = kit::ToProto(kShift.end_time);
  EXPECT_TRUE(IsEmployed(employment, kShift));
  *employment.mutable_end_time() = kit::ToProto(kShift.end_time - absl::Nanoseconds(1));
  EXPECT_FALSE(IsEmployed(employment, kShift));
  employment.clear_end_time();
  *employment.mutable_start_time() = kit::ToProto(kShift.start_time + absl::Nanoseconds(1));
  EXPECT_FALSE(IsEmployed(employment, kShift));
}

}  // namespace
}  // namespace vagtbro::worktime
