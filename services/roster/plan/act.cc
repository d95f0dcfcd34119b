#include "roster/plan/act.h"

#include "kit/base/proto_time.h"
#include "roster/plan/absorb.h"
#include "roster/plan/accepted.h"
#include "roster/plan/level_watch.h"

namespace vagtbro::roster {
namespace {

void NoteUndo(kit::Commit& commit, const v1::ShiftRow& row) {
  NoteAct(commit, row.shift().shift_id(), v1::PLANNER_ACT_KIND_UNDO,
          types::v1::ACT_REASON_UNSPECIFIED, row.act().employment_id());
}

// Whoever was put on it need not come.
void Unassign(kit::Commit& commit, const v1::ShiftRow& row) {
  v1::ShiftReleased released;
  released.set_shift_id(row.shift().shift_id());
  released.set_employment_id(row.shift().employment_id());
  released.set_cause(v1::RELEASE_CAUSE_PLANNER);
  commit.Emit(row.shift().shift_id(), released);
}

void Uncancel(kit::Commit& commit, const v1::ShiftRow& row) {
  const auto before = HeldAgain(row);
  if (!before) return;
  v1::ShiftRestored restored;
  restored.set_shift_id(row.shift().shift_id());
  restored.set_employment_id(before->shift().employment_id());
  commit.Emit(row.shift().shift_id(), restored);
}

void ChangeBack(kit::Commit& commit, const v1::ShiftRow& row) {
  if (row.state() == v1::SHIFT_STATE_OPEN) {
    CloseGap(commit, row.gap_id(), v1::GAP_CLOSE_REASON_CHANGED);
  }
  v1::ShiftChanged changed;
  *changed.mutable_shift() = row.before_act().shift();
  changed.mutable_shift()->set_employment_id(row.shift().employment_id());
  *changed.mutable_previous_interval() = row.shift().interval();
  commit.Emit(row.shift().shift_id(), changed);
}

}  // namespace

void NoteAct(kit::Commit& commit, const std::string& shift_id, v1::PlannerActKind kind,
             types::v1::ActReason reason, const std::string& employment_id) {
  v1::PlannerAct act;
  // What the act does has the same cause; that is how the fold tells it from what comes later.
  act.set_act_id(commit.cause().causation_id);
  act.set_shift_id(shift_id);
  act.set_kind(kind);
  act.set_reason(reason);
  act.set_actor_employment_id(commit.cause().actor_employment_id);
  *act.mutable_act_time() = kit::ToProto(commit.now());
  act.set_employment_id(employment_id);
  commit.Emit(shift_id, act);
}

void AcceptLevelOf(const RosterState& state, kit::Commit& commit, const std::string& shift_id,
                   types::v1::ActReason reason) {
  const v1::ShiftRow row = *state.Shift(commit.tenant(), shift_id);
  const auto accepted = LevelToAccept(state, commit.tenant(), row, commit.now());
  NoteAct(commit, shift_id, v1::PLANNER_ACT_KIND_ACCEPT_LEVEL, reason);
  commit.Emit(shift_id, accepted);
  CloseGap(commit, row.gap_id(), v1::GAP_CLOSE_REASON_LEVEL_ACCEPTED);
  TendGaps(state, commit, AreasOf(row.shift(), commit.now()));
}

void UndoActOn(const RosterState& state, kit::Commit& commit, const std::string& shift_id) {
  const v1::ShiftRow row = *state.Shift(commit.tenant(), shift_id);
  LevelWatch watch(state, commit, {shift_id});
  watch.Watch(Joined(AreasOf(row.before_act().shift(), commit.now())));
  NoteUndo(commit, row);
  switch (row.act().kind()) {
    case v1::PLANNER_ACT_KIND_ASSIGN:
    case v1::PLANNER_ACT_KIND_OVERRIDE:
      Unassign(commit, row);
      break;
    case v1::PLANNER_ACT_KIND_CANCEL:
      Uncancel(commit, row);
      break;
    case v1::PLANNER_ACT_KIND_CHANGE:
      ChangeBack(commit, row);
      break;
    default:
      break;
  }
  v1::ActUndone undone;
  undone.set_shift_id(shift_id);
  commit.Emit(shift_id, undone);
  watch.Settle();
}

}  // namespace vagtbro::roster
