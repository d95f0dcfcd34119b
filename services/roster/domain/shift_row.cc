#include "roster/domain/shift_row.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

v1::ShiftState StateWithoutHolder(const v1::ShiftRow& row) {
  return row.shift().tier() == types::v1::SHIFT_TIER_TEAM ? v1::SHIFT_STATE_DROPPED
                                                          : v1::SHIFT_STATE_VACANT;
}

void Leave(v1::ShiftRow* row, absl::Time leave_time) {
  const Interval held = HeldTime(*row);
  if (leave_time > held.start_time) {
    v1::WorkedPart* part = row->add_worked_parts();
    part->set_employment_id(row->shift().employment_id());
    *part->mutable_interval() =
        kit::MakeInterval(held.start_time, std::min(leave_time, held.end_time));
  }
  row->mutable_shift()->clear_employment_id();
  row->clear_cover_interval();
  row->clear_left_shift_id();
  row->clear_checked_in();
}

// True if its holder neither covers it for another nor stands in from a team shift. A planner may
// have given it back to the one who had lost it.
bool IsOwn(const v1::ShiftRow& row) {
  const std::string& holder = row.shift().employment_id();
  return !IsAbsorbed(row) && (!IsCover(row) || holder == row.vacated_by_employment_id() ||
                              holder == AsPublished(row).employment_id());
}

void ForgetAbsorbing(v1::ShiftRow* row) {
  row->clear_absorbed_shift_id();
  row->clear_absorbed_by_shift_id();
  row->clear_absorbed_employment_id();
}

}  // namespace

Interval WholeOf(const v1::Shift& shift) { return worktime::FromProto(shift.interval()); }

bool IsVacated(const v1::ShiftRow& row) {
  return row.state() == v1::SHIFT_STATE_VACANT || row.state() == v1::SHIFT_STATE_OPEN ||
         row.state() == v1::SHIFT_STATE_DROPPED;
}

v1::GapCause GapCauseOf(const v1::ShiftRow& row) {
  if (IsMeeting(row.shift())) return v1::GAP_CAUSE_MEETING;
  switch (row.release_cause()) {
    case v1::RELEASE_CAUSE_CANCELLED:
      return v1::GAP_CAUSE_RELEASED;
    case v1::RELEASE_CAUSE_MOVED:
      return v1::GAP_CAUSE_CHAIN;
    case v1::RELEASE_CAUSE_NO_SHOW:
      return v1::GAP_CAUSE_NO_SHOW;
    case v1::RELEASE_CAUSE_TRAINING:
      return v1::GAP_CAUSE_TRAINING;
    default:
      return v1::GAP_CAUSE_UNSPECIFIED;
  }
}

bool IsCover(const v1::ShiftRow& row) {
  return row.state() == v1::SHIFT_STATE_COVERED && IsHeld(row) && !IsAbsorbed(row);
}

bool IsMeetingPlace(const v1::ShiftRow& row) {
  return IsMeeting(row.shift()) && AsPublished(row).employment_id().empty();
}

std::optional<absl::Time> CheckInDue(const v1::ShiftRow& row, absl::Duration wait) {
  if (wait == absl::ZeroDuration() || !IsCover(row) || row.checked_in() || IsMeeting(row.shift())) {
    return std::nullopt;
  }
  const Interval held = HeldTime(row);
  const absl::Time due = held.start_time + wait;
  return due < held.end_time ? std::optional(due) : std::nullopt;
}

v1::Shift AsPublished(const v1::ShiftRow& row) {
  if (row.has_published()) return row.published();
  v1::Shift shift = row.shift();
  shift.set_employment_id(row.published_employment_id());
  return shift;
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
  // Whoever was only lent to it leaves it to the one who had lost it before.
  if (IsOwn(row)) {
    row.set_vacated_by_employment_id(row.shift().employment_id());
    row.set_absence_id(absence_id);
  }
  if (!IsAbsorbed(row)) row.clear_release_cause();
  Leave(&row, leave_time);
  ForgetAbsorbing(&row);
  row.set_state(v1::SHIFT_STATE_VACANT);
  return row;
}

v1::ShiftRow Released(v1::ShiftRow row, v1::ReleaseCause cause, absl::Time leave_time) {
  if (!IsHeld(row)) return row;
  row.set_released_employment_id(row.shift().employment_id());
  Leave(&row, leave_time);
  ForgetAbsorbing(&row);
  row.set_release_cause(cause);
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
  row.set_state(StateWithoutHolder(row));
  return row;
}

