#include "roster/plan/release.h"

#include "kit/base/proto_time.h"

namespace vagtbro::roster {

void DropTeamShift(const v1::Shift& shift, kit::Commit& commit) {
  if (shift.tier() != types::v1::SHIFT_TIER_TEAM) return;
  v1::TeamShiftDropped dropped;
  dropped.set_shift_id(shift.shift_id());
  *dropped.mutable_unit_ids() = shift.unit_ids();
  commit.Emit(shift.shift_id(), dropped);
}

void Release(const RosterState& state, kit::Commit& commit, const std::string& shift_id,
             v1::ReleaseCause cause, std::optional<absl::Time> leave_time,
             const std::string& for_shift_id) {
  const v1::Shift shift = state.Shift(commit.tenant(), shift_id)->shift();
  v1::ShiftReleased released;
  released.set_shift_id(shift_id);
  released.set_employment_id(shift.employment_id());
  released.set_cause(cause);
  if (leave_time) *released.mutable_leave_time() = kit::ToProto(*leave_time);
  released.set_for_shift_id(for_shift_id);
  commit.Emit(shift_id, released);
  DropTeamShift(shift, commit);
}

}  // namespace vagtbro::roster
