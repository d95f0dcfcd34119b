#include "roster/plan/give_back.h"

#include <algorithm>

#include "roster/plan/absorb.h"
#include "roster/store/levels.h"
#include "roster/store/people.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

// The shift that the holder of `row` left for it and that can be theirs again; null: there is none.
// One that they had covered themselves stays as it is: its own holder may want it back.
const v1::ShiftRow* LeftFor(const RosterState& state, const std::string& tenant,
                            const v1::ShiftRow& row, absl::Time now) {
  const v1::ShiftRow* left = state.Shift(tenant, row.left_shift_id());
  if (left == nullptr || !left->vacated_by_employment_id().empty()) return nullptr;
  const Interval whole = WholeOf(left->shift());
  if (whole.start_time <= now || IsClosed(state, tenant, left->shift(), whole)) return nullptr;
  const bool free = IsVacated(*left) || CanUndoAbsorb(state, tenant, row.left_shift_id(), now);
  return free ? left : nullptr;
}

// Under which employment the holder of `row` had `left`; empty: it was not theirs.
std::string OwnerOf(const RosterState& state, const std::string& tenant, const v1::ShiftRow& row,
                    const v1::ShiftRow& left) {
  const auto own = state.SamePerson(tenant, row.shift().employment_id());
  for (const std::string& id : {AsPublished(left).employment_id(), left.released_employment_id()}) {
    if (std::find(own.begin(), own.end(), id) != own.end()) return id;
  }
  return "";
}

bool MayHold(const RosterState& state, const std::string& tenant, const std::string& employment_id,
             const v1::Shift& shift) {
  const Interval whole = WholeOf(shift);
  const auto* employment = state.Employment(tenant, employment_id);
  return employment != nullptr && worktime::IsEmployed(*employment, whole) &&
         !IsAway(state, tenant, employment_id, whole) &&
         AskTheLaw(state, tenant, *employment, shift, whole).allowed();
}

void EmitRestored(kit::Commit& commit, const v1::ShiftRow& row, const std::string& employment_id) {
  v1::ShiftRestored restored;
  restored.set_shift_id(row.shift().shift_id());
  restored.set_employment_id(employment_id);
  restored.set_released_employment_id(row.shift().employment_id());
  commit.Emit(restored.shift_id(), restored);
  if (row.state() == v1::SHIFT_STATE_OPEN) {
    CloseGap(commit, row.gap_id(), v1::GAP_CLOSE_REASON_RECOVERED);
  }
}

}  // namespace

std::vector<std::string> WithLeftShifts(const RosterState& state, const std::string& tenant,
                                        const std::vector<std::string>& shift_ids) {
  std::vector<std::string> all = shift_ids;
  for (const std::string& id : shift_ids) {
    const v1::ShiftRow* row = state.Shift(tenant, id);
    if (row == nullptr || state.Shift(tenant, row->left_shift_id()) == nullptr) continue;
    all.push_back(row->left_shift_id());
  }
  return WithTeamShifts(state, tenant, all);
}

bool MayHaveItBack(const RosterState& state, const std::string& tenant, const v1::ShiftRow& row) {
  return MayHold(state, tenant, row.vacated_by_employment_id(), row.shift());
}

void GiveBack(const RosterState& state, kit::Commit& commit, const std::string& shift_id) {
  const std::string& tenant = commit.tenant();
  const v1::ShiftRow row = *state.Shift(tenant, shift_id);
  UndoAbsorb(state, commit, shift_id);
  EmitRestored(commit, row, row.vacated_by_employment_id());
  GiveLeftBack(state, commit, row);
}

void GiveLeftBack(const RosterState& state, kit::Commit& commit, const v1::ShiftRow& row) {
  const v1::ShiftRow* found = LeftFor(state, commit.tenant(), row, commit.now());
  if (found == nullptr) return;
  const v1::ShiftRow left = *found;
  const std::string owner = OwnerOf(state, commit.tenant(), row, left);
  if (!MayHold(state, commit.tenant(), owner, left.shift())) return;
  UndoAbsorb(state, commit, left.shift().shift_id());
  EmitRestored(commit, left, owner);
}

}  // namespace vagtbro::roster