v1::ShiftRow Covered(v1::ShiftRow row, const std::string& employment_id, const Interval& interval) {
  const bool absorbed = IsAbsorbed(row);
  ForgetAbsorbing(&row);
  row.clear_release_cause();
  row.set_state(IsVacated(row) || absorbed ? v1::SHIFT_STATE_COVERED : row.state());
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
  row.clear_release_cause();
  row.clear_released_employment_id();
  row.clear_left_shift_id();
  row.clear_checked_in();
  ForgetAbsorbing(&row);
  return row;
}

v1::ShiftRow TakenOver(v1::ShiftRow row, const std::string& employment_id,
                       const std::string& team_shift_id, const Interval& interval) {
  row = Covered(std::move(row), employment_id, interval);
  row.set_absorbed_shift_id(team_shift_id);
  return row;
}

v1::ShiftRow GivenUp(v1::ShiftRow row, const std::string& basis_shift_id, absl::Time leave_time) {
  if (!IsHeld(row)) return row;
  row.set_absorbed_employment_id(row.shift().employment_id());
  row.set_absorbed_by_shift_id(basis_shift_id);
  Leave(&row, leave_time);
  row.set_state(v1::SHIFT_STATE_VACANT);
  return row;
}

absl::Time LeaveTimeOf(const v1::Shift& team, const Interval& taken, absl::Time now) {
  const absl::Time start = WholeOf(team).start_time;
  return start <= now ? taken.start_time : start;
}

v1::ShiftRow LeftForGood(v1::ShiftRow row, const std::string& absence_id, absl::Time leave_time) {
  if (!absence_id.empty()) {
    row.set_vacated_by_employment_id(row.absorbed_employment_id());
    row.set_absence_id(absence_id);
  }
  // Of what was still planned of it, too, nothing is left.
  auto* parts = row.mutable_worked_parts();
  for (v1::WorkedPart& part : *parts) {
    const absl::Time end = std::min(kit::End(part.interval()), leave_time);
    *part.mutable_interval()->mutable_end_time() = kit::ToProto(end);
  }
  parts->erase(std::remove_if(parts->begin(), parts->end(),
                              [](const v1::WorkedPart& part) {
                                return kit::End(part.interval()) <= kit::Start(part.interval());
                              }),
               parts->end());
  ForgetAbsorbing(&row);
  return row;
}

v1::ShiftRow FirstPart(v1::ShiftRow row, const v1::Shift& first, const std::string& second_id) {
  row = WithPublishedKept(std::move(row));
  *row.mutable_shift() = first;
  row.add_part_shift_ids(second_id);
  ForgetAbsorbing(&row);
  return row;
}

v1::ShiftRow SecondPart(const v1::ShiftRow& whole, const v1::Shift& second) {
  v1::ShiftRow row;
  *row.mutable_shift() = second;
  if (IsHeld(row)) return Published(second);
  row.set_vacated_by_employment_id(whole.vacated_by_employment_id());
  row.set_absence_id(whole.absence_id());
  row.set_release_cause(whole.release_cause());
  row.set_state(StateWithoutHolder(row));
  return row;
}

v1::ShiftRow Changed(v1::ShiftRow row, const v1::Shift& shift) {
  row = WithPublishedKept(std::move(row));
  *row.mutable_shift() = shift;
  if (!IsHeld(row)) row.clear_cover_interval();
  if (row.has_cover_interval()) {
    const Interval whole = WholeOf(shift);
    *row.mutable_cover_interval() = kit::MakeInterval(
        std::max(kit::Start(row.cover_interval()), whole.start_time), whole.end_time);
  }
  return row;
}

v1::ShiftRow PlannedAgain(v1::ShiftRow row) {
  row.set_state(v1::SHIFT_STATE_PLANNED);
  row.clear_release_cause();
  row.clear_released_employment_id();
  return row;
}

v1::ShiftRow Cancelled(v1::ShiftRow row, absl::Time leave_time) {
  row = WithPublishedKept(std::move(row));
  if (IsHeld(row)) Leave(&row, leave_time);
  ForgetAbsorbing(&row);
  row.set_state(v1::SHIFT_STATE_CANCELLED);
  return row;
}

v1::ShiftRow WithPublishedKept(v1::ShiftRow row) {
  if (!row.has_published()) *row.mutable_published() = AsPublished(row);
  return row;
}

}  // namespace vagtbro::roster
