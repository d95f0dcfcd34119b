// Q-UNDER, Q-AUTH, Q-DELEG, Q-MED2, Q-CHILD, Q-EXCL and FEA as histories, from both sides.
#include <gtest/gtest.h>

#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::From;
using testing::March;
using testing::Nurse;

const Duty kDay = From(March(2, 7), March(2, 15));
const Duty kNight = From(March(2, 23), March(3, 7));
constexpr absl::Duration kInstant = absl::Nanoseconds(1);

RuleResult Answer(RuleId rule, const WorkerFacts& facts, const Proposal& proposal,
                  const Profile& profile = {}) {
  const RuleResult result =
      Evaluate(Worker(facts), proposal, profile).results[static_cast<std::size_t>(rule)];
  EXPECT_EQ(result.rule, rule);
  EXPECT_FALSE(result.margin_minutes.has_value());
  return result;
}

bool Passes(RuleId rule, const WorkerFacts& facts, const Proposal& proposal,
            const Profile& profile = {}) {
  return Answer(rule, facts, proposal, profile).passed;
}

WorkerFacts Trained(ProfessionSet professions) {
  WorkerFacts facts;
  facts.professions = professions;
  return facts;
}

// --- Q-UNDER -------------------------------------------------------------------------------------

TEST(DowngradeTest, ANamedApproverAndSomebodyAuthorisedInTheHouseLetAnotherProfessionIn) {
  const WorkerFacts helper = Trained({Profession::kSosuHelper});
  Proposal proposal = testing::Propose(kDay);
  EXPECT_FALSE(Passes(RuleId::kSlot, helper, proposal));

  proposal.downgrade = Downgrade{"leader-1", true};
  const RuleResult below = Answer(RuleId::kSlot, helper, proposal);
  EXPECT_TRUE(below.passed);
  EXPECT_TRUE(below.warned);
  EXPECT_EQ(below.inputs.Get<std::string>("downgrade_approver"), "leader-1");
  EXPECT_TRUE(Passes(RuleId::kAuthorisation, helper, proposal)) << "a helper needs none";

  proposal.downgrade = Downgrade{"", true};
  EXPECT_FALSE(Passes(RuleId::kSlot, helper, proposal));
  proposal.downgrade = Downgrade{"leader-1", false};
  EXPECT_FALSE(Passes(RuleId::kSlot, helper, proposal));
}

TEST(DowngradeTest, ItReplacesNoCompetenceAndIsNoWarningForWhoFits) {
  Proposal proposal = testing::Propose(kDay);
  proposal.downgrade = Downgrade{"leader-1", true};
  EXPECT_FALSE(Answer(RuleId::kSlot, Nurse(), proposal).warned);
  proposal.slot.competences = {"epilepsy"};
  EXPECT_FALSE(Passes(RuleId::kSlot, Trained({Profession::kSosuHelper}), proposal));
}

// --- Q-AUTH --------------------------------------------------------------------------------------

RuleResult WithAuthorisation(const Authorisation& held) {
  WorkerFacts facts = Trained({Profession::kNurse});
  facts.authorisations = {held};
  return Answer(RuleId::kAuthorisation, facts, testing::Propose(kDay));
}

TEST(AuthorisationTest, ANurseNeedsOneThatHoldsToTheEndOfTheDuty) {
  EXPECT_FALSE(
      Passes(RuleId::kAuthorisation, Trained({Profession::kNurse}), testing::Propose(kDay)));
  EXPECT_TRUE(WithAuthorisation({}).passed);
  EXPECT_TRUE(WithAuthorisation({.expire_time = kDay.interval.end_time}).passed);
  const RuleResult late = WithAuthorisation({.expire_time = kDay.interval.end_time - kInstant});
  EXPECT_FALSE(late.passed);
  EXPECT_EQ(late.inputs.Get<std::string>("authorisation"), "expired");
  EXPECT_FALSE(WithAuthorisation({.in_good_standing = false}).passed);
  EXPECT_FALSE(WithAuthorisation({.well_formed = false}).passed);
  EXPECT_FALSE(WithAuthorisation({.profession = Profession::kSosuAssistant}).passed);
}

