// Worker: the facts of one person, sorted and summed once so that a rule answers in microseconds.
//
// Shape:   immutable; a new fact makes a new Worker.
// Units:   instants; half-open blocks.
// Threads: a plain value; any number of threads may read one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "worktime/facts.h"
#include "worktime/interval.h"

namespace vagtbro::worktime {

class Worker {
 public:
  explicit Worker(WorkerFacts facts);

  // By start, then end, kind and id.
  const std::vector<Duty>& duties() const { return facts_.duties; }
  const std::vector<Leave>& leaves() const { return facts_.leaves; }
  ProfessionSet professions() const { return facts_.professions; }
  // Sorted, each once.
  const std::vector<std::string>& competences() const { return facts_.competences; }
  std::optional<absl::Time> adult_time() const { return facts_.adult_time; }

  // When the person is bound by a duty of whatever kind: no weekly rest, no second duty.
  const Blocks& presence() const { return presence_; }
  // When the person works in the sense of the law.
  const Blocks& work() const { return work_differs_ ? work_ : presence_; }
  // When the person is reported away.
  const Blocks& sick() const { return sick_; }
  // Holiday and sickness: time that the average of WT-48 leaves out.
  const Blocks& neutral() const { return neutral_; }

  // Working time in `window`. A minute on duty in two employments is worked once.
  absl::Duration Worked(const Interval& window) const;

  // The sum over all facts that InputHash() goes on from.
  std::uint64_t facts_hash() const { return facts_hash_; }

 private:
  friend class WorkMeter;

  WorkerFacts facts_;  // lists sorted; facts_.sick is spent, see sick_
  Blocks presence_;
  Blocks work_;  // only if it differs from presence_
  bool work_differs_ = false;
  Blocks sick_;
  Blocks neutral_;
  std::vector<absl::Duration> worked_before_;  // work() before block i
  std::uint64_t facts_hash_ = 0;
};

// Reads the working time of a Worker up to instants that only go forward; each reading costs a step
// where a search would cost many.
//
// Threads: one; borrows the Worker.
class WorkMeter {
 public:
  // No instant before `first` will be asked for.
  WorkMeter(const Worker& worker, absl::Time first);

  // Working time of all history before `time`.
  absl::Duration Before(absl::Time time);

 private:
  const Worker& worker_;
  std::size_t next_;  // first block that starts at or after the last instant asked for
};

}  // namespace vagtbro::worktime
