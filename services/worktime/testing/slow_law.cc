#include "worktime/testing/slow_law.h"

#include <algorithm>
#include <iterator>

namespace vagtbro::worktime::testing {
namespace {

constexpr int kDay = 24 * 60;

bool IsOnCall(DutyKind kind) {
  return kind == DutyKind::kNightSleeping || kind == DutyKind::kOnCallSite ||
         kind == DutyKind::kOnCallHome;
}

}  // namespace

SlowLaw::SlowLaw(const Calendar& calendar, const WorkerFacts& facts, const Proposal& proposal,
                 const Profile& profile)
    : calendar_(calendar),
      facts_(facts),
      proposal_(proposal),
      profile_(profile),
      planned_(calendar),
      asked_(calendar),
      all_(calendar),
      neutral_(calendar.clock.size()),
      days_off_(calendar.clock.size()),
      first_(calendar.At(proposal.duty.interval.start_time)),
      last_(calendar.At(proposal.duty.interval.end_time)) {
  for (const Duty& duty : facts.duties) {
    planned_.Draw(duty, profile);
    all_.Draw(duty, profile);
  }
  asked_.Draw(proposal.duty, profile);
  all_.Draw(proposal.duty, profile);
  for (const Interval& sick : facts.sick) planned_.Draw(neutral_, sick);
  for (const Leave& leave : facts.leaves) {
    if (leave.kind == LeaveKind::kHoliday) planned_.Draw(neutral_, leave.interval);
  }
  for (const Interval& day_off : facts.days_off) planned_.Draw(days_off_, day_off);
  work_first_ = first_;
  while (work_first_ < last_ && !Marked(asked_.work, work_first_)) ++work_first_;
  work_last_ = std::max(work_first_, last_);
}

bool SlowLaw::IsNight(int minute) const {
  const int shown = calendar_.clock[static_cast<std::size_t>(minute)];
  return profile_.night_start_minute < profile_.night_end_minute
             ? shown >= profile_.night_start_minute && shown < profile_.night_end_minute
             : shown >= profile_.night_start_minute || shown < profile_.night_end_minute;
}

Answer SlowLaw::Overlap() const {
  if (facts_.duties.empty()) return {};
  if (Count(planned_.duty, first_, last_) > 0) return {.passed = false};
  int free = 0;
  while (!Marked(planned_.duty, first_ - 1 - free) && !Marked(planned_.duty, last_ + free)) ++free;
  return {.margin = free};
}

Answer SlowLaw::DayOff() const {
  const bool met = Count(days_off_, first_, last_) > 0;
  return {.passed = !met || proposal_.consented, .warned = met && proposal_.consented};
}

Answer SlowLaw::DayOffOnCall() const {
  return {.passed = !IsOnCall(proposal_.duty.kind) || Count(days_off_, first_, last_) == 0};
}

int SlowLaw::ShiftLength() const {
  int first = first_;
  int last = last_;
  while (Marked(all_.bound, first - 1)) --first;
  while (Marked(all_.bound, last)) ++last;
  return last - first;
}

Answer SlowLaw::ShiftMax() const {
  if (!Marked(asked_.bound, first_)) return {};
  const int length = ShiftLength();
  const int margin = InMinutes(profile_.shift_max) - length;
  return {.passed = margin >= 0,
          .warned = margin >= 0 && length > InMinutes(profile_.shift_warn),
          .margin = margin};
}

Answer SlowLaw::ShiftMin() const {
  if (!Marked(asked_.bound, first_)) return {};
  if (proposal_.duty.kind == DutyKind::kMeeting &&
      last_ - first_ <= InMinutes(profile_.meeting_max)) {
    return {};
  }
  const int margin = ShiftLength() - InMinutes(profile_.shift_min);
  const bool hard = profile_.shift_min_hard;
  return {.passed = margin >= 0 || !hard, .warned = margin < 0 && !hard, .margin = margin};
}

Answer SlowLaw::Split() const {
  if (proposal_.duty.split.empty()) return {};
  int parts = 1;
  int first = first_;
  int last = last_;
  for (const Duty& duty : facts_.duties) {
    if (duty.split != proposal_.duty.split) continue;
    ++parts;
    first = std::min(first, calendar_.At(duty.interval.start_time));
    last = std::max(last, calendar_.At(duty.interval.end_time));
  }
  if (parts > profile_.split_parts) return {.passed = false};
  const int margin = InMinutes(profile_.split_span) - (last - first);
  return {.passed = margin >= 0, .margin = margin};
}

int SlowLaw::LongestStretchPlanned(int first, int last) const {
  const int enough = InMinutes(profile_.weekly_rest);
  int longest = 0;
  int begun = -1;
  int free = 0;
  for (int m = first; m < last; ++m) {
    free = Marked(planned_.bound, m) ? 0 : free + 1;
    if (free >= enough) begun = -1;
    if (free > 0) continue;
    if (begun < 0) begun = m;
    longest = std::max(longest, m + 1 - begun);
  }
  return longest;
}

Answer SlowLaw::Rest24() const {
  if (!Marked(asked_.bound, first_)) return {};
  const int enough = InMinutes(profile_.weekly_rest);
  // Outward from the proposal to the first and last bound minute before a rest that is long enough.
  int first = first_;
  for (int m = first - 1, free = 0; m >= 0 && free < enough; --m) {
    free = Marked(all_.bound, m) ? 0 : free + 1;
    if (free == 0) first = m;
  }
  int last = last_;
  for (int m = last, free = 0; m < calendar_.size() && free < enough; ++m) {
    free = Marked(all_.bound, m) ? 0 : free + 1;
    if (free == 0) last = m + 1;
  }
  const int margin = InMinutes(profile_.weekly_stretch) - (last - first);
  const bool worse = last - first > LongestStretchPlanned(first, last);
  return {.passed = margin >= 0 || !worse, .margin = margin};
}

Answer SlowLaw::NightMax() const {
  const auto meets_night = [this](const Duty& duty) {
    bool meets = false;
    for (int m = calendar_.At(duty.interval.start_time); m < calendar_.At(duty.interval.end_time);
         ++m) {
      meets = meets || IsNight(m);
    }
    return meets;
  };
  if (facts_.restrictions.empty() || !meets_night(proposal_.duty)) return {};
  std::vector<Duty> nights;
  std::copy_if(facts_.duties.begin(), facts_.duties.end(), std::back_inserter(nights), meets_night);
  for (const Restriction& restriction : facts_.restrictions) {
    if (!restriction.nights_a_week) continue;
    if (!Overlaps(restriction.interval, proposal_.duty.interval)) continue;
    for (int week = first_ - 7 * kDay + 1; week <= first_; ++week) {
      int count = 1;
      for (const Duty& duty : nights) {
        const int start = calendar_.At(duty.interval.start_time);
        if (start < week || start >= week + 7 * kDay) continue;
        // A night before or after the restriction is not its business.
        if (Overlaps(restriction.interval, duty.interval)) ++count;
      }
      if (count > *restriction.nights_a_week) return {.passed = false};
    }
  }
  return {};
}

int SlowLaw::MostWorkInPeriod() const {
  int most = 0;
  for (int end = work_last_; end < calendar_.size(); ++end) {
    // Looks back where work ends.
    if (!Marked(all_.work, end - 1) || Marked(all_.work, end)) continue;
    int counted = 0;
    int worked = 0;
    int m = end;
    while (counted < InMinutes(profile_.reference_period) && m > 0) {
      --m;
      if (Marked(all_.work, m)) ++worked;
      if (!Marked(neutral_, m)) ++counted;
    }
    if (m < work_last_) most = std::max(most, worked);
  }
  return most;
}

Answer SlowLaw::Wt48() const {
  if (work_first_ == work_last_) return {};
  const int margin =
      InMinutes(profile_.average_week) * InMinutes(profile_.reference_period) / (7 * kDay) -
      MostWorkInPeriod();
  const bool opted_out = profile_.opt_out && facts_.opted_out;
  return {.passed = margin >= 0 || opted_out, .warned = margin < 0 && opted_out, .margin = margin};
}

bool SlowLaw::IsNightWorker() const {
  int in_a_year = 0;
  int in_the_duty = 0;
  for (int m = std::max(0, last_ - 365 * kDay); m < last_; ++m) {
    if (!IsNight(m)) continue;
    if (Marked(all_.work, m)) ++in_a_year;
    if (Marked(asked_.work, m)) ++in_the_duty;
  }
  if (in_a_year >= InMinutes(profile_.night_year)) return true;
  if (in_the_duty < InMinutes(profile_.night_share)) return false;
  int duties = 0;
  int nights = 0;
  for (const Duty& duty : facts_.duties) {
    const int start = calendar_.At(duty.interval.start_time);
    if (start < first_ - 28 * kDay || start >= first_) continue;
    ++duties;
    Paper alone(calendar_);
    alone.Draw(duty, profile_);
    int at_night = 0;
    for (int m = start; m < calendar_.At(duty.interval.end_time); ++m) {
      if (IsNight(m) && Marked(alone.work, m)) ++at_night;
    }
    if (at_night >= InMinutes(profile_.night_share)) ++nights;
  }
  return 2 * nights >= duties;
}

int SlowLaw::MostWorkInNight() const {
  int most = 0;
  for (int first = first_ - kDay + 1; first < last_; ++first) {
    bool holds_night_work = false;
    for (int m = std::max(first, first_); m < std::min(first + kDay, last_); ++m) {
      holds_night_work = holds_night_work || (IsNight(m) && Marked(asked_.work, m));
    }
    if (holds_night_work) most = std::max(most, Count(all_.work, first, first + kDay));
  }
  return most;
}

Answer SlowLaw::Night8() const {
  if (work_first_ == work_last_ || !IsNightWorker()) return {};
  const int average = InMinutes(profile_.night_average);
  int margin = average * InMinutes(profile_.reference_period) / kDay * 6 / 7 - MostWorkInPeriod();
  const int in_night = MostWorkInNight();
  if (profile_.night_strict && in_night > 0) margin = std::min(margin, average - in_night);
  return {.passed = margin >= 0, .margin = margin};
}

}  // namespace vagtbro::worktime::testing
