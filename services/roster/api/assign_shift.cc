// AssignShift: a planner puts somebody on a shift that nobody holds.
#include <cstdlib>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/law_answer.h"
#include "roster/api/roster_api.h"
#include "roster/domain/decisions.h"
#include "roster/plan/absorb.h"
#include "roster/plan/act.h"
#include "roster/plan/level_watch.h"
#include "roster/store/people.h"
#include "worktime/proto/facts.h"
#include "worktime/proto/told_verdict.h"

namespace vagtbro::roster {
namespace {

absl::Status Explain(AssignRefusal refusal, const types::v1::Verdict* verdict = nullptr) {
  switch (refusal) {
    case AssignRefusal::kShiftOver:
      return kit::Refused("SHIFT_OVER", "nothing is left of the shift");
    case AssignRefusal::kShiftHeld:
      return kit::Refused("SHIFT_HELD", "somebody has the shift");
    case AssignRefusal::kNotEmployed:
      return kit::Refused("NOT_EMPLOYED", "the employment is not in force in the whole shift");
    case AssignRefusal::kLaw:
      return RefusedByLaw(*verdict);
  }
  std::abort();  // -Werror=switch has named every AssignRefusal.
}

absl::Status CheckIds(const RosterState& state, const kit::Commit& commit,
                      const v1::AssignShiftRequest& request) {
  absl::Status checked = CheckId("shift_id", request.shift_id());
  if (checked.ok()) checked = CheckId("employment_id", request.employment_id());
  if (!checked.ok()) return checked;
  if (state.Shift(request.tenant_id(), request.shift_id()) == nullptr) {
    return kit::Unknown("UNKNOWN_SHIFT", "no shift has this shift_id");
  }
  if (state.Employment(request.tenant_id(), request.employment_id()) == nullptr) {
    return kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has this employment_id");
  }
  if (!request.has_override()) return absl::OkStatus();
  return CheckOverride(state, commit, request.override(), request.employment_id());
}

// Q-UNDER: the manager lets somebody below the slot's profile fill it while somebody authorised is
// in the house. The law judges that, and it is kept with the assignment.
bool IsDowngrade(const v1::AssignShiftRequest& request) {
  return request.override().reason_code() == "Q_UNDER";
}

// As if nobody had it: somebody from a team shift only stands in until another comes.
v1::ShiftRow WithoutStandIn(v1::ShiftRow row) {
  row.mutable_shift()->clear_employment_id();
  row.clear_cover_interval();
  return row;
}

// An open gap has found somebody.
void EmitCover(kit::Commit& commit, const std::string& gap_id,
               const v1::AssignShiftRequest& request, const Interval& time,
               const types::v1::Verdict& verdict) {
  v1::ShiftCovered covered;
  covered.set_gap_id(gap_id);
  covered.set_shift_id(request.shift_id());
  covered.set_employment_id(request.employment_id());
  *covered.mutable_interval() = worktime::ToProto(time);
  *covered.mutable_verdict() = verdict;
  commit.Emit(request.shift_id(), covered);
  v1::GapClosed closed;
  closed.set_gap_id(gap_id);
  closed.set_reason(v1::GAP_CLOSE_REASON_COVERED);
  commit.Emit(gap_id, closed);
}

void EmitAssigned(kit::Commit& commit, const v1::AssignShiftRequest& request,
                  const std::string& previous, const types::v1::Verdict& verdict) {
  v1::ShiftAssigned assigned;
  assigned.set_shift_id(request.shift_id());
  assigned.set_employment_id(request.employment_id());
  assigned.set_previous_employment_id(previous);
  const bool kept = !verdict.allowed() || IsDowngrade(request);
  if (kept) *assigned.mutable_override() = request.override();
  *assigned.mutable_verdict() = verdict;
  commit.Emit(request.shift_id(), assigned);
}

}  // namespace

absl::Status AssignShift(const RosterState& state, kit::Commit& commit,
                         const v1::AssignShiftRequest& request, v1::AssignShiftResponse* response) {
  const absl::Status checked = CheckIds(state, commit, request);
  if (!checked.ok()) return checked;
  const std::string& tenant = request.tenant_id();
  const v1::ShiftRow row = *state.Shift(tenant, request.shift_id());
  const auto& employment = *state.Employment(tenant, request.employment_id());
  const bool stands_in = row.shift().employment_id() != request.employment_id() &&
                         CanUndoAbsorb(state, tenant, request.shift_id(), commit.now());
  const auto time = AssignTime(stands_in ? WithoutStandIn(row) : row, employment, commit.now());
  if (!time) return Explain(time.error());
  LawQuestion question{.ask_time = commit.now()};
  if (IsDowngrade(request)) {
    question.downgrade_approver = request.override().approver_employment_id();
  }
  const types::v1::Verdict verdict =
      AskTheLaw(state, tenant, employment, row.shift(), *time, question);
  const bool overridden = request.has_override() && !IsDowngrade(request);
  if (!Permitted(verdict, overridden)) return Explain(AssignRefusal::kLaw, &verdict);

  LevelWatch watch(state, commit, WithTeamShifts(state, tenant, {request.shift_id()}));
  NoteAct(commit, request.shift_id(),
          verdict.allowed() ? v1::PLANNER_ACT_KIND_ASSIGN : v1::PLANNER_ACT_KIND_OVERRIDE,
          request.reason(), request.employment_id());
  if (stands_in) UndoAbsorb(state, commit, request.shift_id());
  if (row.state() == v1::SHIFT_STATE_OPEN) {
    EmitCover(commit, row.gap_id(), request, *time, verdict);
  }
  EmitAssigned(commit, request, row.vacated_by_employment_id(), verdict);
  watch.Settle();

  *response->mutable_shift() =
      ToRosterShift(*state.Shift(tenant, request.shift_id()), commit.now());
  *response->mutable_verdict() = worktime::ToldToPlanner(verdict);
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
