#include "worktime/worker.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "worktime/input_hash.h"

namespace vagtbro::worktime {
namespace {

auto Order(const Interval& interval) { return std::tie(interval.start_time, interval.end_time); }
auto Order(const Duty& duty) {
  return std::tie(duty.interval.start_time, duty.interval.end_time, duty.kind, duty.id, duty.split,
                  duty.response_time);
}
auto Order(const Leave& leave) {
  return std::tie(leave.interval.start_time, leave.interval.end_time, leave.kind);
}
auto Order(const Authorisation& held) {
  return std::tie(held.profession, held.well_formed, held.in_good_standing, held.expire_time);
}
auto Order(const Delegation& held) {
  return std::tie(held.task, held.unit_id, held.interval.start_time, held.interval.end_time);
}
auto Order(const Restriction& set) {
  return std::tie(set.interval.start_time, set.interval.end_time, set.unit_id, set.no_nights,
                  set.nights_a_week);
}

template <typename Fact>
void SortAll(std::vector<Fact>& facts) {
  const auto earlier = [](const Fact& a, const Fact& b) { return Order(a) < Order(b); };
  if (!std::is_sorted(facts.begin(), facts.end(), earlier)) {
    std::sort(facts.begin(), facts.end(), earlier);
  }
}

template <typename Fact>
void SortDated(std::vector<Fact>& facts) {
  std::erase_if(facts, [](const Fact& fact) { return IsEmpty(fact.interval); });
  SortAll(facts);
}

void Sort(WorkerFacts& facts) {
  SortDated(facts.duties);
  for (Duty& duty : facts.duties) SortAll(duty.calls);
  SortDated(facts.leaves);
  SortDated(facts.delegations);
  SortDated(facts.restrictions);
  SortAll(facts.authorisations);
  std::erase_if(facts.sick, IsEmpty);
  SortAll(facts.sick);
  std::erase_if(facts.days_off, IsEmpty);
  SortAll(facts.days_off);
  auto& competences = facts.competences;
  std::sort(competences.begin(), competences.end());
  competences.erase(std::unique(competences.begin(), competences.end()), competences.end());
}

Interval Nothing(const Duty& duty) { return {duty.interval.start_time, duty.interval.start_time}; }

bool IsHomeAtLeisure(const Duty& duty, const Counting& counting) {
  return duty.kind == DutyKind::kOnCallHome && duty.response_time > counting.on_call_response &&
         duty.calls.size() <= static_cast<std::size_t>(std::max(counting.on_call_calls, 0));
}

}  // namespace

Counting CountingOf(const Profile& profile) {
  return {profile.night_start_minute, profile.night_end_minute, profile.on_call_response,
          profile.on_call_calls};
}

Interval WorkingTime(const Duty& duty) {
  switch (duty.kind) {
    case DutyKind::kOrdinary:
    case DutyKind::kNightWaking:
    case DutyKind::kMeeting:
      return duty.interval;
    case DutyKind::kNightSleeping:
    case DutyKind::kOnCallSite:
      return {std::max(duty.interval.start_time, SleepingWatchIsWorkFrom()),
              duty.interval.end_time};
    case DutyKind::kOnCallHome:
      return Nothing(duty);
  }
  return duty.interval;
}

Interval BoundTime(const Duty& duty, const Counting& counting) {
  return IsHomeAtLeisure(duty, counting) ? Nothing(duty) : duty.interval;
}

Interval WorkingTime(const Duty& duty, const Counting& counting) {
  return duty.kind == DutyKind::kOnCallHome ? BoundTime(duty, counting) : WorkingTime(duty);
}

Worker::Worker(WorkerFacts facts, const Counting& counting) : facts_(std::move(facts)) {
  Sort(facts_);
  facts_hash_ = HashFacts(facts_);
  std::vector<Interval> neutral = facts_.sick;
  for (const Leave& leave : facts_.leaves) {
    if (leave.kind == LeaveKind::kHoliday) neutral.push_back(leave.interval);
  }
  pauses_ = Pauses(Merge(std::move(neutral)));
  sick_ = Merge(std::exchange(facts_.sick, {}));
  days_off_ = Merge(std::exchange(facts_.days_off, {}));
  Sum(counting);
}

Worker Worker::Under(const Counting& counting) const {
  Worker other = *this;
  other.Sum(counting);
  return other;
}

bool Worker::CountsAs(const Counting& counting) const {
  if (counting == counting_) return true;
  const bool same_night = counting.night_start_minute == counting_.night_start_minute &&
                          counting.night_end_minute == counting_.night_end_minute;
  return same_night && !on_call_home_;
}

void Worker::Sum(const Counting& counting) {
  counting_ = counting;
  bound_differs_ = work_differs_ = on_call_home_ = false;
  std::vector<Interval> present;
  present.reserve(facts_.duties.size());
  for (const Duty& duty : facts_.duties) {
    present.push_back(duty.interval);
    const Interval bound = BoundTime(duty, counting);
    bound_differs_ |= bound != duty.interval;
    work_differs_ |= WorkingTime(duty, counting) != bound;
    on_call_home_ |= duty.kind == DutyKind::kOnCallHome;
  }
  presence_ = Merge(std::move(present));
  bound_ = bound_differs_ ? WithCalls(BoundTime, counting) : Blocks();
  work_ = work_differs_ ? WithCalls(WorkingTime, counting) : Blocks();
  ledger_ = Ledger(work(), counting.night_start_minute, counting.night_end_minute);
}

Blocks Worker::WithCalls(Interval (*part)(const Duty&, const Counting&),
                         const Counting& counting) const {
  std::vector<Interval> parts;
  for (const Duty& duty : facts_.duties) {
    parts.push_back(part(duty, counting));
    for (const Interval& call : duty.calls) parts.push_back(Common(call, duty.interval));
  }
  return Merge(std::move(parts));
}

std::span<const Duty> Worker::DutiesFrom(absl::Time first) const {
  const auto& duties = facts_.duties;
  // About as many as blocks of work, so that a few steps lead there.
  std::size_t i = std::min(ledger_.Begun(Nanos(first)), duties.size());
  while (i > 0 && duties[i - 1].interval.start_time >= first) --i;
  while (i < duties.size() && duties[i].interval.start_time < first) ++i;
  return std::span(duties).subspan(i);
}

absl::Duration Worker::Worked(const Interval& window) const {
  if (IsEmpty(window)) return absl::ZeroDuration();
  return absl::Nanoseconds(ledger_.WorkBefore(Nanos(window.end_time)) -
                           ledger_.WorkBefore(Nanos(window.start_time)));
}

absl::Duration Worker::NightWorked(const Interval& window) const {
  if (IsEmpty(window) || ledger_.night() == 0) return absl::ZeroDuration();
  return absl::Nanoseconds(ledger_.NightBefore(Nanos(window.end_time)) -
                           ledger_.NightBefore(Nanos(window.start_time)));
}

}  // namespace vagtbro::worktime
