// CancelShift: a planner does not want a shift any more.
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"
#include "roster/domain/promise_rules.h"
#include "roster/plan/act.h"
#include "roster/plan/cancel.h"
#include "roster/plan/give_back.h"
#include "roster/plan/level_watch.h"

namespace vagtbro::roster {

absl::Status CancelShift(const RosterState& state, kit::Commit& commit,
                         const v1::CancelShiftRequest& request, v1::CancelShiftResponse* response) {
  const std::string& id = request.shift_id();
  const absl::Status checked = CheckShiftId(state, request.tenant_id(), id);
  if (!checked.ok()) return checked;
  if (!CanBeCancelled(*state.Shift(commit.tenant(), id), commit.now())) {
    return kit::Refused("SHIFT_OVER", "nothing is left of the shift");
  }
  LevelWatch watch(state, commit, WithLeftShifts(state, commit.tenant(), {id}));
  NoteAct(commit, id, v1::PLANNER_ACT_KIND_CANCEL, request.reason());
  Cancel(state, commit, id, v1::GAP_CLOSE_REASON_NOT_NEEDED);
  watch.Settle();
  *response->mutable_shift() = ToRosterShift(*state.Shift(commit.tenant(), id), commit.now());
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
