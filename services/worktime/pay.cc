#include "worktime/pay.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>

#include "worktime/pay_hours.h"

namespace vagtbro::worktime {
namespace {

constexpr absl::Duration kDay = absl::Hours(24);
constexpr absl::Duration kLongestBill = absl::Hours(7 * 24);
constexpr std::int64_t kWhole = 10'000;  // a share of 100.00 %
constexpr std::int64_t kHourMinutes = 60;
constexpr std::int64_t kHalfHourMinutes = 30;

std::int64_t RoundHalfUp(std::int64_t amount, std::int64_t by) {
  return (2 * amount + by) / (2 * by);
}

std::int64_t MinutesOf(absl::Duration duration) {
  return absl::ToInt64Minutes(absl::Floor(duration, absl::Minutes(1)));
}

// Writes the lines; one that costs nothing is none.
class Bill {
 public:
  explicit Bill(std::int64_t wage_ore) : wage_ore_(wage_ore) { cost_.items.reserve(kUsualLines); }

  void Add(PayLine line, std::int64_t minutes, std::int64_t ore) {
    if (ore != 0) cost_.items.push_back({line, minutes, ore});
  }
  void AddAtPrice(PayLine line, std::int64_t minutes, std::int64_t hour_ore) {
    Add(line, minutes, RoundHalfUp(minutes * hour_ore, kHourMinutes));
  }
  // A share of the wage, and a sum on top.
  void AddShare(PayLine line, std::int64_t minutes, int share, std::int64_t once_ore = 0) {
    Add(line, minutes, RoundHalfUp(minutes * wage_ore_ * share, kHourMinutes * kWhole) + once_ore);
  }
  std::int64_t wage_ore() const { return wage_ore_; }
  Cost Total() && { return std::move(cost_); }

