// What a person is entitled to do, and where: Q-AUTH, Q-DELEG, Q-MED2, Q-CHILD and Q-EXCL.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "worktime/rule_book.h"

namespace vagtbro::worktime {
namespace {

constexpr std::array kAuthorisedProfessions = {Profession::kSosuAssistant, Profession::kNurse};
constexpr std::array kOtherProfessions = {Profession::kSosuHelper, Profession::kPedagogue,
                                          Profession::kPedagogicalAssistant, Profession::kCareAide,
                                          Profession::kUnskilled};

// What stands against it; empty: it holds until `until`.
std::string_view Fault(const Authorisation& held, absl::Time until) {
  if (!held.well_formed) return "unknown";
  if (!held.in_good_standing) return "limited";
  return held.expire_time < until ? "expired" : "";
}

// True if the delegations of this task and unit, one after the other, cover the whole duty.
bool Covered(const Case& c, std::string_view task, std::string_view unit) {
  const Interval& duty = c.proposal.duty.interval;
  absl::Time covered_until = duty.start_time;
  bool further = true;
  while (covered_until < duty.end_time && further) {
    further = false;
    for (const Delegation& held : c.worker.delegations()) {
      if (held.task != task || (!held.unit_id.empty() && held.unit_id != unit)) continue;
      if (held.interval.start_time > covered_until || held.interval.end_time <= covered_until) {
        continue;
      }
      covered_until = held.interval.end_time;
      further = true;
    }
  }
  return covered_until >= duty.end_time;
}

bool DelegatedEverywhere(const Case& c, std::string_view task) {
  const auto& units = c.proposal.unit_ids;
  if (units.empty()) return Covered(c, task, "");
  return std::all_of(units.begin(), units.end(),
                     [&](const std::string& unit) { return Covered(c, task, unit); });
}

}  // namespace

RuleResult Authorised(const Case& c) {
  RuleResult result{.rule = RuleId::kAuthorisation, .passed = true};
  const ProfessionSet held = c.worker.professions();
  const ProfessionSet accepted = c.proposal.slot.professions;
  std::string_view fault;
  for (const Profession profession : kAuthorisedProfessions) {
    if (!held.Has(profession) || !accepted.Has(profession)) continue;
    if (fault.empty()) fault = "missing";
    for (const Authorisation& authorisation : c.worker.authorisations()) {
      if (authorisation.profession != profession) continue;
      const std::string_view its = Fault(authorisation, c.proposal.duty.interval.end_time);
      if (its.empty()) return result;
      fault = its;
    }
  }
  // No fault: neither is needed, the person passes by another profession or by a downgrade.
  result.passed =
      fault.empty() ||
      std::any_of(kOtherProfessions.begin(), kOtherProfessions.end(), [&](Profession profession) {
        return held.Has(profession) && accepted.Has(profession);
      });
  if (result.passed) return result;
  if (c.explain) result.inputs = Inputs(Input{"authorisation", std::string(fault)});
  return result;
}

RuleResult TasksDelegated(const Case& c) {
  RuleResult result{.rule = RuleId::kDelegation, .passed = true};
  if (c.proposal.slot.tasks.empty()) return result;
  const absl::Time until = c.proposal.duty.interval.end_time;
  for (const Authorisation& held : c.worker.authorisations()) {
    if (Fault(held, until).empty()) return result;
  }
  for (const std::string& task : c.proposal.slot.tasks) {
    if (DelegatedEverywhere(c, task)) continue;
    result.passed = false;
    if (c.explain) result.inputs = Inputs(Input{"task", task});
    return result;
  }
  return result;
}

RuleResult FourEyes(const Case& c) {
  const Role role = c.proposal.slot.role;
  const bool medication = role == Role::kMedicationResponsible || role == Role::kMedicationChecker;
  return {.rule = RuleId::kMedication,
          .passed = !medication || !c.proposal.holds_other_medication_role};
}

RuleResult MayWorkWithChildren(const Case& c) {
  return {.rule = RuleId::kChildCertificate,
          .passed = !c.proposal.slot.child_certificate ||
                    c.worker.HasChildCertificate(c.proposal.duty.interval.end_time)};
}

RuleResult NotExcluded(const Case& c) {
  RuleResult result{.rule = RuleId::kExclusion, .passed = true};
  const Interval& duty = c.proposal.duty.interval;
  const auto& units = c.proposal.unit_ids;
  for (const Restriction& set : c.worker.restrictions()) {
    if (!Overlaps(set.interval, duty)) continue;
    const bool unit =
        !set.unit_id.empty() && std::find(units.begin(), units.end(), set.unit_id) != units.end();
    const bool night = set.no_nights && NightTime(duty, c.profile) > absl::ZeroDuration();
    const bool everywhere = set.unit_id.empty() && !set.no_nights && !set.nights_a_week;
    if (!unit && !night && !everywhere) continue;
    result.passed = false;
    if (c.explain) {
      const char* what = unit ? "unit" : night ? "night" : "everywhere";
      result.inputs = Inputs(Input{"not", std::string(what)});
    }
    return result;
  }
  return result;
}

}  // namespace vagtbro::worktime
