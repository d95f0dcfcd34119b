// Who may take a duty at all: Q-SLOT and U18.
#include <algorithm>
#include <string>

#include "worktime/rule_book.h"

namespace vagtbro::worktime {

RuleResult SlotFits(const Case& c) {
  const SlotRequirement& slot = c.proposal.slot;
  if (!c.worker.professions().MeetsAny(slot.professions)) {
    return {.rule = RuleId::kSlot,
            .passed = false,
            .inputs = Inputs(Input{"missing", std::string("profession")})};
  }
  const auto& held = c.worker.competences();
  for (const std::string& needed : slot.competences) {
    if (std::binary_search(held.begin(), held.end(), needed)) continue;
    return {
        .rule = RuleId::kSlot,
        .passed = false,
        .inputs = Inputs(Input{"missing", std::string("competence")}, Input{"competence", needed})};
  }
  return {.rule = RuleId::kSlot, .passed = true};
}

RuleResult GrownUp(const Case& c) {
  const auto adult_time = c.worker.adult_time();
  const bool passed = !adult_time || c.proposal.duty.interval.start_time >= *adult_time;
  return {.rule = RuleId::kUnder18, .passed = passed};
}

}  // namespace vagtbro::worktime
