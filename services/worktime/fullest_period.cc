#include "worktime/fullest_period.h"

#include <cstdint>

namespace vagtbro::worktime {
namespace {

// Among all periods the fullest ends where a piece of work ends: later, it only loses work.
FullestPeriod Find(const Case& c) {
  const Spliced& work = WorkWithProposal(c);
  const std::int64_t first = Nanos(c.work.start_time);
  const std::int64_t last = Nanos(c.work.end_time);
  const std::int64_t length = absl::ToInt64Nanoseconds(c.profile.reference_period);
  Pauses::Reader pauses(c.worker.pauses(), length);
  std::int64_t end = Nanos(work[work.at()].end_time);
  std::int64_t start = pauses.PeriodStart(end);
  Ledger::Reader at_start(c.worker.ledger(), start);
  Ledger::Reader at_end(c.worker.ledger(), end);
  const std::int64_t added = last - first - absl::ToInt64Nanoseconds(c.worker.Worked(c.work));

  std::int64_t most = 0;
  std::int64_t fullest_start = start;
  std::int64_t fullest_end = end;
  for (std::size_t i = work.at(); i < work.size(); ++i) {
    if (i > work.at()) {
      end = Nanos(work[i].end_time);
      start = pauses.PeriodStart(end);
    }
    if (start >= last) break;
    std::int64_t worked = at_end.WorkBefore(end) - at_start.WorkBefore(start) + added;
    if (start > first) {  // the period cuts the proposal
      const Interval cut{c.work.start_time, absl::FromUnixNanos(start)};
      worked -= absl::ToInt64Nanoseconds(Length(cut) - c.worker.Worked(cut));
    }
    if (worked <= most) continue;
    most = worked;
    fullest_start = start;
    fullest_end = end;
  }
  return {{absl::FromUnixNanos(fullest_start), absl::FromUnixNanos(fullest_end)},
          absl::Nanoseconds(most)};
}

}  // namespace

const FullestPeriod& FullestPeriodOf(const Case& c) {
  if (!c.fullest) c.fullest = Find(c);
  return *c.fullest;
}

bool MayExceed(const Case& c, absl::Duration limit) {
  if (c.fullest) return c.fullest->worked > limit;
  // A later period starts later too, so all of them lie in what begins with the first.
  const std::int64_t length = absl::ToInt64Nanoseconds(c.profile.reference_period);
  const absl::Time start_time = absl::FromUnixNanos(
      Pauses::Reader(c.worker.pauses(), length).PeriodStart(Nanos(c.work.end_time)));
  return c.worker.Worked({start_time, absl::InfiniteFuture()}) + Length(c.work) > limit;
}

}  // namespace vagtbro::worktime
