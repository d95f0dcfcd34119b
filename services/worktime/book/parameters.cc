#include "worktime/book/parameters.h"

#include <algorithm>
#include <limits>
#include <type_traits>

#include "worktime/facts.h"

namespace vagtbro::worktime {
namespace {

using enum AmountType;
using enum Stricter;

constexpr Amount kNoonMinutes = 12 * 60;
constexpr Amount kDayMinutes = 24 * 60;

// `Field` is a lambda without captures that gives the field of a Profile, const or not.
template <class Field>
Parameter Span(std::string_view name, Stricter stricter, Field, AmountType type = kSpan) {
  return {name, type, stricter,
          [](const Profile& p) -> Amount { return absl::ToInt64Seconds(Field()(p)); },
          [](Profile& p, Amount amount) { Field()(p) = absl::Seconds(amount); }};
}

// A number, an amount of money, a share, a flag or a time of day since midnight.
template <class Field>
Parameter Plain(std::string_view name, AmountType type, Stricter stricter, Field) {
  return {name, type, stricter, [](const Profile& p) -> Amount { return Field()(p); },
          [](Profile& p, Amount amount) {
            using Value = std::remove_reference_t<decltype(Field()(p))>;
            Field()(p) = static_cast<Value>(amount);
          }};
}

// A flag is stricter off unless said otherwise.
template <class Field>
Parameter Flag(std::string_view name, Field field, Stricter stricter = kSmaller) {
  return Plain(name, kFlag, stricter, field);
}

template <class Field>
Parameter NightClock(std::string_view name, Stricter stricter, Field) {
  return {name, kNightClock, stricter,
          [](const Profile& p) -> Amount { return (Field()(p) + kNoonMinutes) % kDayMinutes; },
          [](Profile& p, Amount amount) {
            Field()(p) = static_cast<int>((amount + kNoonMinutes) % kDayMinutes);
          }};
}

// What can be read although rest is never cut short: it is what holds once it may be.
const ReducedRest& ReducedOf(const Profile& profile) {
  static const ReducedRest unused;
  return profile.reduced_rest ? *profile.reduced_rest : unused;
}

template <class Field>
Parameter ReducedSpan(std::string_view name, Stricter stricter, Field) {
  return {name, kSpan, stricter,
          [](const Profile& p) -> Amount { return absl::ToInt64Seconds(Field()(ReducedOf(p))); },
          [](Profile& p, Amount amount) {
            if (p.reduced_rest) Field()(*p.reduced_rest) = absl::Seconds(amount);
          }};
}

// Told, not judged; unstated it is the loosest.
Parameter Told(std::string_view name, AmountType type, Stricter stricter) {
  return {name, type, stricter,
          stricter == kLarger ? [](const Profile&) -> Amount { return 0; }
                              : [](const Profile&) -> Amount { return 366 * 24 * 3'600; },
          [](Profile&, Amount) {}};
}

using Table = std::vector<Parameter>;

void AddRest(Table& table) {
  table.insert(
      table.end(),
      {Span(
           "daily_rest", kLarger, [](auto& p) -> auto& { return p.daily_rest; }),
       Span(
           "daily_window", kSmaller, [](auto& p) -> auto& { return p.daily_window; }),
       // First of its five: the others have a place to be written to only if it is on.
       {"reduced_rest", kFlag, kSmaller,
        [](const Profile& p) -> Amount { return p.reduced_rest.has_value() ? 1 : 0; },
        [](Profile& p, Amount amount) {
          p.reduced_rest = amount != 0 ? std::optional<ReducedRest>(ReducedRest{}) : std::nullopt;
        }},
       ReducedSpan(
           "reduced_rest_least", kLarger, [](auto& r) -> auto& { return r.least; }),
       {"reduced_rest_most", kCount, kSmaller,
        [](const Profile& p) -> Amount { return ReducedOf(p).most; },
        [](Profile& p, Amount amount) {
          if (p.reduced_rest) p.reduced_rest->most = static_cast<int>(amount);
        }},
       ReducedSpan(
           "reduced_rest_window", kLarger, [](auto& r) -> auto& { return r.window; }),
       {"reduced_rest_consecutive", kFlag, kSmaller,
        [](const Profile& p) -> Amount { return ReducedOf(p).consecutive ? 1 : 0; },
        [](Profile& p, Amount amount) {
          if (p.reduced_rest) p.reduced_rest->consecutive = amount != 0;
        }},
       Span(
           "weekly_rest", kLarger, [](auto& p) -> auto& { return p.weekly_rest; }),
       Span(
           "weekly_stretch", kSmaller, [](auto& p) -> auto& { return p.weekly_stretch; }),
       Span(
           "on_call_response", kLarger, [](auto& p) -> auto& { return p.on_call_response; },
           kSpanOrNone),
       Plain(
           "on_call_calls", kCount, kSmaller, [](auto& p) -> auto& { return p.on_call_calls; })});
}

void AddHours(Table& table) {
  table.insert(
      table.end(),
      {Span(
           "average_week", kSmaller, [](auto& p) -> auto& { return p.average_week; }),
       Span(
           "reference_period", kSmaller, [](auto& p) -> auto& { return p.reference_period; }),
       Flag(
           "opt_out", [](auto& p) -> auto& { return p.opt_out; }),
       NightClock(
           "night_start", kSmaller, [](auto& p) -> auto& { return p.night_start_minute; }),
       NightClock(
           "night_end", kLarger, [](auto& p) -> auto& { return p.night_end_minute; }),
       Span(
           "night_share", kSmaller, [](auto& p) -> auto& { return p.night_share; }),
       Span(
           "night_year", kSmaller, [](auto& p) -> auto& { return p.night_year; }),
       Span(
           "night_average", kSmaller, [](auto& p) -> auto& { return p.night_average; }),
       Flag(
           "night_strict", [](auto& p) -> auto& { return p.night_strict; }, kLarger)});
}

void AddShifts(Table& table) {
  table.insert(
      table.end(),
      {Span(
           "shift_min", kLarger, [](auto& p) -> auto& { return p.shift_min; }, kSpanOrNone),
       Flag(
           "shift_min_hard", [](auto& p) -> auto& { return p.shift_min_hard; }, kLarger),
       Span(
           "shift_max", kSmaller, [](auto& p) -> auto& { return p.shift_max; }),
       Span(
           "shift_warn", kSmaller, [](auto& p) -> auto& { return p.shift_warn; }),
       Span(
           "meeting_max", kSmaller, [](auto& p) -> auto& { return p.meeting_max; }, kSpanOrNone),
       Plain(
           "split_parts", kCount, kSmaller, [](auto& p) -> auto& { return p.split_parts; }),
       Span(
           "split_span", kSmaller, [](auto& p) -> auto& { return p.split_span; }),
       Span(
           "full_time_week", kSmaller, [](auto& p) -> auto& { return p.full_time_week; }),
       Span(
           "extra_warn", kSmaller, [](auto& p) -> auto& { return p.extra_warn; }, kSpanOrNone),
       Span(
           "extra_period", kSmaller, [](auto& p) -> auto& { return p.extra_period; }),
       Flag(
           "voluntary_extra_work", [](auto& p) -> auto& { return p.voluntary_extra_work; })});
}

// A wage for each Profession.
template <Profession profession>
Parameter Wage(std::string_view name) {
  return Plain(
      name, kMoney, kLarger,
      [](auto& p) -> auto& { return p.pay.hourly_ore[static_cast<std::size_t>(profession)]; });
}

void AddWages(Table& table) {
  table.insert(
      table.end(),
      {Wage<Profession::kSosuHelper>("hourly_sosu_helper"),
       Wage<Profession::kSosuAssistant>("hourly_sosu_assistant"),
       Wage<Profession::kNurse>("hourly_nurse"), Wage<Profession::kPedagogue>("hourly_pedagogue"),
       Wage<Profession::kPedagogicalAssistant>("hourly_pedagogical_assistant"),
       Wage<Profession::kCareAide>("hourly_care_aide"),
       Wage<Profession::kUnskilled>("hourly_unskilled")});
}

// Unsocial hours: an earlier start and a later end pay more.
void AddUnsocialHours(Table& table) {
  table.insert(
      table.end(),
      {NightClock(
           "evening_start", kSmaller, [](auto& p) -> auto& { return p.pay.evening.start_minute; }),
       NightClock(
           "evening_end", kLarger, [](auto& p) -> auto& { return p.pay.evening.end_minute; }),
       Plain(
           "evening_share", kShare, kLarger, [](auto& p) -> auto& { return p.pay.evening.share; }),
       NightClock(
           "night_pay_start", kSmaller, [](auto& p) -> auto& { return p.pay.night.start_minute; }),
       NightClock(
           "night_pay_end", kLarger, [](auto& p) -> auto& { return p.pay.night.end_minute; }),
       Plain(
           "night_pay_share", kShare, kLarger, [](auto& p) -> auto& { return p.pay.night.share; }),
       Plain(
           "saturday_start", kClock, kSmaller,
           [](auto& p) -> auto& { return p.pay.saturday.start_minute; }),
       Plain(
           "saturday_end", kClock, kLarger,
           [](auto& p) -> auto& { return p.pay.saturday.end_minute; }),
       Plain(
           "saturday_share", kShare, kLarger,
           [](auto& p) -> auto& { return p.pay.saturday.share; }),
       Plain(
           "sunday_start", kClock, kSmaller,
           [](auto& p) -> auto& { return p.pay.sunday.start_minute; }),
       Plain(
           "sunday_end", kClock, kLarger, [](auto& p) -> auto& { return p.pay.sunday.end_minute; }),
       Plain(
           "sunday_share", kShare, kLarger, [](auto& p) -> auto& { return p.pay.sunday.share; }),
       Plain(
           "half_holiday_start", kClock, kSmaller,
           [](auto& p) -> auto& { return p.pay.half_holiday_start_minute; })});
}

void AddSupplements(Table& table) {
  table.insert(
      table.end(),
      {Plain(
           "overtime_share", kShare, kLarger,
           [](auto& p) -> auto& { return p.pay.overtime_share; }),
       Flag(
           "overtime_from_own_norm", [](auto& p) -> auto& { return p.pay.overtime_from_own_norm; },
           kLarger),
       Span(
           "change_notice", kLarger, [](auto& p) -> auto& { return p.pay.change_notice; },
           kSpanOrNone),
       Plain(
           "change_hour", kMoney, kLarger, [](auto& p) -> auto& { return p.pay.change_hour_ore; }),
       Plain(
           "change_on_call_hour", kMoney, kLarger,
           [](auto& p) -> auto& { return p.pay.change_on_call_hour_ore; }),
       Span(
           "overtime_notice_over", kSmaller,
           [](auto& p) -> auto& { return p.pay.overtime_notice_over; }, kSpanOrNone),
       Plain(
           "overtime_notice", kMoney, kLarger,
           [](auto& p) -> auto& { return p.pay.overtime_notice_ore; }),
       Plain(
           "revoked_day_off_share", kShare, kLarger,
           [](auto& p) -> auto& { return p.pay.revoked_day_off_share; }),
       Plain(
           "revoked_day_off", kMoney, kLarger,
           [](auto& p) -> auto& { return p.pay.revoked_day_off_ore; }),
       Span(
           "call_in_minimum", kLarger, [](auto& p) -> auto& { return p.pay.call_in_minimum; },
           kSpanOrNone),
       Plain(
           "split_shift", kMoney, kLarger,
           [](auto& p) -> auto& { return p.pay.split_shift_ore; })});
}

void AddTold(Table& table) {
  table.insert(
      table.end(),
      {Told("plan_horizon", kSpan, kLarger), Told("plan_lead", kSpan, kLarger),
       Told("norm_period", kSpan, kSmaller), Told("holiday_reduction", kSpanOrNone, kLarger),
       Told("days_off_a_week", kCount, kLarger), Told("long_days_off", kSpanOrNone, kLarger),
       Told("short_days_off", kSpanOrNone, kLarger), Told("time_off_notice", kSpanOrNone, kLarger),
       Told("cancel_notice", kSpanOrNone, kLarger), Told("cancel_pay", kSpanOrNone, kLarger)});
}

}  // namespace

const std::vector<Parameter>& Parameters() {
  static const Table table = [] {
    Table rows;
    for (auto* add :
         {AddRest, AddHours, AddShifts, AddWages, AddUnsocialHours, AddSupplements, AddTold}) {
      add(rows);
    }
    return rows;
  }();
  return table;
}

std::optional<std::size_t> FindParameter(const std::string& name) {
  const auto& table = Parameters();
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Parameter& row) { return row.name == name; });
  if (found == table.end()) return std::nullopt;
  return static_cast<std::size_t>(found - table.begin());
}

bool IsLooser(const Parameter& parameter, Amount amount, Amount than) {
  return parameter.stricter == kLarger ? amount < than : amount > than;
}

Amount Loosest(const Parameter& parameter) {
  return parameter.stricter == kLarger ? std::numeric_limits<Amount>::min()
                                       : std::numeric_limits<Amount>::max();
}

}  // namespace vagtbro::worktime
