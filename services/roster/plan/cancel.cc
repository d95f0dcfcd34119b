#include "roster/plan/cancel.h"

#include "roster/plan/absorb.h"
#include "roster/plan/give_back.h"

namespace vagtbro::roster {

void Cancel(const RosterState& state, kit::Commit& commit, const std::string& shift_id,
            v1::GapCloseReason reason) {
  const v1::ShiftRow row = *state.Shift(commit.tenant(), shift_id);
  if (row.state() == v1::SHIFT_STATE_OPEN) CloseGap(commit, row.gap_id(), reason);
  UndoAbsorb(state, commit, shift_id);
  v1::ShiftCancelled cancelled;
  cancelled.set_shift_id(shift_id);
  cancelled.set_employment_id(row.shift().employment_id());
  commit.Emit(shift_id, cancelled);
  GiveLeftBack(state, commit, row);
}

}  // namespace vagtbro::roster
