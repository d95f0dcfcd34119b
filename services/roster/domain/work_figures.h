// Work figures: what a week of planned work comes to, for one person and for units together.
//
// Shape:   pure; a shift over the border of a week gives its minutes to both, and counts once,
// where
//          it begins.
// Units:   minutes are elapsed time, rounded down a shift.
// Source:  P13 of the privacy rules: groups under five are not told.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "roster/domain/shift_row.h"

namespace vagtbro::roster {

// Fewer people are not told about.
inline constexpr size_t kFewestPeople = 5;

struct NightPeriod {
  int start_minute = 0;  // of the local day
  int end_minute = 0;
};

struct PersonWeek {
  int64_t minutes = 0;
  int64_t cover_minutes = 0;
  uint32_t shifts = 0;  // meetings are none
  uint32_t nights = 0;
  uint32_t weekend_shifts = 0;
};

// One employment's week. `rows`: shifts that they hold or have worked a part of.
PersonWeek PersonWeekOf(const std::vector<const v1::ShiftRow*>& rows,
                        const std::string& employment_id, const Interval& week,
                        const NightPeriod& night, const absl::TimeZone& zone);

// Employments that the shift is or was planned for; empty: nobody, or it is cancelled.
std::vector<std::string> PlannedFor(const v1::ShiftRow& row);

// Minutes of the shift in the week, and those that somebody lost of them by an absence.
int64_t PlannedMinutes(const v1::ShiftRow& row, const Interval& week);
int64_t LostMinutes(const v1::ShiftRow& row, const Interval& week);

// The units that have people enough of their own to be told about. The others are left out of every
// sum: whoever asks for more units and takes away what they have got for fewer learns nothing.
std::set<std::string> LargeEnough(const std::map<std::string, std::set<std::string>>& people);

}  // namespace vagtbro::roster
