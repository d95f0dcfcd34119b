// Profile: the amounts of the law and of one agreement, dated and named; the rules hold no number.
//
// Made from the layers of the rule book (book/rule_book_files.h); the defaults here are the
// statute's. A profile in use is never changed: a new amount is a new version, because verdicts
// name the version they were given under.
//
// Units:   every span is elapsed time; a døgn is 24 hours, also when the clock changes. Minutes of
// a
//          day are by the Danish clock.
// Source:  domain.md 2a, 2b; the figures of the agreements stand in book/*.yaml, each with its own.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "worktime/pay_rates.h"

namespace vagtbro::worktime {

// REST-08: daily rest cut short by agreement.
struct ReducedRest {
  absl::Duration least = absl::Hours(8);
  int most = 2;  // so many in a `window`
  absl::Duration window = 7 * absl::Hours(24);
  bool consecutive = false;  // may two follow each other within two døgn?

  bool operator==(const ReducedRest&) const = default;
};

struct Profile {
  std::string version = "statute@2024-07-01";
  absl::Time in_force_time = absl::FromUnixSeconds(1'719'784'800);  // 1 July 2024 in Denmark

  // REST-11: this much contiguous rest in the window that looks back from any instant of work.
  absl::Duration daily_rest = absl::Hours(11);
  absl::Duration daily_window = absl::Hours(24);
  // REST-08 and REST-COMP; absent: no agreement, rest is never cut short.
  std::optional<ReducedRest> reduced_rest = {};

  // REST-24, REST-24L: a day off next to a daily rest, and the longest stretch between two of them,
  // measured from the end of one weekly rest to the start of the next.
  absl::Duration weekly_rest = absl::Hours(24 + 11);
  absl::Duration weekly_stretch = 6 * absl::Hours(24);

  // REST-ONCALL-HOME: such a duty is work if one must be there within `on_call_response`, or was
  // called more often than `on_call_calls` times.
  absl::Duration on_call_response = absl::Minutes(15);
  int on_call_calls = 2;

  // WT-48: average per 7 døgn over the reference period. Four months are taken as a third of 52
  // weeks: 17 1/3 weeks = 2,912 hours, so the limit is 832 hours of work.
  absl::Duration average_week = absl::Hours(48);
  absl::Duration reference_period = absl::Hours(2'912);
  bool opt_out = false;  // the agreement opens for it

  // NIGHT-DEF, NIGHT-8: the night period, who is a night worker, and their average per 24 hours.
  int night_start_minute = 22 * 60;
  int night_end_minute = 5 * 60;
  absl::Duration night_share = absl::Hours(3);   // of a duty, in the night period
  absl::Duration night_year = absl::Hours(300);  // in the night period in 12 months
  absl::Duration night_average = absl::Hours(8);
  bool night_strict =
      false;  // heavy strain: never more than `night_average` in 24 h with night work

  // SHIFT-MIN, SHIFT-MAX: shortest shift (a warning, or a limit), longest work without a break in
  // duty, and from where on that is worth a warning.
  absl::Duration shift_min = absl::Hours(5);
  bool shift_min_hard = false;
  absl::Duration shift_max = absl::Hours(12);
  absl::Duration shift_warn = absl::Hours(10);
  // A voluntary paid meeting up to this length is no shift and has no minimum (MEETING).
  absl::Duration meeting_max = absl::Hours(2);

  // Split shifts: parts, and the time from the first start to the last end.
  int split_parts = 2;
  absl::Duration split_span = absl::Hours(12);

  // NORM-37 and PT-MER: full time, and from where on extra hours of a part-timer are worth a
  // warning: on average a week over `extra_period`.
  absl::Duration full_time_week = absl::Hours(37);
  absl::Duration extra_warn = absl::Hours(2);
  absl::Duration extra_period = 13 * 7 * absl::Hours(24);

  // FEA: frivilligt ekstraarbejde may be offered at all.
  bool voluntary_extra_work = false;

  PayRates pay = {};

  bool operator==(const Profile&) const = default;
};

// The most work the reference period may hold: average_week x reference_period / 7 døgn.
absl::Duration ReferenceLimit(const Profile& profile);

// The latest profile in force at `time`; nullptr if none is yet. Order does not matter.
const Profile* InForce(const std::vector<Profile>& profiles, absl::Time time);

}  // namespace vagtbro::worktime
