// MergeNightWatches: a planner makes one shared shift out of several.
#include <cstdlib>
#include <optional>
#include <set>
#include <vector>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"
#include "roster/domain/merge.h"
#include "roster/plan/absorb.h"
#include "roster/plan/level_watch.h"
#include "roster/store/people.h"

namespace vagtbro::roster {
namespace {

absl::Status Explain(MergeRefusal refusal) {
  switch (refusal) {
    case MergeRefusal::kShiftBegun:
      return kit::Refused("SHIFT_BEGUN", "the shifts have begun");
    case MergeRefusal::kTimesDiffer:
      return kit::Refused("TIMES_DIFFER", "only shifts at the same time can be merged");
    case MergeRefusal::kKindsDiffer:
      return kit::Refused("KINDS_DIFFER", "a waking and a sleeping watch are not the same duty");
    case MergeRefusal::kRolesDiffer:
      return kit::Refused("ROLES_DIFFER", "one person cannot hold both roles");
    case MergeRefusal::kNotNeighbours:
      return kit::Refused("NOT_NEIGHBOURS", "the units are not near enough to share a night watch");
    case MergeRefusal::kNoCommonProfession:
      return kit::Refused("NO_COMMON_PROFESSION", "no profession may watch over all of the units");
    case MergeRefusal::kLaw:
      return kit::Refused("LAW", "nobody who holds one of them may hold the shared one");
  }
  std::abort();  // -Werror=switch has named every MergeRefusal.
}

absl::Status CheckIds(const RosterState& state, const v1::MergeNightWatchesRequest& request) {
  const std::set<std::string> ids(request.shift_ids().begin(), request.shift_ids().end());
  if (ids.size() < 2 || ids.size() != static_cast<size_t>(request.shift_ids_size())) {
    return kit::Malformed("shift_ids", "name at least two shifts, each once");
  }
  for (const std::string& id : request.shift_ids()) {
    const absl::Status checked = CheckId("shift_ids", id);
    if (!checked.ok()) return checked;
    if (state.Shift(request.tenant_id(), id) == nullptr) {
      return kit::Unknown("UNKNOWN_SHIFT", "no shift has the shift_id '" + id + "'");
    }
  }
  return absl::OkStatus();
}

// The first who may hold the shared shift; nullopt: somebody holds one of them, but nobody may. A
// shift of nobody stands for all if nobody holds any.
std::optional<size_t> Keeps(const RosterState& state, const kit::Commit& commit,
                            const std::vector<v1::ShiftRow>& rows, const v1::Shift& merged) {
  bool any_held = false;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!IsHeld(rows[i])) continue;
    any_held = true;
    const auto* employment = state.Employment(commit.tenant(), rows[i].shift().employment_id());
    if (employment == nullptr) continue;
    v1::Shift own = merged;
    own.set_shift_id(rows[i].shift().shift_id());
    LawQuestion question;
    question.ask_time = commit.now();
    question.rescheduled = true;
    if (AskTheLaw(state, commit.tenant(), *employment, own, WholeOf(own), question).allowed()) {
      return i;
    }
  }
  return any_held ? std::nullopt : std::optional<size_t>(0);
}

void EmitMerged(const RosterState& state, kit::Commit& commit,
                const std::vector<v1::ShiftRow>& rows, size_t kept, const v1::Shift& merged) {
  std::vector<std::string> ids;
  for (const v1::ShiftRow& row : rows) ids.push_back(row.shift().shift_id());
  LevelWatch watch(state, commit, WithTeamShifts(state, commit.tenant(), ids));
  for (size_t i = 0; i < rows.size(); ++i) {
    const v1::Shift& shift = rows[i].shift();
    if (rows[i].state() == v1::SHIFT_STATE_OPEN) {
      CloseGap(commit, rows[i].gap_id(), v1::GAP_CLOSE_REASON_CHANGED);
    }
    if (i == kept) continue;
    UndoAbsorb(state, commit, shift.shift_id());
    v1::ShiftCancelled cancelled;
    cancelled.set_shift_id(shift.shift_id());
    cancelled.set_employment_id(shift.employment_id());
    commit.Emit(shift.shift_id(), cancelled);
  }
  v1::ShiftChanged changed;
  *changed.mutable_shift() = merged;
  changed.mutable_shift()->set_shift_id(ids[kept]);
  changed.mutable_shift()->set_employment_id(rows[kept].shift().employment_id());
  *changed.mutable_previous_interval() = merged.interval();
  commit.Emit(ids[kept], changed);
  watch.Settle();
}

}  // namespace

absl::Status MergeNightWatches(const RosterState& state, kit::Commit& commit,
                               const v1::MergeNightWatchesRequest& request,
                               v1::MergeNightWatchesResponse* response) {
  const absl::Status checked = CheckIds(state, request);
  if (!checked.ok()) return checked;
  std::vector<v1::ShiftRow> rows;
  v1::Shift all;
  for (const std::string& id : request.shift_ids()) {
    rows.push_back(*state.Shift(commit.tenant(), id));
    all.mutable_unit_ids()->MergeFrom(rows.back().shift().unit_ids());
  }
  const std::set<std::string> unit_ids(all.unit_ids().begin(), all.unit_ids().end());
  all.mutable_unit_ids()->Assign(unit_ids.begin(), unit_ids.end());
  const auto merged = Merged(rows, state.UnitsOf(commit.tenant(), all), commit.now());
  if (!merged) return Explain(merged.error());
  const auto kept = Keeps(state, commit, rows, *merged);
  if (!kept) return Explain(MergeRefusal::kLaw);
  EmitMerged(state, commit, rows, *kept, *merged);
  const v1::ShiftRow& row =
      *state.Shift(commit.tenant(), request.shift_ids(static_cast<int>(*kept)));
  *response->mutable_shift() = row.shift();
  response->set_state(row.state());
  for (size_t i = 0; i < rows.size(); ++i) {
    if (i != *kept) response->add_cancelled_shift_ids(rows[i].shift().shift_id());
  }
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
