#include "worktime/testing/slow_pay.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include "worktime/local_time.h"

namespace vagtbro::worktime::testing {
namespace {

constexpr int kSlot = 30;  // a half hour of the clock; every change of the clock is by whole hours

// From the almanac, for the calendars the tests use.
bool IsHoliday(absl::CivilDay day) {
  using Day = absl::CivilDay;
  static const std::vector<Day> kHolidays = {Day(2025, 12, 25), Day(2025, 12, 26), Day(2026, 1, 1),
                                             Day(2026, 4, 2),   Day(2026, 4, 3),   Day(2026, 4, 5),
                                             Day(2026, 4, 6)};
  return std::find(kHolidays.begin(), kHolidays.end(), day) != kHolidays.end();
}

bool IsHalfDay(absl::CivilDay day) {
  return (day.month() == 5 && day.day() == 1) || (day.month() == 6 && day.day() == 5) ||
         (day.month() == 12 && day.day() == 31);
}

bool In(const UnsocialHours& hours, int shown) {
  if (hours.start_minute == hours.end_minute) return false;
  if (hours.start_minute < hours.end_minute) {
    return shown >= hours.start_minute && shown < hours.end_minute;
  }
  return shown >= hours.start_minute || shown < hours.end_minute;
}

class Bill {
 public:
  Bill(const Calendar& calendar, const WorkerFacts& facts, const Proposal& proposal,
       const Profile& profile)
      : calendar_(calendar),
        facts_(facts),
        proposal_(proposal),
        profile_(profile),
        rates_(profile.pay),
        planned_(calendar.clock.size()),
        days_off_(calendar.clock.size()),
        first_(calendar.At(proposal.duty.interval.start_time)),
        last_(calendar.At(proposal.duty.interval.end_time)) {
    Paper paper(calendar);
    for (const Duty& duty : facts.duties) paper.Draw(duty, profile);
    planned_ = paper.work;
    for (const Interval& day_off : facts.days_off) paper.Draw(days_off_, day_off);
    wage_ = rates_.hourly_ore[static_cast<std::size_t>(proposal.terms.profession)];
  }

  Cost Sum() {
    if (IsPaidWhole(proposal_.duty)) {
      Hours();
      Unsocial();
      DayOff();
      CallIn();
    }
    SplitShift();
    Notice();
    Cost cost;
    for (const auto& [line, item] : items_) {
      if (item.ore != 0) cost.items.push_back(item);
    }
    return cost;
  }

 private:
  bool IsPaidWhole(const Duty& duty) const {
    return duty.kind != DutyKind::kOnCallHome || IsWorkAtHome(duty, profile_);
  }

