#include "roster/plan/split.h"

#include <algorithm>
#include <vector>

#include "kit/base/proto_time.h"
#include "roster/plan/level_watch.h"

namespace vagtbro::roster {
namespace {

// Not one that a planning system has given to a shift of its own.
std::string NewShiftId(const RosterState& state, kit::Commit& commit) {
  std::string id = commit.NewId("part");
  while (state.Shift(commit.tenant(), id) != nullptr) id = commit.NewId("part");
  return id;
}

}  // namespace

bool CanSplit(const v1::GapRow* gap, const v1::ShiftRow* row, absl::Time split_time,
              absl::Time now) {
  if (gap == nullptr || !gap->open() || row == nullptr) return false;
  if (row->state() != v1::SHIFT_STATE_OPEN || row->gap_id() != gap->gap().gap_id()) return false;
  const Interval vacant = VacantTime(*row, now);
  return vacant.start_time < split_time && split_time < vacant.end_time;
}

v1::ShiftSplit PartedAt(const RosterState& state, kit::Commit& commit, const v1::Shift& shift,
                        absl::Time split_time) {
  v1::ShiftSplit split;
  *split.mutable_first() = shift;
  *split.mutable_first()->mutable_interval()->mutable_end_time() = kit::ToProto(split_time);
  split.mutable_first()->clear_split_id();
  *split.mutable_second() = shift;
  *split.mutable_second()->mutable_interval()->mutable_start_time() = kit::ToProto(split_time);
  split.mutable_second()->clear_split_id();
  split.mutable_second()->set_shift_id(NewShiftId(state, commit));
  return split;
}

void SplitShift(const RosterState& state, kit::Commit& commit, const std::string& shift_id,
                absl::Time split_time) {
  const v1::ShiftRow row = *state.Shift(commit.tenant(), shift_id);
  const v1::ShiftSplit split = PartedAt(state, commit, row.shift(), split_time);
  LevelWatch watch(state, commit, {shift_id});
  CloseGap(commit, row.gap_id(), v1::GAP_CLOSE_REASON_SPLIT);
  commit.Emit(shift_id, split);
  watch.Settle();
}

bool IsCovered(const RosterState& state, const std::string& tenant, const v1::ShiftRow& row) {
  if (row.state() == v1::SHIFT_STATE_COVERED) return true;
  const auto& parts = row.part_shift_ids();
  return std::any_of(parts.begin(), parts.end(), [&](const std::string& id) {
    const v1::ShiftRow* part = state.Shift(tenant, id);
    return part != nullptr && IsCovered(state, tenant, *part);
  });
}

void CancelParts(const RosterState& state, kit::Commit& commit, const std::string& shift_id) {
  const auto& parts = state.Shift(commit.tenant(), shift_id)->part_shift_ids();
  for (const std::string& id : std::vector<std::string>(parts.begin(), parts.end())) {
    const v1::ShiftRow* found = state.Shift(commit.tenant(), id);
    if (found == nullptr) continue;
    const v1::ShiftRow part = *found;
    CancelParts(state, commit, id);
    if (part.state() == v1::SHIFT_STATE_OPEN) {
      CloseGap(commit, part.gap_id(), v1::GAP_CLOSE_REASON_NOT_NEEDED);
    }
    v1::ShiftCancelled cancelled;
    cancelled.set_shift_id(id);
    cancelled.set_employment_id(part.shift().employment_id());
    commit.Emit(id, cancelled);
  }
}

}  // namespace vagtbro::roster
