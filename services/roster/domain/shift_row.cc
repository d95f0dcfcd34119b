#include "roster/domain/shift_row.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {

Interval WholeOf(const v1::Shift& shift) { return worktime::FromProto(shift.interval()); }

bool IsVacated(const v1::ShiftRow& row) {
  return row.state() == v1::SHIFT_STATE_VACANT || row.state() == v1::SHIFT_STATE_OPEN ||
         row.state() == v1::SHIFT_STATE_DROPPED;
}

Interval HeldTime(const v1::ShiftRow& row) {
  return row.has_cover_interval() ? worktime::FromProto(row.cover_interval())
                                  : WholeOf(row.shift());
}

Interval VacantTime(const v1::ShiftRow& row, absl::Time now) {
  Interval vacant = WholeOf(row.shift());
  vacant.start_time = std::max(vacant.start_time, now);
  for (const v1::WorkedPart& part : row.worked_parts()) {
    vacant.start_time = std::max(vacant.start_time, kit::End(part.interval()));
  }
  return vacant;
}

std::vector<Attendance> AttendancesOf(const v1::ShiftRow& row) {
  std::vector<Attendance> attendances;
  for (const v1::WorkedPart& part : row.worked_parts()) {
    attendances.push_back({part.employment_id(), worktime::FromProto(part.interval())});
  }
  if (IsHeld(row)) attendances.push_back({row.shift().employment_id(), HeldTime(row)});
  return attendances;
}

v1::ShiftRow Published(const v1::Shift& shift) {
  v1::ShiftRow row;
  *row.mutable_shift() = shift;
  row.set_state(v1::SHIFT_STATE_PLANNED);
  row.set_published_employment_id(shift.employment_id());
  return row;
}

v1::ShiftRow Vacated(v1::ShiftRow row, const std::string& absence_id, absl::Time leave_time) {
  if (!IsHeld(row)) return row;
  const Interval held = HeldTime(row);
  if (leave_time > held.start_time) {
    v1::WorkedPart* part = row.add_worked_parts();
    part->set_employment_id(row.shift().employment_id());
    *part->mutable_interval() =
        kit::MakeInterval(held.start_time, std::min(leave_time, held.end_time));
  }
  row.set_vacated_by_employment_id(row.shift().employment_id());
  row.set_absence_id(absence_id);
  row.mutable_shift()->clear_employment_id();
  row.clear_cover_interval();
  row.set_state(v1::SHIFT_STATE_VACANT);
  return row;
}

v1::ShiftRow Dropped(v1::ShiftRow row) {
  row.set_state(v1::SHIFT_STATE_DROPPED);
  return row;
}

v1::ShiftRow Opened(v1::ShiftRow row, const std::string& gap_id) {
  row.set_state(v1::SHIFT_STATE_OPEN);
  row.set_gap_id(gap_id);
  return row;
}

v1::ShiftRow Closed(v1::ShiftRow row, const std::string& gap_id) {
  if (row.state() != v1::SHIFT_STATE_OPEN || row.gap_id() != gap_id) return row;
  const bool team = row.shift().tier() == types::v1::SHIFT_TIER_TEAM;
  row.set_state(team ? v1::SHIFT_STATE_DROPPED : v1::SHIFT_STATE_VACANT);
  return row;
}

v1::ShiftRow Covered(v1::ShiftRow row, const std::string& employment_id, const Interval& interval) {
  row.set_state(IsVacated(row) ? v1::SHIFT_STATE_COVERED : row.state());
  row.mutable_shift()->set_employment_id(employment_id);
  if (interval == WholeOf(row.shift())) {
    row.clear_cover_interval();
  } else {
    *row.mutable_cover_interval() = worktime::ToProto(interval);
  }
  return row;
}

v1::ShiftRow Restored(v1::ShiftRow row, const std::string& employment_id) {
  row.mutable_shift()->set_employment_id(employment_id);
  row.set_state(v1::SHIFT_STATE_PLANNED);
  row.clear_cover_interval();
  row.clear_vacated_by_employment_id();
  row.clear_absence_id();
  row.clear_worked_parts();
  return row;
}

}  // namespace vagtbro::roster
