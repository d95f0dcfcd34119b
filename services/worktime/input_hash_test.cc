// The hash of a question: golden for ever, blind to order, awake to every fact.
#include "worktime/input_hash.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "worktime/testing/stories.h"

namespace vagtbro::worktime {
namespace {

using testing::From;
using testing::March;

struct Question {
  WorkerFacts facts;
  Proposal proposal;
  std::string profile = "statute@2024-07-01";
};

Question Base() {
  Question question;
  question.facts.duties = {From(March(1, 7), March(1, 15), DutyKind::kOrdinary, "a"),
                           From(March(2, 7), March(2, 15), DutyKind::kNightSleeping, "b")};
  question.facts.leaves = {{LeaveKind::kHoliday, {March(9), March(16)}},
                           {LeaveKind::kOther, {March(20), March(21)}}};
  question.facts.sick = {{March(23), March(24)}, {March(26), absl::InfiniteFuture()}};
  question.facts.professions = {Profession::kNurse};
  question.facts.competences = {"epilepsy", "medicine-app"};
  question.proposal = {From(March(4, 7), March(4, 15), DutyKind::kOrdinary, "gap-1"),
                       {{Profession::kNurse, Profession::kSosuAssistant}, {"c", "d"}}};
  return question;
}

std::string Hash(const Question& question) {
  return InputHash(Worker(question.facts), question.proposal, question.profile);
}

TEST(InputHashTest, IsTheSameForEver) {
  EXPECT_EQ(Hash(Base()), "e898a16b13138cd0");
  EXPECT_EQ(Hash(Question{}), "3a13da04c2afffde");
}

TEST(InputHashTest, DoesNotDependOnTheOrderOfTheFacts) {
  Question question = Base();
  std::reverse(question.facts.duties.begin(), question.facts.duties.end());
  std::reverse(question.facts.leaves.begin(), question.facts.leaves.end());
  std::reverse(question.facts.sick.begin(), question.facts.sick.end());
  std::reverse(question.facts.competences.begin(), question.facts.competences.end());
  std::reverse(question.proposal.slot.competences.begin(),
               question.proposal.slot.competences.end());
  EXPECT_EQ(Hash(question), Hash(Base()));
}

TEST(InputHashTest, ChangesWithEveryFact) {
  const auto nudge = [](absl::Time& time) { time += absl::Nanoseconds(1); };
  const std::vector<std::function<void(Question&)>> changes = {
      [](Question&) {},
      [&](Question& q) { nudge(q.facts.duties[0].interval.start_time); },
      [&](Question& q) { nudge(q.facts.duties[1].interval.end_time); },
      [](Question& q) { q.facts.duties[0].kind = DutyKind::kMeeting; },
      [](Question& q) { q.facts.duties[0].id = "z"; },
      [](Question& q) { q.facts.duties.pop_back(); },
      [&](Question& q) { nudge(q.facts.leaves[0].interval.end_time); },
      [](Question& q) { q.facts.leaves[0].kind = LeaveKind::kOther; },
      [](Question& q) { q.facts.leaves.pop_back(); },
      [&](Question& q) { nudge(q.facts.sick[0].start_time); },
      [](Question& q) { q.facts.sick[1].end_time = March(30); },
      [](Question& q) { q.facts.professions.Add(Profession::kUnskilled); },
      [](Question& q) { q.facts.competences[0] = "epilepsyy"; },
      [](Question& q) { q.facts.competences = {"epilepsymedicine-app"}; },
      [](Question& q) { q.facts.adult_time = March(1); },
      [&](Question& q) { nudge(q.proposal.duty.interval.start_time); },
      [&](Question& q) { nudge(q.proposal.duty.interval.end_time); },
      [](Question& q) { q.proposal.duty.kind = DutyKind::kNightWaking; },
      [](Question& q) { q.proposal.duty.id = "gap-2"; },
      [](Question& q) { q.proposal.slot.professions = {Profession::kNurse}; },
      [](Question& q) { q.proposal.slot.competences = {"c"}; },
      [](Question& q) { q.profile = "statute@2027-01-01"; },
      [](Question& q) { q.facts.duties[0].split = "s"; },
      [](Question& q) { q.facts.duties[0].response_time = absl::Minutes(15); },
      [](Question& q) {
        q.facts.duties[0].calls = {{March(1, 8), March(1, 9)}};
      },
      [](Question& q) {
        q.facts.days_off = {{March(8), March(9)}};
      },
      [](Question& q) { q.facts.authorisations = {{}}; },
      [](Question& q) { q.facts.authorisations = {{.well_formed = false}}; },
      [](Question& q) { q.facts.authorisations = {{.in_good_standing = false}}; },
      [](Question& q) { q.facts.authorisations = {{.expire_time = March(30)}}; },
      [](Question& q) { q.facts.authorisations = {{.profession = Profession::kSosuAssistant}}; },
      [](Question& q) {
        q.facts.delegations = {{"insulin", "", {March(1), March(9)}}};
      },
      [](Question& q) {
        q.facts.delegations = {{"insulin", "u", {March(1), March(9)}}};
      },
      [](Question& q) {
        q.facts.restrictions = {{{March(1), March(9)}}};
      },
      [](Question& q) {
        q.facts.restrictions = {{{March(1), March(9)}, "u"}};
      },
      [](Question& q) {
        q.facts.restrictions = {{{March(1), March(9)}, "", true}};
      },
      [](Question& q) {
        q.facts.restrictions = {{{March(1), March(9)}, "", false, 1}};
      },
      [](Question& q) { q.facts.child_certificate = true; },
      [](Question& q) {
        q.facts.child_certificate = true;
        q.facts.child_certificate_end = March(30);
      },
      [](Question& q) { q.facts.opted_out = true; },
      [](Question& q) { q.proposal.duty.split = "s"; },
      [](Question& q) { q.proposal.slot.tasks = {"insulin"}; },
      [](Question& q) { q.proposal.slot.role = Role::kShiftLead; },
      [](Question& q) { q.proposal.slot.child_certificate = true; },
      [](Question& q) { q.proposal.unit_ids = {"u"}; },
      [](Question& q) { q.proposal.holds_other_medication_role = true; },
      [](Question& q) { q.proposal.consented = true; },
      [](Question& q) { q.proposal.rescheduled = true; },
      [](Question& q) { q.proposal.holiday_interrupted = true; },
      [](Question& q) {
        q.proposal.downgrade = {"leader", false};
      },
      [](Question& q) {
        q.proposal.downgrade = {"leader", true};
      },
      [](Question& q) { q.proposal.terms.weekly_minutes = 60; },
      [](Question& q) { q.proposal.terms.profession = Profession::kNurse; },
      [](Question& q) { q.proposal.terms.voluntary_extra = true; },
      [](Question& q) { q.proposal.ask_time = March(3); },
  };
  std::set<std::string> hashes;
  for (const auto& change : changes) {
    Question question = Base();
    change(question);
    hashes.insert(Hash(question));
  }
  EXPECT_EQ(hashes.size(), changes.size());
}

TEST(InputHashTest, StandsInTheVerdict) {
  const Question question = Base();
  const Verdict verdict = Evaluate(Worker(question.facts), question.proposal, Profile());
  EXPECT_EQ(verdict.input_hash, Hash(question));
}

}  // namespace
}  // namespace vagtbro::worktime
