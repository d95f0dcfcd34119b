// CheckIn: somebody has come to work; who is late has the shift again while nobody else has.
#include <cstdlib>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/law_answer.h"
#include "roster/api/roster_api.h"
#include "roster/domain/promise_rules.h"
#include "roster/plan/level_watch.h"
#include "roster/store/people.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

absl::Status Explain(CheckInRefusal refusal, const types::v1::Verdict* verdict = nullptr) {
  switch (refusal) {
    case CheckInRefusal::kTooEarly:
      return kit::Refused("TOO_EARLY", "check in from an hour before the shift begins");
    case CheckInRefusal::kShiftOver:
      return kit::Refused("SHIFT_OVER", "nothing is left of the shift");
    case CheckInRefusal::kShiftHeld:
      return kit::Refused("SHIFT_HELD", "thank you for coming; somebody else has it by now");
    case CheckInRefusal::kNotYours:
      return kit::Refused("NOT_YOURS", "the shift is not theirs");
    case CheckInRefusal::kLaw:
      return RefusedByLaw(*verdict);
  }
  std::abort();  // -Werror=switch has named every CheckInRefusal.
}

// The gap is closed, and the rest of the shift is theirs again.
void TakeBack(const RosterState& state, kit::Commit& commit, const v1::CheckInRequest& request,
              const Interval& time, const types::v1::Verdict& verdict) {
  const v1::ShiftRow row = *state.Shift(commit.tenant(), request.shift_id());
  if (row.state() != v1::SHIFT_STATE_OPEN) {
    v1::ShiftAssigned assigned;
    assigned.set_shift_id(request.shift_id());
    assigned.set_employment_id(request.employment_id());
    assigned.set_previous_employment_id(row.vacated_by_employment_id());
    *assigned.mutable_verdict() = verdict;
    commit.Emit(request.shift_id(), assigned);
    return;
  }
  v1::ShiftCovered covered;
  covered.set_gap_id(row.gap_id());
  covered.set_shift_id(request.shift_id());
  covered.set_employment_id(request.employment_id());
  *covered.mutable_interval() = worktime::ToProto(time);
  *covered.mutable_verdict() = verdict;
  commit.Emit(request.shift_id(), covered);
  CloseGap(commit, row.gap_id(), v1::GAP_CLOSE_REASON_RECOVERED);
}

// OK: they may have the rest of the shift.
absl::Status CheckLate(const RosterState& state, const kit::Commit& commit,
                       const v1::CheckInRequest& request, const Interval& time,
                       types::v1::Verdict* verdict) {
  const auto* employment = state.Employment(commit.tenant(), request.employment_id());
  const v1::ShiftRow& row = *state.Shift(commit.tenant(), request.shift_id());
  if (employment == nullptr || !worktime::IsEmployed(*employment, time)) {
    return Explain(CheckInRefusal::kNotYours);
  }
  LawQuestion question;
  question.ask_time = commit.now();
  question.consented = true;
  *verdict = AskTheLaw(state, commit.tenant(), *employment, row.shift(), time, question);
  return verdict->allowed() ? absl::OkStatus() : Explain(CheckInRefusal::kLaw, verdict);
}

}  // namespace

absl::Status CheckIn(const RosterState& state, kit::Commit& commit,
                     const v1::CheckInRequest& request, v1::CheckInResponse* response) {
  const std::string& id = request.shift_id();
  absl::Status checked = CheckId("employment_id", request.employment_id());
  if (checked.ok()) checked = CheckShiftId(state, request.tenant_id(), id);
  if (!checked.ok()) return checked;
  const v1::ShiftRow& row = *state.Shift(commit.tenant(), id);
  const auto kind = CheckInOf(row, request.employment_id(), commit.now());
  if (!kind) return Explain(kind.error());
  const Interval left = VacantTime(row, commit.now());
  types::v1::Verdict verdict;
  if (*kind == CheckInKind::kLate) {
    checked = CheckLate(state, commit, request, left, &verdict);
    if (!checked.ok()) return checked;
  }

  if (*kind != CheckInKind::kRepeated) {
    LevelWatch watch(state, commit, {id});
    if (*kind == CheckInKind::kLate) TakeBack(state, commit, request, left, verdict);
    v1::CheckedIn fact;
    fact.set_shift_id(id);
    fact.set_employment_id(request.employment_id());
    commit.Emit(id, fact);
    watch.Settle();
  }
  *response->mutable_shift() = ToRosterShift(*state.Shift(commit.tenant(), id), commit.now());
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
