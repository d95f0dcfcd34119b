// Clock: the only door to the time of day.
//
// Everything else takes `now` as an argument. Reads of the system's clocks outside kit/time are
// banned by tidy.
//
// Threads: every method may be called from any thread.
#pragma once

#include <atomic>
#include <cstdint>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace vagtbro::kit {

class Clock {
 public:
  virtual ~Clock() = default;

  virtual absl::Time Now() const = 0;

  // How long a thread may sleep at most until `due`, in real time; never negative. A clock that
  // can be moved answers with a short time, so that its sleepers look again.
  virtual absl::Duration RealTimeUntil(absl::Time due) const = 0;

  // Seconds that pass per real second.
  virtual double rate() const { return 1; }
  virtual bool controllable() const { return false; }

  // Moves the clock forward. Errors: FAILED_PRECONDITION unless controllable().
  virtual absl::Status Advance(absl::Duration by);
};

// The machine's own clock.
class SystemClock final : public Clock {
 public:
  absl::Time Now() const override;
  absl::Duration RealTimeUntil(absl::Time due) const override;
};

// A clock that stands still until it is moved; for tests and the simulation.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(absl::Time start);
  absl::Time Now() const override;
  absl::Duration RealTimeUntil(absl::Time due) const override;
  bool controllable() const override { return true; }
  absl::Status Advance(absl::Duration by) override;

 private:
  std::atomic<int64_t> nanos_;
};

}  // namespace vagtbro::kit