TEST(AuthorisationTest, OneGoodAuthorisationIsEnough) {
  WorkerFacts facts = Trained({Profession::kNurse, Profession::kSosuAssistant});
  facts.authorisations = {{.profession = Profession::kSosuAssistant},
                          {.profession = Profession::kNurse, .in_good_standing = false}};
  Proposal proposal = testing::Propose(kDay);
  EXPECT_FALSE(Passes(RuleId::kAuthorisation, facts, proposal)) << "the slot is for nurses";
  proposal.slot.professions.Add(Profession::kSosuAssistant);
  EXPECT_TRUE(Passes(RuleId::kAuthorisation, facts, proposal));
}

TEST(AuthorisationTest, ASlotThatTakesHelpersTakesANurseWhoWorksAsOne) {
  const WorkerFacts both = Trained({Profession::kNurse, Profession::kSosuHelper});
  Proposal proposal = testing::Propose(kDay);
  EXPECT_FALSE(Passes(RuleId::kAuthorisation, both, proposal));
  proposal.slot.professions.Add(Profession::kSosuHelper);
  EXPECT_TRUE(Passes(RuleId::kAuthorisation, both, proposal));
  EXPECT_FALSE(Passes(RuleId::kAuthorisation, Trained({Profession::kNurse}), proposal));
}

// --- Q-DELEG -------------------------------------------------------------------------------------

Proposal Insulin(std::vector<std::string> units) {
  Proposal proposal = testing::Propose(kNight);
  proposal.slot.professions = {Profession::kSosuHelper};
  proposal.slot.tasks = {"insulin"};
  proposal.unit_ids = std::move(units);
  return proposal;
}

bool Delegated(std::vector<Delegation> delegations, std::vector<std::string> units = {"elm"}) {
  WorkerFacts facts = Trained({Profession::kSosuHelper});
  facts.delegations = std::move(delegations);
  return Passes(RuleId::kDelegation, facts, Insulin(std::move(units)));
}

TEST(DelegationTest, TheTaskIsDelegatedInEveryUnitOverTheWholeDuty) {
  const Interval duty = kNight.interval;
  EXPECT_FALSE(Delegated({}));
  EXPECT_TRUE(Delegated({{"insulin", "elm", duty}}));
  EXPECT_FALSE(Delegated({{"catheter", "elm", duty}}));
  EXPECT_FALSE(Delegated({{"insulin", "oak", duty}}));
  EXPECT_FALSE(Delegated({{"insulin", "elm", {duty.start_time, duty.end_time - kInstant}}}));
  EXPECT_FALSE(Delegated({{"insulin", "elm", {duty.start_time + kInstant, duty.end_time}}}));
  EXPECT_FALSE(Delegated({{"insulin", "elm", duty}}, {"elm", "oak"}));
  EXPECT_TRUE(Delegated({{"insulin", "elm", duty}, {"insulin", "oak", duty}}, {"elm", "oak"}));
  EXPECT_TRUE(Delegated({{"insulin", "", duty}}, {"elm", "oak"}));
}

TEST(DelegationTest, WithNoUnitNamedOnlyWhatIsDelegatedEverywhereCounts) {
  EXPECT_FALSE(Delegated({{"insulin", "elm", kNight.interval}}, {}));
  EXPECT_TRUE(Delegated({{"insulin", "", kNight.interval}}, {}));
}

TEST(DelegationTest, ARenewalAtMidnightLeavesNoHole) {
  const Interval duty = kNight.interval;
  const absl::Time midnight = March(3);
  EXPECT_TRUE(Delegated({{"insulin", "elm", {midnight, duty.end_time}},
                         {"insulin", "elm", {duty.start_time, midnight}}}));
  EXPECT_FALSE(Delegated({{"insulin", "elm", {midnight + kInstant, duty.end_time}},
                          {"insulin", "elm", {duty.start_time, midnight}}}));
}

TEST(DelegationTest, WhoIsAuthorisedNeedsNone) {
  WorkerFacts facts = Trained({Profession::kSosuHelper});
  facts.authorisations = {{.profession = Profession::kSosuAssistant}};
  EXPECT_TRUE(Passes(RuleId::kDelegation, facts, Insulin({"elm"})));
  facts.authorisations.front().in_good_standing = false;
  const RuleResult result = Answer(RuleId::kDelegation, facts, Insulin({"elm"}));
  EXPECT_FALSE(result.passed);
  EXPECT_EQ(result.inputs.Get<std::string>("task"), "insulin");
}

