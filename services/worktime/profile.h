// Profile: the amounts of the law and of one agreement, dated and named; the rules hold no number.
//
// A profile in use is never changed: a new amount is a new version, because verdicts name the
// version they were given under.
//
// Units:   every span is elapsed time; a døgn is 24 hours, also when the clock changes.
// Source:  domain rules REST-11, REST-24, WT-48, SHIFT-MAX.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"

namespace vagtbro::worktime {

struct Profile {
  std::string version = "statute@2024-07-01";
  absl::Time in_force_time = absl::FromUnixSeconds(1'719'784'800);  // 1 July 2024 in Denmark

  // REST-11: this much contiguous rest in the window that looks back from any instant of work.
  absl::Duration daily_rest = absl::Hours(11);
  absl::Duration daily_window = absl::Hours(24);

  // REST-24: a day off next to a daily rest, and the longest stretch between two of them, measured
  // from the end of one weekly rest to the start of the next.
  absl::Duration weekly_rest = absl::Hours(24 + 11);
  absl::Duration weekly_stretch = 6 * absl::Hours(24);

  // WT-48: average per 7 døgn over the reference period. Four months are taken as a third of 52
  // weeks: 17 1/3 weeks = 2,912 hours, so the limit is 832 hours of work.
  absl::Duration average_week = absl::Hours(48);
  absl::Duration reference_period = absl::Hours(2'912);

  // SHIFT-MAX: longest work without a break in duty, and from where on it is worth a warning.
  absl::Duration shift_max = absl::Hours(12);
  absl::Duration shift_warn = absl::Hours(10);

  bool operator==(const Profile&) const = default;
};

// The most work the reference period may hold: average_week x reference_period / 7 døgn.
absl::Duration ReferenceLimit(const Profile& profile);

// The latest profile in force at `time`; nullptr if none is yet. Order does not matter.
const Profile* InForce(const std::vector<Profile>& profiles, absl::Time time);

}  // namespace vagtbro::worktime
