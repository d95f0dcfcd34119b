// Shift rows: how each fact changes a shift, and what can be read off one.
//
// Shape:   pure and total: every fact ever written gives a row.
// Units:   intervals are half-open.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "roster/domain/staffing.h"
#include "vagtbro/roster/v1/plan_events.pb.h"
#include "vagtbro/roster/v1/roster_events.pb.h"
#include "vagtbro/roster/v1/roster_facts.pb.h"

namespace vagtbro::roster {

// No shift is longer; so a shift that overlaps a time begins at most this long before it.
inline constexpr absl::Duration kLongestShift = absl::Hours(24);
// No planner makes a meeting longer.
inline constexpr absl::Duration kLongestMeeting = absl::Hours(2);

Interval WholeOf(const v1::Shift& shift);

inline bool IsHeld(const v1::ShiftRow& row) { return !row.shift().employment_id().empty(); }

// True if its holder has left it and nobody else has it: VACANT, OPEN or DROPPED.
bool IsVacated(const v1::ShiftRow& row);

// True if its holder gave up a team shift for it.
inline bool IsAbsorbed(const v1::ShiftRow& row) { return !row.absorbed_shift_id().empty(); }

// True if somebody has it in another's place: not its planned holder, and nobody from a team shift
// who stands in.
bool IsCover(const v1::ShiftRow& row);

inline bool IsMeeting(const v1::Shift& shift) {
  return shift.kind() == types::v1::SHIFT_KIND_MEETING;
}

// A place at a voluntary meeting, for whoever wants it.
bool IsMeetingPlace(const v1::ShiftRow& row);

// When whoever covers it must have checked in, who may be `wait` late; nullopt: they need not, or
// they have. Zero: nobody checks in.
std::optional<absl::Time> CheckInDue(const v1::ShiftRow& row, absl::Duration wait);

// Why somebody is wanted for it, as far as others may know.
v1::GapCause GapCauseOf(const v1::ShiftRow& row);

// The record as last imported, whatever has become of the shift since.
v1::Shift AsPublished(const v1::ShiftRow& row);

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

// The holder works no longer from `leave_time` on. Who covered it for another is only released: who
// had lost it before gets it back.
v1::ShiftRow Vacated(v1::ShiftRow row, const std::string& absence_id, absl::Time leave_time);

// The holder works no longer from `leave_time` on, without an absence. Who had reported sick from
// it before gets it back as if nobody had come.
v1::ShiftRow Released(v1::ShiftRow row, v1::ReleaseCause cause, absl::Time leave_time);

v1::ShiftRow Dropped(v1::ShiftRow row);

v1::ShiftRow Opened(v1::ShiftRow row, const std::string& gap_id);

// Nobody is searched for any more; a shift that somebody has by now stays as it is.
v1::ShiftRow Closed(v1::ShiftRow row, const std::string& gap_id);

// Somebody has `interval` of it.
v1::ShiftRow Covered(v1::ShiftRow row, const std::string& employment_id, const Interval& interval);

// The one who had reported sick has it again, whole.
v1::ShiftRow Restored(v1::ShiftRow row, const std::string& employment_id);

// A basis shift: somebody has `interval` of it and gave up a team shift for it.
v1::ShiftRow TakenOver(v1::ShiftRow row, const std::string& employment_id,
                       const std::string& team_shift_id, const Interval& interval);

// That team shift, left from `leave_time` on.
v1::ShiftRow GivenUp(v1::ShiftRow row, const std::string& basis_shift_id, absl::Time leave_time);

// Until when who gives up the team shift for `taken` is there: somebody at work goes on until the
// other shift begins, otherwise all of it falls away.
absl::Time LeaveTimeOf(const v1::Shift& team, const Interval& taken, absl::Time now);

// A team shift given up, whose holder has left what they took over, too. `absence_id` empty:
// without an absence.
v1::ShiftRow LeftForGood(v1::ShiftRow row, const std::string& absence_id, absl::Time leave_time);

// What is left of a shift that has been parted, and the new one; somebody with a cover's part of it
// may not hold it. Whoever `second` names has it as planned.
v1::ShiftRow FirstPart(v1::ShiftRow row, const v1::Shift& first, const std::string& second_id);
v1::ShiftRow SecondPart(const v1::ShiftRow& whole, const v1::Shift& second);

// As a planner has changed it; whoever holds it works it at its new times.
v1::ShiftRow Changed(v1::ShiftRow row, const v1::Shift& shift);

// Whoever holds it, or nobody, has it as planned, not as a cover.
v1::ShiftRow PlannedAgain(v1::ShiftRow row);

// No longer wanted from `leave_time` on; what was worked of it is kept.
v1::ShiftRow Cancelled(v1::ShiftRow row, absl::Time leave_time);

// Remembers what was imported before more than the holder changes.
v1::ShiftRow WithPublishedKept(v1::ShiftRow row);

}  // namespace vagtbro::roster
