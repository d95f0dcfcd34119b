// HOL-LEAVE, AWAY, OVERLAP, Q-SLOT and U18 as histories, and the verdict they add up to.
#include <gtest/gtest.h>

#include <set>

#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::Ask;
using testing::At;
using testing::From;
using testing::kMinute;
using testing::March;
using testing::Nurse;

const absl::Time kStart = March(2, 7);
const absl::Time kEnd = March(2, 15);
const Duty kDayShift = From(kStart, kEnd);

WorkerFacts OnLeave(LeaveKind kind, absl::Time start, absl::Time end) {
  WorkerFacts facts = Nurse();
  facts.leaves.push_back({kind, {start, end}});
  return facts;
}

TEST(LeaveTest, AMinuteOfLeaveInTheShiftIsTooMuchAndTouchingItIsNot) {
  for (const LeaveKind kind : {LeaveKind::kHoliday, LeaveKind::kOther}) {
    EXPECT_TRUE(Ask(RuleId::kLeave, OnLeave(kind, March(1), kStart), kDayShift).passed);
    EXPECT_FALSE(Ask(RuleId::kLeave, OnLeave(kind, March(1), kStart + kMinute), kDayShift).passed);
    EXPECT_TRUE(Ask(RuleId::kLeave, OnLeave(kind, kEnd, March(9)), kDayShift).passed);
    EXPECT_FALSE(Ask(RuleId::kLeave, OnLeave(kind, kEnd - kMinute, March(9)), kDayShift).passed);
  }
}

TEST(LeaveTest, AnInterruptedHolidayIsNoLeaveButOtherLeaveIs) {
  Proposal proposal;
  proposal.duty = kDayShift;
  proposal.slot.professions = {Profession::kNurse};
  proposal.holiday_interrupted = true;
  WorkerFacts facts = OnLeave(LeaveKind::kHoliday, March(1), March(9));
  const auto leave_of = [&] {
    return Evaluate(Worker(facts), proposal, Profile{})
        .results[static_cast<size_t>(RuleId::kLeave)];
  };
  EXPECT_TRUE(leave_of().passed && leave_of().warned);
  EXPECT_EQ(leave_of().inputs.Get<std::string>("kind"), "holiday, interrupted");
  facts.leaves.push_back({LeaveKind::kOther, {March(2), March(3)}});
  EXPECT_FALSE(leave_of().passed);
  proposal.holiday_interrupted = false;
  facts.leaves.pop_back();
  EXPECT_FALSE(leave_of().passed);
}

TEST(LeaveTest, AShortLeaveInsideALongOneHidesNothing) {
  WorkerFacts facts = OnLeave(LeaveKind::kHoliday, March(1), March(20));
  facts.leaves.push_back({LeaveKind::kOther, {March(1, 8), March(1, 9)}});
  EXPECT_FALSE(Ask(RuleId::kLeave, facts, kDayShift).passed);
}

TEST(SickTest, WhoeverIsAwayUntilFurtherNoticeIsAwayUntilReportedBack) {
  WorkerFacts facts = Nurse();
  facts.sick.push_back({March(1, 5, 40), absl::InfiniteFuture()});
  EXPECT_FALSE(Ask(RuleId::kSick, facts, kDayShift).passed);
  facts.sick.front().end_time = kStart;
  EXPECT_TRUE(Ask(RuleId::kSick, facts, kDayShift).passed);
  facts.sick.front().end_time = kStart + kMinute;
  EXPECT_FALSE(Ask(RuleId::kSick, facts, kDayShift).passed);
}

TEST(SickTest, TheResultHoldsNothingButTheAnswer) {
  WorkerFacts facts = Nurse();
  facts.sick.push_back({March(1), March(5)});
  const RuleResult result = Ask(RuleId::kSick, facts, kDayShift);
  EXPECT_EQ(result.inputs.size(), 0u);
  EXPECT_FALSE(result.margin_minutes.has_value());
}

TEST(OverlapTest, DutiesMayTouchButNotShareAMinute) {
  const RuleResult touching = Ask(RuleId::kOverlap, Nurse({From(kEnd, March(2, 23))}), kDayShift);
  EXPECT_TRUE(touching.passed);
  EXPECT_EQ(touching.margin_minutes, 0);
  const RuleResult sharing =
      Ask(RuleId::kOverlap, Nurse({From(kEnd - kMinute, March(2, 23))}), kDayShift);
  EXPECT_FALSE(sharing.passed);
  EXPECT_EQ(sharing.margin_minutes, -1);
}

TEST(OverlapTest, TheDutyOfAnotherEmploymentStandsInTheWayByItsId) {
  // A long duty hides behind a short one that starts later; both employments count.
  const Duty home_care = From(March(2, 0), March(2, 12), DutyKind::kOrdinary, "home-care-7");
  const Duty meeting = From(March(2, 5), March(2, 6), DutyKind::kMeeting, "meeting-1");
  const RuleResult result = Ask(RuleId::kOverlap, Nurse({meeting, home_care}), kDayShift);
  EXPECT_FALSE(result.passed);
  EXPECT_EQ(result.inputs.Get<std::string>("duty"), "home-care-7");
  EXPECT_EQ(result.margin_minutes, -5 * 60);
}

TEST(OverlapTest, ADutyThatEndsWhereThisOneStartsHidesNoneThatMeetsIt) {
  const Duty before = From(March(2, 0), kStart);
  const Duty inside = From(March(2, 9), March(2, 10));
  EXPECT_EQ(Ask(RuleId::kOverlap, Nurse({before, inside}), kDayShift).margin_minutes, -60);
}

