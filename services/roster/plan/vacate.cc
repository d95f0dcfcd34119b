#include "roster/plan/vacate.h"

#include <algorithm>
#include <map>
#include <vector>

#include "roster/plan/give_back.h"
#include "roster/plan/level_watch.h"
#include "roster/plan/release.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

// Shift id -> the absence that takes its holder away.
using Hits = std::map<std::string, std::string>;

void AddHits(const RosterState& state, const kit::Commit& commit, const std::string& employment,
             Hits* hits) {
  for (const auto& [absence_id, row] : state.AbsencesOf(commit.tenant(), employment)) {
    Interval away = worktime::FromProto(row->interval());
    away.start_time = std::max(away.start_time, commit.now());
    if (IsEmpty(away)) continue;
    for (const std::string& own : state.SamePerson(commit.tenant(), employment)) {
      for (const v1::ShiftRow* shift : state.OfEmployment(commit.tenant(), own, away)) {
        if (shift->shift().employment_id() != own || !Overlaps(HeldTime(*shift), away)) continue;
        hits->emplace(shift->shift().shift_id(), absence_id);
      }
    }
  }
}

void EmitVacated(const RosterState& state, kit::Commit& commit, const std::string& shift_id,
                 const std::string& absence_id) {
  const v1::Shift shift = state.Shift(commit.tenant(), shift_id)->shift();
  v1::ShiftVacated vacated;
  vacated.set_shift_id(shift_id);
  vacated.set_employment_id(shift.employment_id());
  vacated.set_absence_id(absence_id);
  commit.Emit(shift_id, vacated);
  DropTeamShift(shift, commit);
}

}  // namespace

void VacateAway(const RosterState& state, kit::Commit& commit,
                const std::set<std::string>& employments) {
  Hits hits;
  for (const std::string& employment : employments) AddHits(state, commit, employment, &hits);
  if (hits.empty()) return;
  std::vector<std::string> shift_ids;
  std::vector<v1::ShiftRow> held;
  for (const auto& [shift_id, absence_id] : hits) {
    shift_ids.push_back(shift_id);
    held.push_back(*state.Shift(commit.tenant(), shift_id));
  }
  LevelWatch watch(state, commit, WithLeftShifts(state, commit.tenant(), shift_ids));
  for (const auto& [shift_id, absence_id] : hits) EmitVacated(state, commit, shift_id, absence_id);
  for (const v1::ShiftRow& row : held) GiveLeftBack(state, commit, row);
  watch.Settle();
}

}  // namespace vagtbro::roster
