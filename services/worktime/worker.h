// Worker: the facts of one person, sorted and summed once so that a rule answers in microseconds.
//
// Shape:   immutable; a new fact makes a new Worker.
// Units:   instants; half-open blocks.
// Threads: a plain value; any number of threads may read one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "worktime/facts.h"
#include "worktime/interval.h"
#include "worktime/ledger.h"
#include "worktime/profile.h"

namespace vagtbro::worktime {

// What of a Profile the sums rest on: what is night, and when on call at home is work. The rules
// sum anew for a profile that counts otherwise; whoever asks often sums by that profile at once.
struct Counting {
  int night_start_minute = Profile().night_start_minute;
  int night_end_minute = Profile().night_end_minute;
  absl::Duration on_call_response = Profile().on_call_response;
  int on_call_calls = Profile().on_call_calls;

  bool operator==(const Counting&) const = default;
};

Counting CountingOf(const Profile& profile);

// The part of a duty that binds the person (it is no weekly rest), and the part that is working
// time; both empty for on-call at home that is no work, whose calls are not looked at here.
Interval BoundTime(const Duty& duty, const Counting& counting);
Interval WorkingTime(const Duty& duty, const Counting& counting);

class Worker {
 public:
  explicit Worker(WorkerFacts facts, const Counting& counting = {});

  // The same facts, summed another way.
  Worker Under(const Counting& counting) const;
  // True if summing that way gives the same sums.
  bool CountsAs(const Counting& counting) const;

  // By start, then end, kind and id.
  const std::vector<Duty>& duties() const { return facts_.duties; }
  // Those that begin at or after the instant.
  std::span<const Duty> DutiesFrom(absl::Time first) const;
  const std::vector<Leave>& leaves() const { return facts_.leaves; }
  ProfessionSet professions() const { return facts_.professions; }
  // Sorted, each once.
  const std::vector<std::string>& competences() const { return facts_.competences; }
  const std::vector<Authorisation>& authorisations() const { return facts_.authorisations; }
  // By task, unit and start.
  const std::vector<Delegation>& delegations() const { return facts_.delegations; }
  const std::vector<Restriction>& restrictions() const { return facts_.restrictions; }
  std::optional<absl::Time> adult_time() const { return facts_.adult_time; }
  // True if the certificate holds until the instant.
  bool HasChildCertificate(absl::Time until) const {
    return facts_.child_certificate && until <= facts_.child_certificate_end;
  }
  bool opted_out() const { return facts_.opted_out; }
  bool has_on_call_home() const { return on_call_home_; }

  // When the person is on duty of whatever kind: no second duty.
  const Blocks& presence() const { return presence_; }
  // When the person is bound by duty: no weekly rest. On call at home only while it is work.
  const Blocks& bound() const { return bound_differs_ ? bound_ : presence_; }
  // When the person works in the sense of the law.
  const Blocks& work() const { return work_differs_ ? work_ : bound(); }
  // When the person is reported away.
  const Blocks& sick() const { return sick_; }
  // Protected days off (fridøgn).
  const Blocks& days_off() const { return days_off_; }

  // Working time in `window`. A minute on duty in two employments is worked once.
  absl::Duration Worked(const Interval& window) const;
  // The part of it in the night period.
  absl::Duration NightWorked(const Interval& window) const;
  // Over all history and everything planned.
  absl::Duration night_work() const { return absl::Nanoseconds(ledger_.night()); }

  // The sums themselves, and the holiday and sickness that the average of WT-48 leaves out.
  const Ledger& ledger() const { return ledger_; }
  const Pauses& pauses() const { return pauses_; }

  // The sum over all facts that InputHash() goes on from.
  std::uint64_t facts_hash() const { return facts_hash_; }

 private:
  void Sum(const Counting& counting);
  // The parts of the duties, and the calls in them.
  Blocks WithCalls(Interval (*part)(const Duty&, const Counting&), const Counting& counting) const;

  WorkerFacts facts_;  // lists sorted; sick and days_off are spent, see below
  Counting counting_;
  Blocks presence_;
  Blocks bound_;  // only if it differs from presence_
  Blocks work_;   // only if it differs from bound()
  bool bound_differs_ = false;
  bool work_differs_ = false;
  bool on_call_home_ = false;  // there is such a duty
  Blocks sick_;
  Pauses pauses_;
  Blocks days_off_;
  Ledger ledger_;
  std::uint64_t facts_hash_ = 0;
};

}  // namespace vagtbro::worktime
