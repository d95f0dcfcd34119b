// SummedAs: a Worker whose sums rest on the same amounts as a profile, made only if it must be.
#pragma once

#include <optional>

#include "worktime/profile.h"
#include "worktime/worker.h"

namespace vagtbro::worktime {

// Borrows the worker.
class SummedAs {
 public:
  SummedAs(const Worker& worker, const Profile& profile) : worker_(&worker) {
    const Counting counting = CountingOf(profile);
    if (!worker.CountsAs(counting)) worker_ = &other_.emplace(worker.Under(counting));
  }
  SummedAs(const SummedAs&) = delete;
  SummedAs& operator=(const SummedAs&) = delete;

  const Worker& worker() const { return *worker_; }

 private:
  const Worker* worker_;
  std::optional<Worker> other_;
};

}  // namespace vagtbro::worktime
