// Hours over many weeks: WT-48 for everybody and PT-MER for part-timers.
#include <algorithm>

#include "worktime/fullest_period.h"
#include "worktime/rule_book.h"

namespace vagtbro::worktime {
namespace {

constexpr std::int64_t kSecondsAWeek = 7 * 24 * 3600;

// The average of 7 døgn, rounded up, so that what is over the limit never looks like the limit.
std::int64_t AverageMinutes(absl::Duration worked, const Profile& profile) {
  const std::int64_t period_seconds = absl::ToInt64Seconds(profile.reference_period);
  const absl::Duration average = worked * kSecondsAWeek / period_seconds;
  return absl::ToInt64Minutes(absl::Ceil(average, absl::Minutes(1)));
}

}  // namespace

RuleResult AverageWeek(const Case& c) {
  RuleResult result{.rule = RuleId::kWt48, .passed = true};
  if (IsEmpty(c.work)) return result;
  const absl::Duration limit = ReferenceLimit(c.profile);
  const bool opted_out = c.profile.opt_out && c.worker.opted_out();
  if (!c.explain && (opted_out || !MayExceed(c, limit))) return result;
  const FullestPeriod& fullest = FullestPeriodOf(c);
  const bool over = fullest.worked > limit;
  result.passed = !over || opted_out;
  result.warned = over && opted_out;
  result.margin_minutes = Minutes(limit - fullest.worked);
  if (c.explain) {
    result.inputs = Inputs(Input{"period_start", fullest.period.start_time},
                           Input{"period_end", fullest.period.end_time},
                           Input{"worked_minutes", Minutes(fullest.worked)},
                           Input{"average_minutes", AverageMinutes(fullest.worked, c.profile)},
                           Input{"limit_minutes", Minutes(c.profile.average_week)});
  }
  return result;
}

RuleResult ExtraHours(const Case& c) {
  RuleResult result{.rule = RuleId::kExtraHours, .passed = true};
  const absl::Duration contract = absl::Minutes(c.proposal.terms.weekly_minutes);
  const bool part_time = contract > absl::ZeroDuration() && contract < c.profile.full_time_week;
  if (!c.explain || !part_time || IsEmpty(c.work)) return result;  // it never says no
  const Interval period{c.work.end_time - c.profile.extra_period, c.work.end_time};
  const absl::Duration worked = c.worker.Worked(period) + Length(c.work) - c.worker.Worked(c.work);
  const absl::Duration week = worked * kSecondsAWeek / absl::ToInt64Seconds(c.profile.extra_period);
  const absl::Duration margin = c.profile.extra_warn - (week - contract);
  result.warned = margin < absl::ZeroDuration();
  result.margin_minutes = Minutes(margin);
  result.inputs =
      Inputs(Input{"average_minutes", Minutes(week)}, Input{"contract_minutes", Minutes(contract)},
             Input{"limit_minutes", Minutes(c.profile.extra_warn)});
  return result;
}

}  // namespace vagtbro::worktime
