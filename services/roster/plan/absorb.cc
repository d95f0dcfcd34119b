#include "roster/plan/absorb.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "roster/plan/need.h"
#include "roster/plan/release.h"
#include "roster/store/people.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

std::set<std::string> UnitIds(const v1::Shift& shift) {
  return {shift.unit_ids().begin(), shift.unit_ids().end()};
}

bool IsTeamShift(const v1::Shift& shift) { return shift.tier() == types::v1::SHIFT_TIER_TEAM; }

bool CanBeTakenOver(const v1::ShiftRow& row, absl::Time now) {
  return IsVacated(row) && !IsTeamShift(row.shift()) &&
         row.shift().kind() != types::v1::SHIFT_KIND_MEETING && !IsEmpty(VacantTime(row, now));
}

bool HoldsAll(const Interval& a, const Interval& b) {
  return a.start_time <= b.start_time && b.end_time <= a.end_time;
}

// Team shifts of the same units that last over `vacant`, the shortest first.
std::vector<v1::ShiftRow> TeamShiftsFor(const RosterState& state, const std::string& tenant,
                                        const v1::ShiftRow& basis, const Interval& vacant) {
  std::vector<v1::ShiftRow> rows;
  for (const auto* row : state.OfUnit(tenant, basis.shift().unit_ids(0), vacant)) {
    if (IsTeamShift(row->shift()) && row->state() == v1::SHIFT_STATE_PLANNED && IsHeld(*row) &&
        HoldsAll(HeldTime(*row), vacant) && UnitIds(row->shift()) == UnitIds(basis.shift())) {
      rows.push_back(*row);
    }
  }
  const auto order = [](const v1::ShiftRow& row) {
    const Interval held = HeldTime(row);
    return std::make_tuple(Length(held), held.start_time, row.shift().shift_id());
  };
  std::sort(rows.begin(), rows.end(),
            [&](const v1::ShiftRow& a, const v1::ShiftRow& b) { return order(a) < order(b); });
  return rows;
}

// True if nobody need be searched for once the holder has changed over.
bool CanBeMissed(const RosterState& state, const std::string& tenant, const v1::ShiftRow& basis,
                 const v1::ShiftRow& team, const Interval& vacant, absl::Time now) {
  const std::string& basis_id = basis.shift().shift_id();
  const std::string& team_id = team.shift().shift_id();
  const v1::ShiftRow left = GivenUp(team, basis_id, LeaveTimeOf(team.shift(), vacant, now));
  const Imagined after = {
      {basis_id, TakenOver(basis, team.shift().employment_id(), team_id, vacant)}, {team_id, left}};
  return !NeedOf(state, tenant, left, now, Counting::kHoldersAndGaps, after);
}

bool MayTakeOver(const RosterState& state, const std::string& tenant, const v1::ShiftRow& basis,
                 const v1::ShiftRow& team, const Interval& vacant, absl::Time now) {
  const auto* employment = state.Employment(tenant, team.shift().employment_id());
  if (employment == nullptr || employment->kind() == directory::v1::EMPLOYMENT_KIND_AGENCY ||
      !worktime::IsEmployed(*employment, vacant)) {
    return false;
  }
  LawQuestion question;
  question.ask_time = now;
  question.rescheduled = true;
  question.release_shift_id = team.shift().shift_id();
  question.leave_time = LeaveTimeOf(team.shift(), vacant, now);
  return AskTheLaw(state, tenant, *employment, basis.shift(), vacant, question).allowed();
}

}  // namespace

std::vector<std::string> VacatedBasis(const RosterState& state, const std::string& tenant,
                                      const std::vector<Area>& areas, absl::Time now) {
  std::set<std::tuple<bool, absl::Time, std::string>> found;
  for (const Area& area : areas) {
    for (const auto* row : state.VacatedOf(tenant, area.unit_id, area.interval)) {
      if (!CanBeTakenOver(*row, now)) continue;
      const bool plain = row->shift().requirement().role() == types::v1::ROLE_SLOT_UNSPECIFIED;
      found.emplace(plain, WholeOf(row->shift()).start_time, row->shift().shift_id());
    }
  }
  std::vector<std::string> ids;
  for (const auto& [plain, start_time, id] : found) ids.push_back(id);
  return ids;
}