// --- Q-MED2, Q-CHILD, FEA ------------------------------------------------------------------------

TEST(FourEyesTest, TheCheckerIsAnotherPersonThanTheResponsible) {
  Proposal proposal = testing::Propose(kDay);
  for (const Role role : {Role::kMedicationResponsible, Role::kMedicationChecker}) {
    proposal.slot.role = role;
    proposal.holds_other_medication_role = false;
    EXPECT_TRUE(Passes(RuleId::kMedication, Nurse(), proposal));
    proposal.holds_other_medication_role = true;
    EXPECT_FALSE(Passes(RuleId::kMedication, Nurse(), proposal));
  }
  proposal.slot.role = Role::kShiftLead;
  EXPECT_TRUE(Passes(RuleId::kMedication, Nurse(), proposal));
}

TEST(ChildCertificateTest, HoldsToTheEndOfTheDutyWhereTheSlotAsks) {
  Proposal proposal = testing::Propose(kDay);
  WorkerFacts facts = Nurse();
  EXPECT_TRUE(Passes(RuleId::kChildCertificate, facts, proposal));
  proposal.slot.child_certificate = true;
  EXPECT_FALSE(Passes(RuleId::kChildCertificate, facts, proposal));
  facts.child_certificate = true;
  EXPECT_TRUE(Passes(RuleId::kChildCertificate, facts, proposal));
  facts.child_certificate_end = kDay.interval.end_time;
  EXPECT_TRUE(Passes(RuleId::kChildCertificate, facts, proposal));
  facts.child_certificate_end -= kInstant;
  EXPECT_FALSE(Passes(RuleId::kChildCertificate, facts, proposal));
}

TEST(VoluntaryExtraTest, IsOfferedOnlyUnderALocalAgreement) {
  Proposal proposal = testing::Propose(kDay);
  Profile agreed;
  agreed.voluntary_extra_work = true;
  EXPECT_TRUE(Passes(RuleId::kVoluntaryExtra, Nurse(), proposal));
  proposal.terms.voluntary_extra = true;
  EXPECT_FALSE(Passes(RuleId::kVoluntaryExtra, Nurse(), proposal));
  EXPECT_TRUE(Passes(RuleId::kVoluntaryExtra, Nurse(), proposal, agreed));
}

// --- Q-EXCL --------------------------------------------------------------------------------------

bool Barred(const Restriction& set, const Duty& duty) {
  WorkerFacts facts = Nurse();
  facts.restrictions = {set};
  Proposal proposal = testing::Propose(duty);
  proposal.unit_ids = {"elm", "oak"};
  return !Passes(RuleId::kExclusion, facts, proposal);
}

TEST(ExclusionTest, AUnitIsBarredWhileTheRestrictionHolds) {
  const Interval all_of_march{March(1), March(31)};
  EXPECT_TRUE(Barred({all_of_march, "oak"}, kDay));
  EXPECT_FALSE(Barred({all_of_march, "ash"}, kDay));
  EXPECT_FALSE(Barred({{March(1), kDay.interval.start_time}, "oak"}, kDay));
  EXPECT_TRUE(Barred({{March(1), kDay.interval.start_time + kInstant}, "oak"}, kDay));
}

TEST(ExclusionTest, NightsAreBarredAndDaysAreNot) {
  const Restriction no_nights{{March(1), March(31)}, "", true};
  EXPECT_TRUE(Barred(no_nights, kNight));
  EXPECT_FALSE(Barred(no_nights, From(March(2, 5), March(2, 22))));
  EXPECT_TRUE(Barred(no_nights, From(March(2, 5) - kInstant, March(2, 13))));
}

TEST(ExclusionTest, ARestrictionToNothingInParticularBarsEverything) {
  EXPECT_TRUE(Barred({{March(1), March(31)}}, kDay));
  EXPECT_FALSE(Barred({{March(1), March(31)}, "", false, 1}, kDay)) << "NIGHT-MAX asks that";
}

}  // namespace
}  // namespace vagtbro::worktime