 private:
  static constexpr std::size_t kUsualLines = 4;
  std::int64_t wage_ore_;
  Cost cost_;
};

// REST-ONCALL-HOME: on call at home and free, but for the calls.
bool PaidByCall(const Duty& duty, const Profile& profile) {
  return duty.kind == DutyKind::kOnCallHome && IsEmpty(BoundTime(duty, CountingOf(profile)));
}

Blocks Calls(const Duty& duty) {
  std::vector<Interval> calls = duty.calls;
  for (Interval& call : calls) call = Common(call, duty.interval);
  return Merge(std::move(calls));
}

// What the planned duties around the proposal have to do with it.
struct Neighbours {
  bool touches = false;
  bool same_day = false;  // one begins on the Danish day on which the proposal begins
  int split_parts = 0;    // carry the same Duty::split
};

bool IsFullTime(const Proposal& proposal, const Profile& profile) {
  return absl::Minutes(proposal.terms.weekly_minutes) >= profile.full_time_week;
}

// On call at home is no planned time, so where there is any the duties are looked at themselves.
bool Touches(const Worker& worker, const Interval& interval) {
  if (!worker.has_on_call_home()) {
    const Blocks& planned = worker.bound();
    const std::size_t next = CountEarlier(planned, [&interval](const Interval& block) {
      return block.end_time < interval.start_time;
    });
    return next < planned.size() && planned[next].start_time <= interval.end_time;
  }
  for (const Duty& duty : worker.DutiesFrom(interval.start_time - kLongestBill)) {
    if (duty.interval.start_time > interval.end_time) break;
    if (duty.kind != DutyKind::kOnCallHome && interval.start_time <= duty.interval.end_time) {
      return true;
    }
  }
  return false;
}

// Whether a duty begins on the Danish day on which the proposal begins.
bool BeginsOnTheDay(const Worker& worker, const Interval& interval) {
  const Interval day = DanishDay(interval.start_time);
  for (const Duty& duty : worker.DutiesFrom(day.start_time)) {
    if (duty.interval.start_time >= day.end_time) break;
    if (duty.kind != DutyKind::kOnCallHome) return true;
  }
  return false;
}

int SplitParts(const Worker& worker, const Duty& proposed) {
  int parts = 0;
  for (const Duty& duty : worker.DutiesFrom(proposed.interval.start_time - kLongestBill)) {
    if (duty.interval.start_time > proposed.interval.end_time + kDay) break;
    if (duty.split == proposed.split) ++parts;
  }
  return parts;
}

// `ask_day`: fill in `same_day`, which only a full-timer's bill needs. What is not asked for is
// left out: in a town the memory that a look touches costs most.
Neighbours Around(const Worker& worker, const Duty& proposed, bool ask_day) {
  return {.touches = Touches(worker, proposed.interval),
          .same_day = ask_day && BeginsOnTheDay(worker, proposed.interval),
          .split_parts = proposed.split.empty() ? 0 : SplitParts(worker, proposed)};
}

absl::Duration Norm(const Terms& terms, const Profile& profile) {
  const bool own = profile.pay.overtime_from_own_norm && terms.weekly_minutes > 0;
  return own ? std::min(absl::Minutes(terms.weekly_minutes), profile.full_time_week)
             : profile.full_time_week;
}

void AddUnsocial(Bill& bill, const UnsocialHalfHours& half_hours, const PayRates& rates) {
  bill.AddShare(PayLine::kEvening, half_hours.evening * kHalfHourMinutes, rates.evening.share);
  bill.AddShare(PayLine::kNight, half_hours.night * kHalfHourMinutes, rates.night.share);
  bill.AddShare(PayLine::kSaturday, half_hours.saturday * kHalfHourMinutes, rates.saturday.share);
  bill.AddShare(PayLine::kSunday, half_hours.sunday * kHalfHourMinutes, rates.sunday.share);
}

std::int64_t ChangeHourOre(DutyKind kind, const PayRates& rates) {
  switch (kind) {
    case DutyKind::kOrdinary:
    case DutyKind::kNightWaking:
    case DutyKind::kMeeting:
      return rates.change_hour_ore;
    case DutyKind::kNightSleeping:
    case DutyKind::kOnCallSite:
    case DutyKind::kOnCallHome:
      return rates.change_on_call_hour_ore;
  }
  return rates.change_hour_ore;
}

bool AgreedOnTheDay(const Proposal& proposal) {
  if (proposal.ask_time == absl::InfinitePast()) return false;
  return DanishDayNumber(proposal.ask_time) >= DanishDayNumber(proposal.duty.interval.start_time);
}

// CHG-4D or OT-NOTICE.
void AddNotice(Bill& bill, const Proposal& proposal, absl::Duration worked, const PayRates& rates) {
  if (!proposal.rescheduled) {
    if (rates.overtime_notice_ore != 0 && worked > rates.overtime_notice_over &&
        AgreedOnTheDay(proposal)) {
      bill.Add(PayLine::kLateNotice, 0, rates.overtime_notice_ore);
    }
    return;
  }
  const Interval& interval = proposal.duty.interval;
  if (interval.start_time - proposal.ask_time >= rates.change_notice) return;
  const HalfHours started = StartedHalfHours(interval);
  bill.AddAtPrice(PayLine::kShortNotice, (started.last - started.first) * kHalfHourMinutes,
                  ChangeHourOre(proposal.duty.kind, rates));
}

void AddDayOff(Bill& bill, const Blocks& days_off, std::span<const Interval> paid,
               const PayRates& rates) {
  absl::Duration revoked;
  for (const Interval& piece : paid) {
    for (std::size_t i = CountEarlier(
             days_off, [&piece](const Interval& day) { return day.end_time <= piece.start_time; });
         i < days_off.size() && days_off[i].start_time < piece.end_time; ++i) {
      revoked += Length(Common(piece, days_off[i]));
    }
  }
  if (revoked <= absl::ZeroDuration()) return;
  bill.AddShare(PayLine::kRevokedDayOff, MinutesOf(revoked), rates.revoked_day_off_share,
                rates.revoked_day_off_ore);
}

// True if somebody is called in for it, and not just kept on, or asked to a meeting.
bool IsCallIn(const Proposal& proposal, const Neighbours& around) {
  const DutyKind kind = proposal.duty.kind;
  return !proposal.rescheduled && !around.touches && proposal.duty.split.empty() &&
         kind != DutyKind::kMeeting && kind != DutyKind::kOnCallHome;
}

absl::Duration Sum(std::span<const Interval> paid) {
  return std::accumulate(
      paid.begin(), paid.end(), absl::ZeroDuration(),
      [](absl::Duration sum, const Interval& piece) { return sum + Length(piece); });
}

}  // namespace

std::int64_t Cost::ore() const {
  return std::accumulate(items.begin(), items.end(), std::int64_t{0},
                         [](std::int64_t sum, const PayItem& item) { return sum + item.ore; });
}

Cost CostOf(const Worker& worker, const Proposal& proposal, const Profile& profile) {
  const Duty& duty = proposal.duty;
  if (IsEmpty(duty.interval) || Length(duty.interval) > kLongestBill) return {};
  const PayRates& rates = profile.pay;
  const bool by_call = PaidByCall(duty, profile);
  const Blocks calls = by_call ? Calls(duty) : Blocks();
  const std::span<const Interval> paid =
      by_call ? std::span<const Interval>(calls) : std::span<const Interval>(&duty.interval, 1);
  const DutyClock clock(duty.interval);
  const absl::Duration worked = Sum(paid);
  const bool full_time = IsFullTime(proposal, profile);
  const Neighbours around = Around(worker, duty, full_time);

  Bill bill(rates.hourly_ore[static_cast<std::size_t>(proposal.terms.profession)]);
  bill.AddAtPrice(PayLine::kHours, MinutesOf(worked), bill.wage_ore());
  if (rates.overtime_share != 0) {
    const bool all = full_time && (around.touches || around.same_day);
    const absl::Duration overtime =
        all ? worked : CountOvertime(paid, clock, worker, Norm(proposal.terms, profile));
    bill.AddShare(PayLine::kOvertime, MinutesOf(overtime), rates.overtime_share);
  }
  AddUnsocial(bill, CountUnsocial(paid, clock, rates, worker.work()), rates);
  AddNotice(bill, proposal, worked, rates);
  AddDayOff(bill, worker.days_off(), paid, rates);
  if (worked < rates.call_in_minimum && IsCallIn(proposal, around)) {
    bill.AddAtPrice(PayLine::kCallInMinimum, MinutesOf(rates.call_in_minimum - worked),
                    bill.wage_ore());
  }
  if (around.split_parts == 1) bill.Add(PayLine::kSplitShift, 0, rates.split_shift_ore);
  return std::move(bill).Total();
}

Cost AgencyCost(const Interval& duty, std::int64_t hour_ore) {
  Bill bill(hour_ore);
  bill.AddAtPrice(PayLine::kAgency, MinutesOf(Length(duty)), hour_ore);
  return std::move(bill).Total();
}

}  // namespace vagtbro::worktime
