#include "roster/swap/react/swap_due.h"

namespace vagtbro::roster {

void OnSwapDue(const RosterState& state, kit::Commit& commit, const kit::Alarm& alarm) {
  const std::string swap_id = alarm.stream_id();
  const v1::SwapRow* row = state.swaps().Find(commit.tenant(), swap_id);
  if (row == nullptr) return;
  if (alarm.purpose() == kSwapBegins && row->state() == v1::SWAP_STATE_OPEN) {
    v1::ShiftSwapEnded ended;
    ended.set_swap_id(swap_id);
    ended.set_state(v1::SWAP_STATE_VOID);
    commit.Emit(swap_id, ended);
  } else if (alarm.purpose() == kSwapForget) {
    v1::SwapForgotten forgotten;
    forgotten.set_swap_id(swap_id);
    commit.Emit(swap_id, forgotten);
  }
}

}  // namespace vagtbro::roster
