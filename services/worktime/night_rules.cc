// Nights: NIGHT-MAX, a restriction, and NIGHT-8, the average of a night worker.
//
// NIGHT-8 reads the table so (assumptions): a night worker has, the proposal included, at least
// Profile::night_year in the night period of the 365 døgn up to the end of the proposal, or at
// least Profile::night_share in the proposal and in half of the duties that began in the 28 døgn
// before it. The average is taken over the period of WT-48, a weekly day off in seven counted out:
// work <= night_average x period x 6/7. With night_strict also no 24 hours that hold night work of
// the proposal hold more than night_average of work.
#include <algorithm>
#include <vector>

#include "worktime/fullest_period.h"
#include "worktime/rule_book.h"

namespace vagtbro::worktime {
namespace {

constexpr absl::Duration kDay = absl::Hours(24);
constexpr absl::Duration kHabitPeriod = absl::Hours(28 * 24);
constexpr absl::Duration kYear = absl::Hours(365 * 24);

// The duties that begin in [first, last), by start.
template <typename Use>
void ForDutiesBeginning(const Worker& worker, absl::Time first, absl::Time last, Use use) {
  for (const Duty& duty : worker.DutiesFrom(first)) {
    if (duty.interval.start_time >= last) break;
    use(duty);
  }
}

// True if the person works at night as a rule.
bool ByHabit(const Case& c) {
  if (NightWork(c) < c.profile.night_share) return false;
  int all = 0;
  int at_night = 0;
  const absl::Time start_time = c.proposal.duty.interval.start_time;
  const Counting counting = CountingOf(c.profile);
  ForDutiesBeginning(c.worker, start_time - kHabitPeriod, start_time, [&](const Duty& duty) {
    ++all;
    if (NightTime(WorkingTime(duty, counting), c.profile) >= c.profile.night_share) ++at_night;
  });
  return 2 * at_night >= all;
}

bool ByTheYear(const Case& c) {
  // As a rule nobody comes near it, and that is seen at once.
  if (c.worker.night_work() + NightWork(c) < c.profile.night_year) return false;
  const Interval year{c.work.end_time - kYear, c.work.end_time};
  return c.worker.NightWorked(year) + NightWork(c) - c.worker.NightWorked(c.work) >=
         c.profile.night_year;
}

// The most work in 24 hours that hold night work of the proposal. A window that slides changes
// its course only where it begins with a block of work, or ends with one.
absl::Duration FullestNightDay(const Case& c) {
  const Spliced& work = WorkWithProposal(c);
  const auto worked = [&](const Interval& window) {
    absl::Duration sum;
    for (std::size_t i = 0; i < work.size(); ++i) sum += Length(Common(work[i], window));
    return sum;
  };
  absl::Duration most;
  const auto look = [&](absl::Time start_time) {
    const Interval window{start_time, start_time + kDay};
    if (NightTime(Common(window, c.work), c.profile) > absl::ZeroDuration()) {
      most = std::max(most, worked(window));
    }
  };
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work[i].end_time < c.work.start_time - kDay) continue;
    if (work[i].start_time > c.work.end_time + kDay) break;
    look(work[i].start_time);
    look(work[i].end_time - kDay);
  }
  return most;
}

// The most that night workers may work in the reference period.
absl::Duration NightLimit(const Profile& profile) {
  const std::int64_t a_day = absl::ToInt64Seconds(profile.night_average);
  const std::int64_t period = absl::ToInt64Seconds(profile.reference_period);
  return absl::Seconds(a_day * period / absl::ToInt64Seconds(kDay) * 6 / 7);
}

}  // namespace

RuleResult NightsWithinRestriction(const Case& c) {
  RuleResult result{.rule = RuleId::kNightMax, .passed = true};
  constexpr absl::Duration kWeek = absl::Hours(7 * 24);
  const Interval& proposed = c.proposal.duty.interval;
  for (const Restriction& set : c.worker.restrictions()) {
    if (!set.nights_a_week || !Overlaps(set.interval, proposed)) continue;
    if (NightTime(proposed, c.profile) == absl::ZeroDuration()) return result;
    std::vector<absl::Time> nights{proposed.start_time};
    ForDutiesBeginning(c.worker, proposed.start_time - kWeek, proposed.start_time + kWeek,
                       [&](const Duty& duty) {
                         if (Overlaps(set.interval, duty.interval) &&
                             NightTime(duty.interval, c.profile) > absl::ZeroDuration()) {
                           nights.push_back(duty.interval.start_time);
                         }
                       });
    for (const absl::Time first : nights) {
      if (first > proposed.start_time || proposed.start_time >= first + kWeek) continue;
      const auto count = std::count_if(nights.begin(), nights.end(), [&](absl::Time night) {
        return first <= night && night < first + kWeek;
      });
      if (count <= *set.nights_a_week) continue;
      result.passed = false;
      if (c.explain) {
        result.inputs = Inputs(Input{"nights", std::int64_t{count}},
                               Input{"most_nights", std::int64_t{*set.nights_a_week}});
      }
      return result;
    }
  }
  return result;
}

RuleResult NightAverage(const Case& c) {
  RuleResult result{.rule = RuleId::kNight8, .passed = true};
  if (IsEmpty(c.work) || (!ByTheYear(c) && !ByHabit(c))) return result;
  if (!c.explain && !c.profile.night_strict && !MayExceed(c, NightLimit(c.profile))) return result;
  const FullestPeriod& fullest = FullestPeriodOf(c);
  const absl::Duration limit = NightLimit(c.profile);
  absl::Duration margin = limit - fullest.worked;
  const absl::Duration in_a_day =
      c.profile.night_strict ? FullestNightDay(c) : absl::ZeroDuration();
  const bool day_decides =
      in_a_day > absl::ZeroDuration() && c.profile.night_average - in_a_day < margin;
  if (day_decides) margin = c.profile.night_average - in_a_day;
  result.passed = margin >= absl::ZeroDuration();
  result.margin_minutes = Minutes(margin);
  if (!c.explain) return result;
  if (day_decides) {
    result.inputs = Inputs(Input{"day_minutes", Minutes(in_a_day)},
                           Input{"limit_minutes", Minutes(c.profile.night_average)});
  } else {
    result.inputs = Inputs(Input{"period_start", fullest.period.start_time},
                           Input{"period_end", fullest.period.end_time},
                           Input{"worked_minutes", Minutes(fullest.worked)},
                           Input{"most_minutes", Minutes(limit)},
                           Input{"limit_minutes", Minutes(c.profile.night_average)});
  }
  return result;
}

}  // namespace vagtbro::worktime
