// SharedClock: one controllable clock for all processes of one system, kept in a small mapped file.
//
// The file says where the clock stood at a moment of real time, how fast it runs and how far it has
// been moved. Every process maps it, so that a move is seen by all at once.
//
// Shape:   SPEC is "2026-02-02T05:00:00+01:00", optionally followed by "@60" (sixty times as fast).
// Errors:  INVALID_ARGUMENT for a malformed SPEC; UNAVAILABLE if the file cannot be mapped.
// Threads: every method may be called from any thread and process.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "kit/time/clock.h"

namespace vagtbro::kit {

struct ClockSpec {
  absl::Time start;
  double rate = 1;
};

absl::StatusOr<ClockSpec> ParseClockSpec(const std::string& spec);

class SharedClock final : public Clock {
 public:
  struct Page;

  // Writes a new clock file that starts now at `spec`.
  static absl::Status CreateFile(const std::string& path, const ClockSpec& spec);

  // Maps an existing clock file.
  static absl::StatusOr<std::unique_ptr<SharedClock>> Open(const std::string& path);

  ~SharedClock() override;
  SharedClock(const SharedClock&) = delete;
  SharedClock& operator=(const SharedClock&) = delete;

  absl::Time Now() const override;
  absl::Duration RealTimeUntil(absl::Time due) const override;
  double rate() const override;
  bool controllable() const override { return true; }
  absl::Status Advance(absl::Duration by) override;

  // Stops the clock, so that a system that is down does not age; Resume() lets it run on.
  void Freeze();
  void Resume();

 private:
  explicit SharedClock(Page* page) : page_(page) {}
  Page* page_;
};

}  // namespace vagtbro::kit
