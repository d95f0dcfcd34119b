#include "roster/draft/plan/publish.h"

#include "kit/journal/table.h"
#include "roster/plan/cancel.h"
#include "roster/plan/level_watch.h"
#include "vagtbro/roster/v1/plan_events.pb.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostInAnEvent = 200;

// It stays a planned shift, so a team shift does not fall away: plan/release.h is for those.
void EmitReleased(kit::Commit& commit, const v1::Shift& before) {
  v1::ShiftReleased released;
  released.set_shift_id(before.shift_id());
  released.set_employment_id(before.employment_id());
  released.set_cause(v1::RELEASE_CAUSE_PLANNER);
  commit.Emit(before.shift_id(), released);
}

// With its holder of the moment: who gets it is told by EmitAssigned().
void EmitChanged(kit::Commit& commit, const v1::Shift& before, v1::Shift shift,
                 const std::string& holder) {
  shift.set_employment_id(holder);
  v1::ShiftChanged changed;
  *changed.mutable_shift() = shift;
  *changed.mutable_previous_interval() = before.interval();
  commit.Emit(shift.shift_id(), changed);
}

// `previous`: who had it; empty: nobody.
void EmitAssigned(kit::Commit& commit, const std::string& previous, const JudgedChange& change) {
  const v1::Shift& shift = change.draft.change().shift();
  v1::ShiftAssigned assigned;
  assigned.set_shift_id(shift.shift_id());
  assigned.set_employment_id(shift.employment_id());
  assigned.set_previous_employment_id(previous);
  *assigned.mutable_verdict() = *change.verdict;
  commit.Emit(shift.shift_id(), assigned);
}

bool Same(const v1::Shift& a, const v1::Shift& b) {
  return kit::DeterministicBytes(a) == kit::DeterministicBytes(b);
}

// True if more than the holder changes.
bool IsReshaped(const v1::Shift& before, v1::Shift after) {
  after.set_employment_id(before.employment_id());
  return !Same(before, after);
}

void EmitChange(kit::Commit& commit, const JudgedChange& change) {
  const v1::Shift before = change.row->shift();
  const v1::Shift& after = change.draft.change().shift();
  const bool handed = before.employment_id() != after.employment_id();
  const bool left = handed && !before.employment_id().empty();
  if (left) EmitReleased(commit, before);
  if (IsReshaped(before, after)) {
    EmitChanged(commit, before, after, handed ? "" : before.employment_id());
  }
  if (handed && !after.employment_id().empty())
    EmitAssigned(commit, before.employment_id(), change);
  if (!left) return;
  v1::ShiftReplanned replanned;
  replanned.set_shift_id(after.shift_id());
  commit.Emit(after.shift_id(), replanned);
}

void EmitAdded(kit::Commit& commit, const std::string& unit_id,
               const std::vector<JudgedChange>& changes) {
  v1::ShiftsPublished published;
  for (const JudgedChange& change : changes) {
    if (change.row != nullptr) continue;
    *published.add_shifts() = change.draft.change().shift();
    if (published.shifts_size() < kMostInAnEvent) continue;
    commit.Emit(unit_id, published);
    published.Clear();
  }
  if (published.shifts_size() > 0) commit.Emit(unit_id, published);
  for (const JudgedChange& change : changes) {
    const bool held = !change.draft.change().shift().employment_id().empty();
    if (change.row == nullptr && held) EmitAssigned(commit, "", change);
  }
}

}  // namespace

void Publish(const RosterState& state, kit::Commit& commit, const std::string& unit_id,
             const std::vector<JudgedChange>& changes) {
  std::vector<std::string> known;
  std::vector<Area> areas;
  for (const JudgedChange& change : changes) {
    const v1::Shift& shift = change.draft.change().shift();
    if (change.row != nullptr) known.push_back(shift.shift_id());
    for (Area& area : AreasOf(shift, commit.now())) areas.push_back(std::move(area));
  }
  LevelWatch watch(state, commit, known);
  watch.Watch(Joined(areas));
  for (const JudgedChange& change : changes) {
    if (change.row == nullptr) continue;
    if (change.draft.change().cancel()) {
      Cancel(state, commit, change.row->shift().shift_id(), v1::GAP_CLOSE_REASON_NOT_NEEDED);
    } else if (!Same(change.row->shift(), change.draft.change().shift())) {
      EmitChange(commit, change);
    }
  }
  EmitAdded(commit, unit_id, changes);
  v1::DraftPublished published;
  published.set_unit_id(unit_id);
  published.set_changes(static_cast<uint32_t>(changes.size()));
  commit.Emit(unit_id, published);
  watch.Settle();
}

}  // namespace vagtbro::roster
