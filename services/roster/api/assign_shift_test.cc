// A planner puts somebody on a shift.
#include "roster/testing/story.h"

#include "kit/rpc/refusal.h"
#include "roster/api/roster_api.h"

namespace vagtbro::roster {
namespace {

using testing::ElementsAre;

const std::string kMonday = "2026-02-02 07:00";

class AssignShiftStory : public Story {
 protected:
  // Fjord needs two on Monday 07-15: Ada, who is sick, and nobody yet. Bo is free, Ib worked all
  // Sunday evening.
  void SetUp() override {
    bench.AddUnit("fjord");
    bench.Require("fjord", 7 * 60, 480, 2, 2, 2);
    for (const std::string name : {"ada", "bo", "eva", "ib"}) bench.Employ(name);
    bench.EmployLeader("leader", "fjord");
    bench.Publish({BasisShift("mon-ada", "fjord", kMonday, "ada"),
                   BasisShift("mon-free", "fjord", kMonday, ""),
                   BasisShift("sun-ib", "fjord", "2026-02-01 20:00", "ib")});
    bench.SickCall("abs-1", "ada", "2026-02-02 05:40", "2026-02-03 00:00");
    bench.Listen();
  }
};

TEST_P(AssignShiftStory, AnOpenGapIsCoveredAndClosed) {
  ASSERT_TRUE(bench.Assign("mon-ada", "bo").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftCovered", "GapClosed", "ShiftAssigned"));
  const auto assigned = bench.Said<v1::ShiftAssigned>().at(0);
  EXPECT_EQ(assigned.previous_employment_id(), "ada");
  EXPECT_FALSE(assigned.has_override());
  EXPECT_EQ(bench.Said<v1::ShiftCovered>().at(0).offer_id(), "");
  EXPECT_EQ(bench.Shift("mon-ada").state(), v1::SHIFT_STATE_COVERED);
}

TEST_P(AssignShiftStory, AShiftThatNeverHadAHolderIsPlannedNow) {
  ASSERT_TRUE(bench.Assign("mon-free", "bo").ok());
  EXPECT_THAT(bench.Told(), ElementsAre("ShiftAssigned"));
  EXPECT_EQ(bench.Shift("mon-free").state(), v1::SHIFT_STATE_PLANNED);
  EXPECT_EQ(bench.HolderOf("mon-free"), "bo");
}

TEST_P(AssignShiftStory, BothTogetherBringTheUnitBackToA) {
  ASSERT_TRUE(bench.Assign("mon-free", "bo").ok());
  bench.Listen();
  ASSERT_TRUE(bench.Assign("mon-ada", "eva").ok());
  EXPECT_THAT(bench.Told(),
              ElementsAre("ShiftCovered", "GapClosed", "ShiftAssigned", "ServiceLevelRaised"));
  EXPECT_EQ(bench.LevelAt("fjord", "2026-02-02 08:00"), v1::SERVICE_LEVEL_A);
}

TEST_P(AssignShiftStory, TheLawSaysWhichRuleIsBroken) {
  const absl::Status refused = bench.Assign("mon-ada", "ib");
  EXPECT_EQ(kit::ReasonOf(refused), "LAW");
  EXPECT_NE(std::string(refused.message()).find("REST-11"), std::string::npos);
  EXPECT_THAT(bench.Told(), testing::IsEmpty());
}

TEST_P(AssignShiftStory, ANamedPersonMayAnswerForIt) {
  ASSERT_TRUE(bench.Assign("mon-ada", "ib", "LIFE_AND_HEALTH").ok());
  const auto assigned = bench.Said<v1::ShiftAssigned>().at(0);
  EXPECT_EQ(assigned.override().approver_employment_id(), "leader");
  EXPECT_EQ(assigned.override().reason_code(), "LIFE_AND_HEALTH");
  EXPECT_FALSE(assigned.verdict().allowed());
}

// Somebody authorised works in the unit on Monday until the evening.
TEST_P(AssignShiftStory, BelowTheSlotsProfileOnlyWithANameAndSomebodyAuthorisedInTheHouse) {
  v1::Shift shift = BasisShift("mon-nurse", "fjord", kMonday, "");
  shift.mutable_requirement()->clear_professions();
  shift.mutable_requirement()->add_professions(types::v1::PROFESSION_SOSU_ASSISTANT);
  bench.Publish({shift});
  EXPECT_EQ(kit::ReasonOf(bench.Assign("mon-nurse", "bo")), "LAW");
  EXPECT_EQ(kit::ReasonOf(bench.Assign("mon-nurse", "bo", "Q_UNDER")), "LAW") << "nobody is there";

  directory::v1::EmploymentRegistered nurse = *bench.state().Employment(kTenant, "eva");
  nurse.set_profession(types::v1::PROFESSION_NURSE);
  auto& authorisation = *nurse.add_authorisations();
  authorisation.set_profession(types::v1::PROFESSION_NURSE);
  authorisation.set_in_good_standing(true);
  *authorisation.mutable_expire_time() = kit::ToProto(At("2027-01-01 00:00"));
  bench.Hear(nurse);
  bench.Publish({BasisShift("mon-eva", "fjord", kMonday, "eva")});
  bench.Listen();
  ASSERT_TRUE(bench.Assign("mon-nurse", "bo", "Q_UNDER").ok());
  const auto assigned = bench.Said<v1::ShiftAssigned>().at(0);
  EXPECT_TRUE(assigned.verdict().allowed()) << "the law knows of the downgrade";
  EXPECT_EQ(assigned.override().approver_employment_id(), "leader") << "and it stays on record";
}

TEST_P(AssignShiftStory, OnlyAManagerAnswersForIt) {
  const auto because_of = [&](const std::string& approver, const std::string& who) {
    v1::AssignShiftRequest request;
    request.set_shift_id("mon-ada");
    request.set_employment_id(who);
    request.mutable_override()->set_approver_employment_id(approver);
    request.mutable_override()->set_reason_code("LIFE_AND_HEALTH");
    return kit::ReasonOf(bench.Do(request, &AssignShift));
  };
  EXPECT_EQ(because_of("bo", "ib"), "NOT_A_MANAGER") << "leads nothing";
  EXPECT_EQ(because_of("nobody", "ib"), "UNKNOWN_EMPLOYMENT");
  bench.EmployLeader("gone", "fjord");
  bench.End("gone", "2026-02-01 11:00");
  EXPECT_EQ(because_of("gone", "ib"), "NOT_A_MANAGER") << "no longer employed";
  bench.EmployLeader("off", "fjord");
  bench.GiveLeave("off-person", At("2026-02-01 00:00"), At("2026-02-03 00:00"));
  EXPECT_EQ(because_of("off", "ib"), "NOT_A_MANAGER") << "on holiday";
  bench.EmployLeader("ill", "fjord");
  bench.SickCall("abs-ill", "ill", "2026-02-01 12:00", "2026-02-03 00:00");
  EXPECT_EQ(because_of("ill", "ib"), "NOT_A_MANAGER") << "away";
  bench.Employ("leader-second", "leader-person");
  EXPECT_EQ(because_of("leader", "leader"), "NOT_A_MANAGER") << "in their own case";
  EXPECT_EQ(because_of("leader", "leader-second"), "NOT_A_MANAGER") << "the same person";
  EXPECT_EQ(because_of("leader", "ib"), "");
}

TEST_P(AssignShiftStory, AnOverrideThatWasNotNeededIsNotKept) {
  ASSERT_TRUE(bench.Assign("mon-ada", "bo", "LIFE_AND_HEALTH").ok());
  EXPECT_FALSE(bench.Said<v1::ShiftAssigned>().at(0).has_override());
}

TEST_P(AssignShiftStory, NobodyAnswersForTwoPlacesAtOnceOrForTheSick) {
  ASSERT_TRUE(bench.Assign("mon-free", "bo").ok());
  EXPECT_EQ(kit::ReasonOf(bench.Assign("mon-ada", "bo", "LIFE_AND_HEALTH")), "LAW");
  EXPECT_EQ(kit::ReasonOf(bench.Assign("mon-ada", "ada", "LIFE_AND_HEALTH")), "LAW");
}

TEST_P(AssignShiftStory, EveryRefusalHasItsName) {
  EXPECT_EQ(kit::ReasonOf(bench.Assign("no-such-shift", "bo")), "UNKNOWN_SHIFT");
  EXPECT_EQ(kit::ReasonOf(bench.Assign("mon-ada", "stranger")), "UNKNOWN_EMPLOYMENT");
  EXPECT_EQ(kit::ReasonOf(bench.Assign("mon-ada", "ib", "why not")), "MALFORMED_FIELD");
  EXPECT_EQ(kit::ReasonOf(bench.Assign("Mon Ada", "bo")), "MALFORMED_FIELD");
  ASSERT_TRUE(bench.Assign("mon-ada", "bo").ok());
  EXPECT_EQ(kit::ReasonOf(bench.Assign("mon-ada", "eva")), "SHIFT_HELD");
  bench.MoveTo("2026-02-02 15:00");
  EXPECT_EQ(kit::ReasonOf(bench.Assign("mon-free", "eva")), "SHIFT_OVER");
}

TEST_P(AssignShiftStory, AnEmploymentThatEndsBeforeTheShiftIsNoEmployment) {
  auto leaving = *bench.state().Employment(kTenant, "bo");
  leaving.mutable_end_time()->set_seconds(absl::ToUnixSeconds(At(kMonday)));
  bench.Hear(leaving);
  EXPECT_EQ(kit::ReasonOf(bench.Assign("mon-ada", "bo")), "NOT_EMPLOYED");
}

ROSTER_STORIES(AssignShiftStory);

}  // namespace
}  // namespace vagtbro::roster
