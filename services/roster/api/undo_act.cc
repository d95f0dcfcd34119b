// UndoAct: the latest act of a planner on a shift is undone.
#include <cstdlib>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/law_answer.h"
#include "roster/api/plan_api.h"
#include "roster/plan/act.h"
#include "roster/store/levels.h"
#include "roster/store/people.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

absl::Status Explain(UndoActRefusal refusal) {
  switch (refusal) {
    case UndoActRefusal::kNothingToUndo:
      return kit::Refused("NOTHING_TO_UNDO", "no planner's act on the shift is left to undo");
    case UndoActRefusal::kChangedSince:
      return kit::Refused("CHANGED_SINCE", "something else has happened to the shift since");
    case UndoActRefusal::kShiftBegun:
      return kit::Refused("SHIFT_BEGUN", "the shift has begun");
  }
  std::abort();  // -Werror=switch has named every UndoActRefusal.
}

// OK: whoever had the shift before may have it again.
absl::Status CheckHolder(const RosterState& state, const kit::Commit& commit,
                         const v1::ShiftRow& again, bool moved) {
  const auto* employment = state.Employment(commit.tenant(), again.shift().employment_id());
  const Interval time = HeldTime(again);
  if (employment == nullptr || !worktime::IsEmployed(*employment, time)) {
    return kit::Refused("LAW", "who had it is not employed in all of it any more",
                        {{"rules", "NOT_EMPLOYED"}});
  }
  LawQuestion question;
  if (moved) question = {.ask_time = commit.now(), .rescheduled = true};
  const auto verdict =
      AskTheLaw(state, commit.tenant(), *employment, again.shift(), time, question);
  return verdict.allowed() ? absl::OkStatus() : RefusedByLaw(verdict);
}

absl::Status Check(const RosterState& state, const kit::Commit& commit, const v1::ShiftRow& row) {
  const auto refused = RefuseUndoAct(row, commit.now());
  if (refused) return Explain(*refused);
  const v1::PlannerActKind kind = row.act().kind();
  const bool moved = kind == v1::PLANNER_ACT_KIND_CHANGE;
  if (moved || kind == v1::PLANNER_ACT_KIND_CANCEL) {
    const v1::Shift& before = row.before_act().shift();
    if (IsClosed(state, commit.tenant(), before, WholeOf(before))) {
      return Explain(UndoActRefusal::kChangedSince);
    }
  }
  const auto again = HeldAgain(row);
  return again ? CheckHolder(state, commit, *again, moved) : absl::OkStatus();
}

}  // namespace

absl::Status UndoAct(const RosterState& state, kit::Commit& commit,
                     const v1::UndoActRequest& request, v1::UndoActResponse* response) {
  const std::string& id = request.shift_id();
  absl::Status checked = CheckShiftId(state, request.tenant_id(), id);
  if (checked.ok()) checked = Check(state, commit, *state.Shift(commit.tenant(), id));
  if (!checked.ok()) return checked;
  UndoActOn(state, commit, id);
  *response->mutable_shift() = ToRosterShift(*state.Shift(commit.tenant(), id), commit.now());
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
