// Protected days off (fridøgn): DAYOFF-REV and REST-DAYOFF-ONCALL.
#include "worktime/rule_book.h"

namespace vagtbro::worktime {
namespace {

bool IsOnCall(DutyKind kind) {
  return kind == DutyKind::kNightSleeping || kind == DutyKind::kOnCallSite ||
         kind == DutyKind::kOnCallHome;
}

RuleResult Answer(RuleId rule, const Case& c, bool passed, const Interval& day_off) {
  RuleResult result{.rule = rule, .passed = passed, .warned = passed};
  if (c.explain) {
    result.inputs =
        Inputs(Input{"day_off_start", day_off.start_time}, Input{"day_off_end", day_off.end_time});
  }
  return result;
}

}  // namespace

RuleResult DayOffKept(const Case& c) {
  const Interval* met = FirstMet(c.worker.days_off(), c.proposal.duty.interval);
  if (met == nullptr) return {.rule = RuleId::kDayOff, .passed = true};
  return Answer(RuleId::kDayOff, c, c.proposal.consented, *met);
}

RuleResult NoOnCallOnDayOff(const Case& c) {
  const Interval* met = IsOnCall(c.proposal.duty.kind)
                            ? FirstMet(c.worker.days_off(), c.proposal.duty.interval)
                            : nullptr;
  if (met == nullptr) return {.rule = RuleId::kDayOffOnCall, .passed = true};
  return Answer(RuleId::kDayOffOnCall, c, false, *met);
}

}  // namespace vagtbro::worktime
