#include "worktime/rules.h"

#include <array>
#include <string_view>

#include "worktime/input_hash.h"
#include "worktime/local_time.h"
#include "worktime/rule_book.h"
#include "worktime/summed_as.h"

namespace vagtbro::worktime {
namespace {

using Rule = RuleResult (*)(const Case&);

// In the order of RuleId: what costs little to ask is asked first.
constexpr std::array<Rule, kRuleCount> kRules = {SlotFits,
                                                 Authorised,
                                                 TasksDelegated,
                                                 FourEyes,
                                                 MayWorkWithChildren,
                                                 NotExcluded,
                                                 GrownUp,
                                                 VoluntaryExtraAgreed,
                                                 NotOnLeave,
                                                 NotReportedAway,
                                                 NoOverlap,
                                                 DayOffKept,
                                                 NoOnCallOnDayOff,
                                                 ShiftNotTooLong,
                                                 ShiftNotTooShort,
                                                 SplitWithinBounds,
                                                 DailyRest,
                                                 CompensatingRest,
                                                 WeeklyRest,
                                                 NightsWithinRestriction,
                                                 NightAverage,
                                                 AverageWeek,
                                                 ExtraHours};
static_assert(kRules.back() != nullptr, "a rule for every RuleId");

}  // namespace

Case::Case(const Worker& its_worker, const Proposal& its_proposal, const Profile& its_profile,
           bool explained)
    : worker(its_worker),
      proposal(its_proposal),
      profile(its_profile),
      explain(explained),
      bound(BoundTime(its_proposal.duty, CountingOf(its_profile))),
      work(WorkingTime(its_proposal.duty, CountingOf(its_profile))) {}

RuleResult Ask(RuleId rule, const Case& c) { return kRules[static_cast<std::size_t>(rule)](c); }

const Spliced& BoundWithProposal(const Case& c) {
  if (!c.with_bound) c.with_bound.emplace(c.worker.bound(), c.bound);
  return *c.with_bound;
}

const Spliced& WorkWithProposal(const Case& c) {
  const bool alike = &c.worker.work() == &c.worker.bound() && c.work == c.bound;
  if (alike) return BoundWithProposal(c);  // as a rule
  if (!c.with_work) c.with_work.emplace(c.worker.work(), c.work);
  return *c.with_work;
}

absl::Duration NightTime(const Interval& interval, const Profile& profile) {
  return TimeOnClock(interval, profile.night_start_minute, profile.night_end_minute);
}

absl::Duration NightWork(const Case& c) {
  if (!c.night) c.night = NightTime(c.work, c.profile);
  return *c.night;
}

Verdict Evaluate(const Worker& worker, const Proposal& proposal, const Profile& profile,
                 Pricing pricing) {
  const SummedAs summed(worker, profile);
  const Case c(summed.worker(), proposal, profile, true);
  Verdict verdict{.allowed = true,
                  .results = {},
                  .cost = {},
                  .profile_version = profile.version,
                  .input_hash = InputHash(worker, proposal, profile.version)};
  verdict.results.reserve(kRules.size());
  for (const Rule rule : kRules) {
    verdict.results.push_back(rule(c));
    verdict.allowed = verdict.allowed && verdict.results.back().passed;
  }
  if (pricing == Pricing::kPriced) verdict.cost = CostOf(c.worker, proposal, profile);
  return verdict;
}

std::optional<RuleId> FirstBroken(const Worker& worker, const Proposal& proposal,
                                  const Profile& profile) {
  const SummedAs summed(worker, profile);
  const Case c(summed.worker(), proposal, profile, false);
  for (const Rule rule : kRules) {
    const RuleResult result = rule(c);
    if (!result.passed) return result.rule;
  }
  return std::nullopt;
}

}  // namespace vagtbro::worktime
