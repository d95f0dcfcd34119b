#include <algorithm>
#include <vector>

#include "kit/base/ids.h"
#include "kit/base/proto_time.h"
#include "kit/time/local_time.h"
#include "roster/domain/promise_rules.h"
#include "roster/plan/absorb.h"
#include "roster/plan/give_back.h"
#include "roster/plan/level_watch.h"
#include "roster/plan/vacate.h"
#include "roster/react/hear.h"
#include "roster/store/people.h"
#include "vagtbro/sickness/v1/sickness_events.pb.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

template <class Event>
bool MakesSense(const Event& event) {
  return kit::IsId(event.absence_id()) && kit::IsId(event.employment_id());
}

absl::Status Senseless() {
  return absl::InvalidArgumentError(std::string("an absence without id, employment or time"));
}

bool SameTime(const v1::AwayRow* row, const types::v1::Interval& interval) {
  return row != nullptr && kit::Start(row->interval()) == kit::Start(interval) &&
         kit::End(row->interval()) == kit::End(interval);
}

absl::Status OnSickCall(const RosterState& state, kit::Commit& commit,
                        const sickness::v1::SickCallReported& event) {
  if (!MakesSense(event) || kit::End(event.interval()) <= kit::Start(event.interval())) {
    return Senseless();
  }
  // One absence is reported once; what came later about it is not undone.
  if (state.Absence(commit.tenant(), event.absence_id()) != nullptr) return absl::OkStatus();
  commit.Emit(event.absence_id(), event);
  VacateAway(state, commit, {event.employment_id()});
  return absl::OkStatus();
}

absl::Status OnExtension(const RosterState& state, kit::Commit& commit,
                         const sickness::v1::AbsenceExtended& event) {
  if (!MakesSense(event) || kit::End(event.interval()) <= kit::Start(event.interval())) {
    return Senseless();
  }
  if (SameTime(state.Absence(commit.tenant(), event.absence_id()), event.interval())) {
    return absl::OkStatus();
  }
  commit.Emit(event.absence_id(), event);
  VacateAway(state, commit, {event.employment_id()});
  return absl::OkStatus();
}

// Shifts left because of an absence that is over: those to give back, and those somebody has.
struct Missed {
  std::vector<std::string> free;     // nobody has them, or only somebody from a team shift
  std::vector<std::string> undone;   // somebody covers them, but it was said in time
  std::vector<std::string> covered;  // somebody covers them
};

Missed NoLongerMissed(const RosterState& state, const kit::Commit& commit,
                      const sickness::v1::RecoveryReported& event) {
  Missed missed;
  for (const v1::ShiftRow* row : state.OfAbsence(commit.tenant(), event.absence_id())) {
    const Interval whole = WholeOf(row->shift());
    const std::string& id = row->shift().shift_id();
    const std::string& owner = row->vacated_by_employment_id();
    if (whole.start_time < kit::FromProto(event.fit_from_time())) continue;
    const auto* employment = state.Employment(commit.tenant(), owner);
    if (employment == nullptr || !worktime::IsEmployed(*employment, whole)) continue;
    if (whole.end_time <= commit.now() || IsAway(state, commit.tenant(), owner, whole)) continue;
    if (IsVacated(*row) || CanUndoAbsorb(state, commit.tenant(), id, commit.now())) {
      missed.free.push_back(id);
    } else if (row->state() == v1::SHIFT_STATE_COVERED && whole.start_time > commit.now()) {
      const uint32_t minute = state.RecoverCutOffMinute(commit.tenant());
      const bool in_time = commit.now() < RecoverCutOff(whole.start_time, minute, kit::LocalZone());
      (in_time ? missed.undone : missed.covered).push_back(id);
    }
  }
  return missed;
}

// Gives the shift back, unless its owner has another one at that time by now.
void Restore(const RosterState& state, kit::Commit& commit, const std::string& shift_id) {
  const v1::ShiftRow& row = *state.Shift(commit.tenant(), shift_id);
  const std::string& owner = row.vacated_by_employment_id();
  if (HoldsAnother(state, commit.tenant(), owner, shift_id, WholeOf(row.shift()))) return;
  GiveBack(state, commit, shift_id);
}

void OfferUndo(const RosterState& state, kit::Commit& commit, const std::string& shift_id) {
  const v1::ShiftRow* row = state.Shift(commit.tenant(), shift_id);
  v1::CoverUndoOffered offered;
  offered.set_shift_id(shift_id);
  offered.set_employment_id(row->vacated_by_employment_id());
  offered.set_cover_employment_id(row->shift().employment_id());
  commit.Emit(shift_id, offered);
}

// Nobody is fit before being away: an earlier fit_from_time means not away at all.
bool IsKnown(const v1::AwayRow* absence, const sickness::v1::RecoveryReported& event) {
  return absence != nullptr &&
         kit::End(absence->interval()) ==
             std::max(kit::Start(absence->interval()), kit::FromProto(event.fit_from_time()));
}

absl::Status OnRecovery(const RosterState& state, kit::Commit& commit,
                        const sickness::v1::RecoveryReported& event) {
  if (!MakesSense(event) || !event.has_fit_from_time()) return Senseless();
  if (IsKnown(state.Absence(commit.tenant(), event.absence_id()), event)) return absl::OkStatus();
  commit.Emit(event.absence_id(), event);
  const Missed missed = NoLongerMissed(state, commit, event);
  std::vector<std::string> changing = missed.free;
  changing.insert(changing.end(), missed.undone.begin(), missed.undone.end());
  LevelWatch watch(state, commit, WithLeftShifts(state, commit.tenant(), changing));
  for (const std::string& id : missed.free) Restore(state, commit, id);
  for (const std::string& id : missed.undone) {
    // The law may have a word by now: then a planner decides.
    if (MayHaveItBack(state, commit.tenant(), *state.Shift(commit.tenant(), id))) {
      GiveBack(state, commit, id);
    } else {
      OfferUndo(state, commit, id);
    }
  }
  for (const std::string& id : missed.covered) OfferUndo(state, commit, id);
  watch.Settle();
  // "Fit from Thursday" may also be later than what was thought.
  VacateAway(state, commit, {event.employment_id()});
  return absl::OkStatus();
}

}  // namespace

void HearSickness(const RosterState& state, kit::Hearing& hearing) {
  hearing.On<sickness::v1::SickCallReported>(
      "sickness", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnSickCall(state, commit, event);
      });
  hearing.On<sickness::v1::AbsenceExtended>(
      "sickness", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnExtension(state, commit, event);
      });
  hearing.On<sickness::v1::RecoveryReported>(
      "sickness", [&state](kit::Commit& commit, const auto& event, const kit::Envelope&) {
        return OnRecovery(state, commit, event);
      });
}

}  // namespace vagtbro::roster
