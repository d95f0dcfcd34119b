// Who may take a duty at all: Q-SLOT with Q-UNDER, U18 and FEA.
#include <algorithm>
#include <string>

#include "worktime/rule_book.h"

namespace vagtbro::worktime {
namespace {

// Q-UNDER: let through below the slot's profile.
bool MayBeBelow(const std::optional<Downgrade>& downgrade) {
  return downgrade && !downgrade->approver.empty() && downgrade->authorised_stays;
}

}  // namespace

RuleResult SlotFits(const Case& c) {
  const SlotRequirement& slot = c.proposal.slot;
  RuleResult result{.rule = RuleId::kSlot, .passed = false};
  const bool below = !c.worker.professions().MeetsAny(slot.professions);
  if (below && !MayBeBelow(c.proposal.downgrade)) {
    if (c.explain) result.inputs = Inputs(Input{"missing", std::string("profession")});
    return result;
  }
  const auto& held = c.worker.competences();
  for (const std::string& needed : slot.competences) {
    if (std::binary_search(held.begin(), held.end(), needed)) continue;
    if (c.explain) {
      result.inputs =
          Inputs(Input{"missing", std::string("competence")}, Input{"competence", needed});
    }
    return result;
  }
  result.passed = true;
  result.warned = below;
  if (below && c.explain) {
    result.inputs = Inputs(Input{"downgrade_approver", c.proposal.downgrade->approver});
  }
  return result;
}

RuleResult GrownUp(const Case& c) {
  const auto adult_time = c.worker.adult_time();
  const bool passed = !adult_time || c.proposal.duty.interval.start_time >= *adult_time;
  return {.rule = RuleId::kUnder18, .passed = passed};
}

RuleResult VoluntaryExtraAgreed(const Case& c) {
  return {.rule = RuleId::kVoluntaryExtra,
          .passed = !c.proposal.terms.voluntary_extra || c.profile.voluntary_extra_work};
}

}  // namespace vagtbro::worktime