std::optional<Absorption> FindAbsorption(const RosterState& state, const std::string& tenant,
                                         const std::string& shift_id, absl::Time now) {
  const v1::ShiftRow* basis = state.Shift(tenant, shift_id);
  if (basis == nullptr || !CanBeTakenOver(*basis, now)) return std::nullopt;
  const Interval vacant = VacantTime(*basis, now);
  if (IsClosed(state, tenant, basis->shift(), vacant)) return std::nullopt;
  for (const v1::ShiftRow& team : TeamShiftsFor(state, tenant, *basis, vacant)) {
    if (CanBeMissed(state, tenant, *basis, team, vacant, now) &&
        MayTakeOver(state, tenant, *basis, team, vacant, now)) {
      return Absorption{shift_id, team.shift().shift_id(), team.shift().employment_id()};
    }
  }
  return std::nullopt;
}

void EmitAbsorbed(const RosterState& state, kit::Commit& commit, const Absorption& absorption) {
  const v1::ShiftRow basis = *state.Shift(commit.tenant(), absorption.shift_id);
  v1::ShiftAbsorbed absorbed;
  absorbed.set_shift_id(absorption.shift_id);
  absorbed.set_team_shift_id(absorption.team_shift_id);
  absorbed.set_employment_id(absorption.employment_id);
  *absorbed.mutable_unit_ids() = basis.shift().unit_ids();
  commit.Emit(absorption.shift_id, absorbed);
  DropTeamShift(state.Shift(commit.tenant(), absorption.team_shift_id)->shift(), commit);
  if (basis.state() == v1::SHIFT_STATE_OPEN) {
    CloseGap(commit, basis.gap_id(), v1::GAP_CLOSE_REASON_ABSORBED);
  }
}

void AbsorbIn(const RosterState& state, kit::Commit& commit, const std::vector<Area>& areas) {
  for (const std::string& id : VacatedBasis(state, commit.tenant(), areas, commit.now())) {
    const auto found = FindAbsorption(state, commit.tenant(), id, commit.now());
    if (found) EmitAbsorbed(state, commit, *found);
  }
}

bool CanUndoAbsorb(const RosterState& state, const std::string& tenant, const std::string& shift_id,
                   absl::Time now) {
  const v1::ShiftRow* basis = state.Shift(tenant, shift_id);
  const v1::ShiftRow* team = basis == nullptr ? nullptr : state.GivenUpFor(tenant, *basis);
  if (team == nullptr) return false;
  const Interval whole = WholeOf(team->shift());
  if (whole.start_time <= now || WholeOf(basis->shift()).start_time <= now) return false;
  const auto* employment = state.Employment(tenant, team->absorbed_employment_id());
  if (employment == nullptr || !worktime::IsEmployed(*employment, whole)) return false;
  LawQuestion question;
  question.rescheduled = true;
  question.release_shift_id = shift_id;
  return AskTheLaw(state, tenant, *employment, team->shift(), whole, question).allowed();
}

std::vector<std::string> WithTeamShifts(const RosterState& state, const std::string& tenant,
                                        const std::vector<std::string>& shift_ids) {
  std::vector<std::string> all = shift_ids;
  for (const std::string& id : shift_ids) {
    const v1::ShiftRow* basis = state.Shift(tenant, id);
    const v1::ShiftRow* team = basis == nullptr ? nullptr : state.GivenUpFor(tenant, *basis);
    if (team != nullptr) all.push_back(team->shift().shift_id());
  }
  return all;
}

bool UndoAbsorb(const RosterState& state, kit::Commit& commit, const std::string& shift_id) {
  if (!CanUndoAbsorb(state, commit.tenant(), shift_id, commit.now())) return false;
  const v1::ShiftRow team =
      *state.GivenUpFor(commit.tenant(), *state.Shift(commit.tenant(), shift_id));
  v1::ShiftRestored restored;
  restored.set_shift_id(team.shift().shift_id());
  restored.set_employment_id(team.absorbed_employment_id());
  commit.Emit(restored.shift_id(), restored);
  if (team.state() == v1::SHIFT_STATE_OPEN) {
    CloseGap(commit, team.gap_id(), v1::GAP_CLOSE_REASON_RECOVERED);
  }
  return true;
}

}  // namespace vagtbro::roster
