// ChangeShift: a planner moves a shift in time, or changes who may hold it.
#include <cstdlib>
#include <optional>

#include "kit/journal/table.h"
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/law_answer.h"
#include "roster/api/roster_api.h"
#include "roster/domain/decisions.h"
#include "roster/domain/import_check.h"
#include "roster/domain/promise_rules.h"
#include "roster/plan/act.h"
#include "roster/plan/level_watch.h"
#include "roster/store/levels.h"
#include "roster/store/people.h"
#include "worktime/proto/facts.h"
#include "worktime/proto/told_verdict.h"

namespace vagtbro::roster {
namespace {

absl::Status Explain(ChangeRefusal refusal, const types::v1::Verdict* verdict = nullptr) {
  switch (refusal) {
    case ChangeRefusal::kShiftOver:
      return kit::Refused("SHIFT_OVER", "nothing is left of the shift");
    case ChangeRefusal::kShiftBegun:
      return kit::Refused("SHIFT_BEGUN", "it has begun: only its end can be moved");
    case ChangeRefusal::kTimeOver:
      return kit::Refused("TIME_OVER", "the new time is over, or has begun");
    case ChangeRefusal::kUnitClosed:
      return kit::Refused("UNIT_CLOSED", "the unit is closed at that time");
    case ChangeRefusal::kNotEmployed:
      return kit::Refused("NOT_EMPLOYED", "its holder is not employed in all of the new time");
    case ChangeRefusal::kLaw:
      return RefusedByLaw(*verdict);
  }
  std::abort();  // -Werror=switch has named every ChangeRefusal.
}

v1::Shift AsAsked(v1::Shift shift, const v1::ChangeShiftRequest& request) {
  if (request.has_interval()) *shift.mutable_interval() = request.interval();
  if (request.has_requirement()) *shift.mutable_requirement() = request.requirement();
  return shift;
}

absl::Status CheckRequest(const RosterState& state, const kit::Commit& commit,
                          const v1::ChangeShiftRequest& request) {
  const std::string& tenant = request.tenant_id();
  absl::Status checked = CheckShiftId(state, tenant, request.shift_id());
  if (!checked.ok()) return checked;
  const v1::ShiftRow& row = *state.Shift(tenant, request.shift_id());
  if (request.has_override()) {
    checked = CheckOverride(state, commit, request.override(), row.shift().employment_id());
    if (!checked.ok()) return checked;
  }
  const v1::Shift shift = AsAsked(row.shift(), request);
  if (request.has_interval() && IsMeeting(shift) && Length(WholeOf(shift)) > kLongestMeeting) {
    return kit::Malformed("interval", "at most 2 hours");
  }
  const auto known = [](const std::string&) { return true; };
  std::optional<Rejection> wrong = roster::CheckShift(shift, known, known);
  if (!wrong) wrong = CheckSharing(shift, state.UnitsOf(tenant, shift));
  if (!wrong) return absl::OkStatus();
  return kit::Malformed(request.has_requirement() ? "requirement" : "interval", wrong->advice);
}

// The law's answer about its holder; absent: nobody holds it.
struct Asked {
  std::optional<ChangeRefusal> refused;
  std::optional<types::v1::Verdict> verdict;
};

Asked AskAboutHolder(const RosterState& state, const kit::Commit& commit, const v1::ShiftRow& row,
                     bool overridden) {
  Asked asked;
  if (!IsHeld(row)) return asked;
  const auto* employment = state.Employment(commit.tenant(), row.shift().employment_id());
  const Interval time = HeldTime(row);
  if (employment == nullptr || !worktime::IsEmployed(*employment, time)) {
    asked.refused = ChangeRefusal::kNotEmployed;
    return asked;
  }
  LawQuestion question;
  question.ask_time = commit.now();
  question.rescheduled = true;
  asked.verdict = AskTheLaw(state, commit.tenant(), *employment, row.shift(), time, question);
  if (!Permitted(*asked.verdict, overridden)) asked.refused = ChangeRefusal::kLaw;
  return asked;
}

void EmitChanged(const RosterState& state, kit::Commit& commit, const v1::ChangeShiftRequest& asked,
                 const v1::Shift& shift, const types::v1::Verdict* verdict) {
  const v1::ShiftRow row = *state.Shift(commit.tenant(), shift.shift_id());
  LevelWatch watch(state, commit, {shift.shift_id()});
  watch.Watch(Joined(AreasOf(shift, commit.now())));
  NoteAct(commit, shift.shift_id(), v1::PLANNER_ACT_KIND_CHANGE, asked.reason());
  if (row.state() == v1::SHIFT_STATE_OPEN) {
    CloseGap(commit, row.gap_id(), v1::GAP_CLOSE_REASON_CHANGED);
  }
  v1::ShiftChanged changed;
  *changed.mutable_shift() = shift;
  *changed.mutable_previous_interval() = row.shift().interval();
  commit.Emit(shift.shift_id(), changed);
  if (verdict != nullptr && !verdict->allowed()) {
    v1::ChangeOverridden overridden;
    overridden.set_shift_id(shift.shift_id());
    overridden.set_employment_id(shift.employment_id());
    *overridden.mutable_override() = asked.override();
    *overridden.mutable_verdict() = *verdict;
    commit.Emit(shift.shift_id(), overridden);
  }
  watch.Settle();
}

}  // namespace

absl::Status ChangeShift(const RosterState& state, kit::Commit& commit,
                         const v1::ChangeShiftRequest& request, v1::ChangeShiftResponse* response) {
  const absl::Status checked = CheckRequest(state, commit, request);
  if (!checked.ok()) return checked;
  const v1::ShiftRow row = *state.Shift(commit.tenant(), request.shift_id());
  const v1::Shift shift = AsAsked(row.shift(), request);
  const Interval time = WholeOf(shift);
  const auto refused = RefuseChange(row, time, commit.now());
  if (refused) return Explain(*refused);
  if (request.has_interval() && IsClosed(state, commit.tenant(), shift, time)) {
    return Explain(ChangeRefusal::kUnitClosed);
  }
  const Asked asked = AskAboutHolder(state, commit, Changed(row, shift), request.has_override());
  if (asked.refused) return Explain(*asked.refused, asked.verdict ? &*asked.verdict : nullptr);
  if (kit::DeterministicBytes(shift) != kit::DeterministicBytes(row.shift())) {
    EmitChanged(state, commit, request, shift, asked.verdict ? &*asked.verdict : nullptr);
  }
  *response->mutable_shift() =
      ToRosterShift(*state.Shift(commit.tenant(), shift.shift_id()), commit.now());
  if (asked.verdict) *response->mutable_verdict() = worktime::ToldToPlanner(*asked.verdict);
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
