// PayRates: what an agreement pays, as data of a Profile.
//
// Units:   øre an hour or an occasion; shares in hundredths of a per cent of the hourly wage
//          (3'600 = 36.00 %). Minutes of a day are by the Danish clock; an end of 1440 is midnight.
// Source:  domain.md 2b and its table of unsocial hours; each figure's own source is in
// book/*.yaml.
#pragma once

#include <array>
#include <cstdint>

#include "absl/time/time.h"

namespace vagtbro::worktime {

// Unsocial hours: a part of the day in which every started half hour is paid a share on top.
// Wraps over midnight if end < start. Never, if they are equal or the share is 0.
struct UnsocialHours {
  int start_minute = 0;
  int end_minute = 0;
  int share = 0;

  bool operator==(const UnsocialHours&) const = default;
};

struct PayRates {
  // An hour's wage by Profession; an assumption until payroll has confirmed it.
  std::array<std::int64_t, 7> hourly_ore = {};

  UnsocialHours evening = {};  // every day but those below
  UnsocialHours night = {};
  UnsocialHours saturday = {};
  UnsocialHours sunday = {};  // Sundays and public holidays
  // Holidays that are none by law but count as Sunday from this minute on: 1 May, Constitution Day
  // (Grundlovsdag) and New Year's Eve; 1440: never.
  int half_holiday_start_minute = 1'440;

  int overtime_share = 5'000;           // OT-50, on top of the hour
  bool overtime_from_own_norm = false;  // PT-MER's other reading: beyond the own contract

  absl::Duration change_notice = 4 * absl::Hours(24);  // CHG-4D
  std::int64_t change_hour_ore = 0;
  std::int64_t change_on_call_hour_ore = 0;                 // CHG-ONCALL
  absl::Duration overtime_notice_over = absl::Minutes(60);  // OT-NOTICE: longer extra work ...
  std::int64_t overtime_notice_ore = 0;                     // ... not notified the day before

  int revoked_day_off_share = 5'000;     // DAYOFF-REV: on top of each hour
  std::int64_t revoked_day_off_ore = 0;  // and once
  absl::Duration call_in_minimum = {};   // CALLIN-MIN: paid at least
  std::int64_t split_shift_ore = 0;      // once a split shift

  bool operator==(const PayRates&) const = default;
};

}  // namespace vagtbro::worktime
