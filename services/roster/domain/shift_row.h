// Shift rows: how each fact changes a shift, and what can be read off one.
//
// Shape:   pure and total: every fact ever written gives a row.
// Units:   intervals are half-open.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "roster/domain/requirement.h"
#include "vagtbro/roster/v1/roster_events.pb.h"
#include "vagtbro/roster/v1/roster_facts.pb.h"

namespace vagtbro::roster {

// No shift is longer; so a shift that overlaps a time begins at most this long before it.
inline constexpr absl::Duration kLongestShift = absl::Hours(24);

Interval WholeOf(const v1::Shift& shift);

inline bool IsHeld(const v1::ShiftRow& row) { return !row.shift().employment_id().empty(); }

// True if its holder reported sick and nobody else has it: VACANT, OPEN or DROPPED.
bool IsVacated(const v1::ShiftRow& row);

// What its holder works. Requires IsHeld().
Interval HeldTime(const v1::ShiftRow& row);

// What nobody works once the last holder has left, as far as it is still to come; empty: it is
// over.
Interval VacantTime(const v1::ShiftRow& row, absl::Time now);

// Times that a person was or is planned to be there, by the shift's holders past and present.
struct Attendance {
  std::string employment_id;
  Interval interval;
};
std::vector<Attendance> AttendancesOf(const v1::ShiftRow& row);

// A shift as imported; what stood there before is gone.
v1::ShiftRow Published(const v1::Shift& shift);

// The holder works no longer from `leave_time` on.
v1::ShiftRow Vacated(v1::ShiftRow row, const std::string& absence_id, absl::Time leave_time);

v1::ShiftRow Dropped(v1::ShiftRow row);

v1::ShiftRow Opened(v1::ShiftRow row, const std::string& gap_id);

// Nobody is searched for any more; a shift that somebody has by now stays as it is.
v1::ShiftRow Closed(v1::ShiftRow row, const std::string& gap_id);

// Somebody has `interval` of it.
v1::ShiftRow Covered(v1::ShiftRow row, const std::string& employment_id, const Interval& interval);

// The one who had reported sick has it again, whole.
v1::ShiftRow Restored(v1::ShiftRow row, const std::string& employment_id);

}  // namespace vagtbro::roster