  // `share` in hundredths of a per cent of the wage; half up.
  void Add(PayLine line, int minutes, std::int64_t share) {
    items_[line] = {line, minutes, (minutes * wage_ * share + 300'000) / 600'000};
  }

  bool IsFullTime() const {
    return proposal_.terms.weekly_minutes >= InMinutes(profile_.full_time_week);
  }

  // On call at home is no planned time.
  bool TouchesPlanned() const {
    return std::any_of(facts_.duties.begin(), facts_.duties.end(), [this](const Duty& duty) {
      return duty.kind != DutyKind::kOnCallHome &&
             calendar_.At(duty.interval.start_time) <= last_ &&
             calendar_.At(duty.interval.end_time) >= first_;
    });
  }

  absl::CivilDay DayOf(int minute) const { return calendar_.day[static_cast<std::size_t>(minute)]; }

  bool BeginsOnADayWithADuty() const {
    return std::any_of(facts_.duties.begin(), facts_.duties.end(), [this](const Duty& duty) {
      return duty.kind != DutyKind::kOnCallHome &&
             DayOf(calendar_.At(duty.interval.start_time)) == DayOf(first_);
    });
  }

  int WeekNorm() const {
    const int own = proposal_.terms.weekly_minutes;
    return rates_.overtime_from_own_norm && own > 0 ? own : InMinutes(profile_.full_time_week);
  }

  // What is planned in the week of `minute`, and of the duty up to it.
  int WorkedInWeekUpTo(int minute) const {
    const absl::CivilDay monday = absl::PrevWeekday(DayOf(minute) + 1, absl::Weekday::monday);
    int worked = 0;
    for (int m = std::max(0, minute - 8 * 24 * 60); m < minute + 8 * 24 * 60; ++m) {
      if (m >= calendar_.size()) break;
      if (DayOf(m) < monday || DayOf(m) >= monday + 7) continue;
      if (Marked(planned_, m)) ++worked;
      if (m >= first_ && m <= minute) ++worked;  // in two places at once it is paid twice
    }
    return worked;
  }

  void Hours() {
    const bool beyond_the_day = IsFullTime() && (TouchesPlanned() || BeginsOnADayWithADuty());
    int overtime = 0;
    int in_week = 0;
    for (int m = first_; m < last_; ++m) {
      const bool week_begins = m > first_ && DayOf(m) != DayOf(m - 1);
      in_week = m == first_ || week_begins ? WorkedInWeekUpTo(m) : in_week + 1;
      if (beyond_the_day || Marked(calendar_.second_time, m) || in_week > WeekNorm()) ++overtime;
    }
    Add(PayLine::kHours, last_ - first_, 10'000);
    Add(PayLine::kOvertime, overtime, rates_.overtime_share);
  }

  // The line of a half hour of the clock, if it has any.
  std::optional<PayLine> LineOf(int slot) const {
    const int shown = calendar_.clock[static_cast<std::size_t>(slot)];
    const absl::Weekday weekday = calendar_.weekday[static_cast<std::size_t>(slot)];
    const bool counts_as_sunday =
        weekday == absl::Weekday::sunday || IsHoliday(DayOf(slot)) ||
        (IsHalfDay(DayOf(slot)) && shown >= rates_.half_holiday_start_minute);
    if (counts_as_sunday && In(rates_.sunday, shown)) return PayLine::kSunday;
    if (weekday == absl::Weekday::saturday && In(rates_.saturday, shown)) return PayLine::kSaturday;
    if (In(rates_.night, shown)) return PayLine::kNight;
    if (In(rates_.evening, shown)) return PayLine::kEvening;
    return std::nullopt;
  }

  void Unsocial() {
    std::map<PayLine, int> minutes;
    for (int slot = first_ / kSlot * kSlot; slot < last_; slot += kSlot) {
      if (Count(planned_, slot, slot + kSlot) > 0) continue;
      if (const auto line = LineOf(slot)) minutes[*line] += kSlot;
    }
    Add(PayLine::kEvening, minutes[PayLine::kEvening], rates_.evening.share);
    Add(PayLine::kNight, minutes[PayLine::kNight], rates_.night.share);
    Add(PayLine::kSaturday, minutes[PayLine::kSaturday], rates_.saturday.share);
    Add(PayLine::kSunday, minutes[PayLine::kSunday], rates_.sunday.share);
  }

  void Notice() {
    const absl::Time start = proposal_.duty.interval.start_time;
    if (proposal_.rescheduled) {
      if (start - proposal_.ask_time >= rates_.change_notice) return;
      int minutes = 0;
      for (int slot = first_ / kSlot * kSlot; slot < last_; slot += kSlot) minutes += kSlot;
      const DutyKind kind = proposal_.duty.kind;
      const bool on_call = kind == DutyKind::kOnCallSite || kind == DutyKind::kOnCallHome ||
                           kind == DutyKind::kNightSleeping;
      const std::int64_t an_hour =
          on_call ? rates_.change_on_call_hour_ore : rates_.change_hour_ore;
      items_[PayLine::kShortNotice] = {PayLine::kShortNotice, minutes,
                                       (minutes * an_hour + 30) / 60};
      return;
    }
    const int worked = IsPaidWhole(proposal_.duty) ? last_ - first_ : 0;
    if (worked > InMinutes(rates_.overtime_notice_over) &&
        proposal_.ask_time >= absl::FromCivil(DayOf(first_), DanishTime())) {
      items_[PayLine::kLateNotice] = {PayLine::kLateNotice, 0, rates_.overtime_notice_ore};
    }
  }

  void DayOff() {
    const int minutes = Count(days_off_, first_, last_);
    if (minutes == 0) return;
    Add(PayLine::kRevokedDayOff, minutes, rates_.revoked_day_off_share);
    items_[PayLine::kRevokedDayOff].ore += rates_.revoked_day_off_ore;
  }

  void CallIn() {
    const DutyKind kind = proposal_.duty.kind;
    if (proposal_.rescheduled || kind == DutyKind::kMeeting || kind == DutyKind::kOnCallHome)
      return;
    if (TouchesPlanned() || !proposal_.duty.split.empty()) return;
    const int lacks = InMinutes(rates_.call_in_minimum) - (last_ - first_);
    if (lacks > 0) Add(PayLine::kCallInMinimum, lacks, 10'000);
  }

  void SplitShift() {
    if (proposal_.duty.split.empty()) return;
    const auto parts =
        std::count_if(facts_.duties.begin(), facts_.duties.end(),
                      [this](const Duty& duty) { return duty.split == proposal_.duty.split; });
    if (parts == 1) {
      items_[PayLine::kSplitShift] = {PayLine::kSplitShift, 0, rates_.split_shift_ore};
    }
  }

  const Calendar& calendar_;
  const WorkerFacts& facts_;
  const Proposal& proposal_;
  const Profile& profile_;
  const PayRates& rates_;
  Marks planned_;
  Marks days_off_;
  int first_;
  int last_;
  std::int64_t wage_ = 0;
  std::map<PayLine, PayItem> items_;
};

}  // namespace

Cost SlowCost(const Calendar& calendar, const WorkerFacts& facts, const Proposal& proposal,
              const Profile& profile) {
  return Bill(calendar, facts, proposal, profile).Sum();
}

}  // namespace vagtbro::worktime::testing