TEST(OverlapTest, TheMarginIsTheNearestNeighbourOnEitherSide) {
  const Duty before = From(March(1, 7), March(1, 15));
  const Duty after = From(March(2, 20), March(3, 4));
  EXPECT_EQ(Ask(RuleId::kOverlap, Nurse({before, after}), kDayShift).margin_minutes, 5 * 60);
  EXPECT_EQ(Ask(RuleId::kOverlap, Nurse({before}), kDayShift).margin_minutes, 16 * 60);
  EXPECT_FALSE(Ask(RuleId::kOverlap, Nurse(), kDayShift).margin_minutes.has_value());
}

RuleResult Slot(ProfessionSet held, std::vector<std::string> competences, SlotRequirement slot) {
  WorkerFacts facts;
  facts.professions = held;
  facts.competences = std::move(competences);
  const Verdict verdict = Evaluate(Worker(facts), {kDayShift, std::move(slot)}, Profile());
  return verdict.results.front();
}

TEST(SlotTest, OneOfTheProfessionsIsEnough) {
  const SlotRequirement slot{{Profession::kSosuAssistant, Profession::kNurse}, {}};
  EXPECT_TRUE(Slot({Profession::kNurse}, {}, slot).passed);
  EXPECT_TRUE(Slot({Profession::kUnskilled, Profession::kSosuAssistant}, {}, slot).passed);
  EXPECT_FALSE(Slot({Profession::kSosuHelper}, {}, slot).passed);
  EXPECT_FALSE(Slot({}, {}, slot).passed);
}

TEST(SlotTest, EveryCompetenceIsNeededAndTheMissingOneIsNamed) {
  const SlotRequirement slot{{Profession::kNurse}, {"medicine-app", "epilepsy"}};
  EXPECT_TRUE(Slot({Profession::kNurse}, {"x", "medicine-app", "epilepsy"}, slot).passed);
  const RuleResult result = Slot({Profession::kNurse}, {"medicine-app"}, slot);
  EXPECT_FALSE(result.passed);
  EXPECT_EQ(result.inputs.Get<std::string>("competence"), "epilepsy");
}

TEST(Under18Test, NobodyUnder18IsGivenCover) {
  WorkerFacts facts = Nurse();
  EXPECT_TRUE(Ask(RuleId::kUnder18, facts, kDayShift).passed);
  facts.adult_time = kStart;
  EXPECT_TRUE(Ask(RuleId::kUnder18, facts, kDayShift).passed);
  facts.adult_time = kStart + kMinute;
  EXPECT_FALSE(Ask(RuleId::kUnder18, facts, kDayShift).passed);
}

TEST(VerdictTest, AllowedMeansThatEveryRuleWasAskedAndPassed) {
  const Verdict verdict = Ask(Nurse(), kDayShift);
  EXPECT_TRUE(verdict.allowed);
  EXPECT_EQ(verdict.profile_version, "statute@2024-07-01");
  std::set<std::string_view> asked;
  for (std::size_t i = 0; i < verdict.results.size(); ++i) {
    EXPECT_EQ(verdict.results[i].rule, static_cast<RuleId>(i));
    asked.insert(Name(verdict.results[i].rule));
  }
  EXPECT_EQ(asked.size(), kRuleCount) << "two rules of one name, or one without";
  EXPECT_FALSE(asked.contains(""));
}

TEST(VerdictTest, TheNamesStayForEver) {
  EXPECT_EQ(Name(RuleId::kSlot), "Q-SLOT");
  EXPECT_EQ(Name(RuleId::kDayOffOnCall), "REST-DAYOFF-ONCALL");
  EXPECT_EQ(Name(RuleId::kShiftMax), "SHIFT-MAX");
  EXPECT_EQ(Name(RuleId::kNightMax), "NIGHT-MAX") << "a verdict tells no reason";
  EXPECT_EQ(Name(RuleId::kExtraHours), "PT-MER");
}

TEST(VerdictTest, TheBillIsMadeOnlyIfItIsWanted) {
  Profile profile;
  profile.pay.hourly_ore.fill(200'00);
  const Worker worker{Nurse()};
  const Proposal proposal = testing::Propose(kDayShift);
  EXPECT_EQ(Evaluate(worker, proposal, profile).cost.ore(), 8 * 200'00);
  EXPECT_TRUE(Evaluate(worker, proposal, profile, Pricing::kLawOnly).cost.items.empty());
}

TEST(VerdictTest, TheFastAnswerIsTheFirstBrokenRuleOfTheLongOne) {
  WorkerFacts facts = Nurse({From(March(1, 22), March(2, 6))});
  EXPECT_EQ(FirstBroken(Worker(facts), testing::Propose(kDayShift), {}), RuleId::kRest11);
  facts.duties.push_back(From(March(2, 14), March(2, 16)));
  EXPECT_EQ(FirstBroken(Worker(facts), testing::Propose(kDayShift), {}), RuleId::kOverlap);
  EXPECT_EQ(FirstBroken(Worker(Nurse()), testing::Propose(kDayShift), {}), std::nullopt);
}

TEST(VerdictTest, InputsCanBeWrittenDown) {
  EXPECT_EQ(ValueText({"t", At(2026, 3, 2, 7)}), "2026-03-02T06:00:00Z");
  EXPECT_EQ(ValueText({"n_minutes", std::int64_t{-5}}), "-5");
  EXPECT_EQ(ValueText({"s", std::string("x")}), "x");
}

}  // namespace
}  // namespace vagtbro::worktime
