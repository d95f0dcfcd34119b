// Who covers a shift has not come: the rest of it is searched for, as if they had never had it.
#include "roster/plan/level_watch.h"
#include "roster/plan/release.h"
#include "roster/react/hear.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::roster {

void OnCheckInDue(const RosterState& state, kit::Commit& commit, const std::string& shift_id) {
  const v1::ShiftRow* row = state.Shift(commit.tenant(), shift_id);
  if (row == nullptr || !state.CheckInDue(commit.tenant(), *row)) return;
  const absl::Time never_there = HeldTime(*row).start_time;
  v1::CheckInMissed missed;
  missed.set_shift_id(shift_id);
  missed.set_employment_id(row->shift().employment_id());
  LevelWatch watch(state, commit, {shift_id});
  commit.Emit(shift_id, missed);
  Release(state, commit, shift_id, v1::RELEASE_CAUSE_NO_SHOW, never_there);
  watch.Settle();
}

}  // namespace vagtbro::roster
