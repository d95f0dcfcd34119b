#include "worktime/rules.h"

#include <array>

#include "worktime/input_hash.h"
#include "worktime/rule_book.h"

namespace vagtbro::worktime {
namespace {

using Rule = RuleResult (*)(const Case&);

// In the order of RuleId: what costs nothing to ask is asked first.
constexpr std::array<Rule, 9> kRules = {SlotFits,        GrownUp,    NotOnLeave,
                                        NotReportedAway, NoOverlap,  ShiftNotTooLong,
                                        DailyRest,       WeeklyRest, AverageWeek};

}  // namespace

Verdict Evaluate(const Worker& worker, const Proposal& proposal, const Profile& profile) {
  const Case c{worker, proposal, profile};
  Verdict verdict{.allowed = true,
                  .results = {},
                  .profile_version = profile.version,
                  .input_hash = InputHash(worker, proposal, profile.version)};
  verdict.results.reserve(kRules.size());
  for (const Rule rule : kRules) {
    verdict.results.push_back(rule(c));
    verdict.allowed = verdict.allowed && verdict.results.back().passed;
  }
  return verdict;
}

std::optional<RuleId> FirstBroken(const Worker& worker, const Proposal& proposal,
                                  const Profile& profile) {
  const Case c{worker, proposal, profile};
  for (const Rule rule : kRules) {
    const RuleResult result = rule(c);
    if (!result.passed) return result.rule;
  }
  return std::nullopt;
}

}  // namespace vagtbro::worktime
