#include "roster/react/hear.h"

#include "roster/swap/react/swap_due.h"

namespace vagtbro::roster {

void Hear(const RosterState& state, kit::Hearing& hearing) {
  HearDirectory(state, hearing);
  HearSickness(state, hearing);
  HearPool(state, hearing);
}

void OnAlarm(const RosterState& state, kit::Commit& commit, const kit::Alarm& alarm) {
  if (alarm.purpose() == kCheckIn) OnCheckInDue(state, commit, alarm.stream_id());
  OnSwapDue(state, commit, alarm);
  if (alarm.purpose() != kGapExpiry) return;
  const v1::GapRow* gap = state.Gap(commit.tenant(), alarm.stream_id());
  if (gap == nullptr || !gap->open()) return;
  v1::GapClosed closed;
  closed.set_gap_id(alarm.stream_id());
  closed.set_reason(v1::GAP_CLOSE_REASON_EXPIRED);
  commit.Emit(closed.gap_id(), closed);
}

}  // namespace vagtbro::roster
