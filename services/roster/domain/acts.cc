#include "roster/domain/acts.h"

#include <algorithm>

#include "kit/base/proto_time.h"
#include "roster/domain/promise_rules.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

void Forget(v1::ShiftRow* row) {
  row->clear_act();
  row->clear_before_act();
  row->clear_level_accepted();
}

v1::ShiftRow WithoutActs(v1::ShiftRow row) {
  Forget(&row);
  return row;
}

// Its holder, if it is the same, works the part of it again that they worked before.
v1::ShiftRow WithCoverOf(const v1::ShiftRow& before, v1::ShiftRow row) {
  if (!IsHeld(row) || row.shift().employment_id() != before.shift().employment_id()) return row;
  row.clear_cover_interval();
  if (before.has_cover_interval()) *row.mutable_cover_interval() = before.cover_interval();
  return row;
}

// A search that was on then is over, and who stood in for somebody has their own shift again: for
// both it begins anew.
v1::ShiftRow AsVacated(v1::ShiftRow row) {
  if (IsAbsorbed(row)) {
    row.clear_absorbed_shift_id();
    row.mutable_shift()->clear_employment_id();
    row.clear_cover_interval();
    row.set_state(v1::SHIFT_STATE_OPEN);
  }
  if (row.state() == v1::SHIFT_STATE_OPEN) row = Closed(std::move(row), row.gap_id());
  row.clear_left_shift_id();
  return row;
}

// True if the shift stands as the act left it, as far as that can be seen.
bool StandsAsLeft(const v1::ShiftRow& row) {
  switch (row.act().kind()) {
    case v1::PLANNER_ACT_KIND_ASSIGN:
    case v1::PLANNER_ACT_KIND_OVERRIDE:
      return IsHeld(row) && row.shift().employment_id() == row.act().employment_id();
    case v1::PLANNER_ACT_KIND_CANCEL:
      return row.state() == v1::SHIFT_STATE_CANCELLED;
    case v1::PLANNER_ACT_KIND_ACCEPT_LEVEL:
      return row.level_accepted() && IsVacated(row);
    case v1::PLANNER_ACT_KIND_CHANGE:
      return row.state() != v1::SHIFT_STATE_CANCELLED;
    default:
      return false;
  }
}

}  // namespace

v1::ShiftRow Acted(v1::ShiftRow row, const v1::PlannerAct& act) {
  if (act.kind() == v1::PLANNER_ACT_KIND_UNDO) {
    if (row.has_act()) row.mutable_act()->set_act_id(act.act_id());
    return row;
  }
  v1::ShiftRow before = WithoutActs(row);
  row.clear_level_accepted();
  *row.mutable_act() = act;
  *row.mutable_before_act() = std::move(before);
  return row;
}

v1::ShiftRow Undone(const v1::ShiftRow& row) {
  const v1::ShiftRow& before = row.before_act();
  if (!row.has_before_act()) return WithoutActs(row);
  switch (row.act().kind()) {
    case v1::PLANNER_ACT_KIND_ASSIGN:
    case v1::PLANNER_ACT_KIND_OVERRIDE:
    case v1::PLANNER_ACT_KIND_CANCEL: {
      v1::ShiftRow again = AsVacated(WithoutActs(before));
      again.set_gap_id(row.gap_id());
      return again;
    }
    case v1::PLANNER_ACT_KIND_CHANGE:
      return WithCoverOf(before, WithoutActs(row));
    default:
      return WithoutActs(row);
  }
}

v1::ShiftRow WithActKept(const v1::ShiftRow& old, v1::ShiftRow row, const std::string& cause_id) {
  if (!old.has_act() && !old.level_accepted()) return row;
  const bool unchanged =
      WithoutActs(old).SerializeAsString() == WithoutActs(row).SerializeAsString();
  const bool own = old.has_act() && old.act().act_id() == cause_id;
  Forget(&row);
  if (old.has_act()) *row.mutable_act() = old.act();
  if (old.has_before_act() && (own || unchanged)) *row.mutable_before_act() = old.before_act();
  const bool accepting = own && old.act().kind() == v1::PLANNER_ACT_KIND_ACCEPT_LEVEL;
  row.set_level_accepted(old.level_accepted() && (accepting || unchanged));
  return row;
}

std::optional<UndoActRefusal> RefuseUndoAct(const v1::ShiftRow& row, absl::Time now) {
  if (!row.has_act()) return UndoActRefusal::kNothingToUndo;
  if (!row.has_before_act() || !StandsAsLeft(row)) return UndoActRefusal::kChangedSince;
  const Interval whole = WholeOf(row.shift());
  if (row.act().kind() == v1::PLANNER_ACT_KIND_ACCEPT_LEVEL) {
    return IsEmpty(VacantTime(row, now)) ? std::optional(UndoActRefusal::kShiftBegun)
                                         : std::nullopt;
  }
  const Interval before = WholeOf(row.before_act().shift());
  const bool begun = std::min(whole.start_time, before.start_time) <= now;
  return begun ? std::optional(UndoActRefusal::kShiftBegun) : std::nullopt;
}

std::optional<v1::ShiftRow> HeldAgain(const v1::ShiftRow& row) {
  std::optional<v1::ShiftRow> again;
  if (row.act().kind() == v1::PLANNER_ACT_KIND_CANCEL) again = AsVacated(row.before_act());
  if (row.act().kind() == v1::PLANNER_ACT_KIND_CHANGE) {
    v1::Shift shift = row.before_act().shift();
    shift.set_employment_id(row.shift().employment_id());
    again = WithCoverOf(row.before_act(), Changed(row, shift));
  }
  return again && IsHeld(*again) ? again : std::nullopt;
}

std::optional<AcceptRefusal> RefuseAccept(const v1::ShiftRow& row, absl::Time now) {
  if (!CanBeCancelled(row, now)) return AcceptRefusal::kShiftOver;
  return row.state() == v1::SHIFT_STATE_OPEN ? std::nullopt
                                             : std::optional(AcceptRefusal::kNotOpen);
}

std::vector<v1::AcceptedStretch> Accepted(const std::string& unit_id,
                                          const std::vector<Stretch>& stretches) {
  std::vector<v1::AcceptedStretch> accepted;
  for (const Stretch& stretch : stretches) {
    v1::AcceptedStretch& noted = accepted.emplace_back();
    noted.set_unit_id(unit_id);
    *noted.mutable_interval() = worktime::ToProto(stretch.interval);
    noted.set_level(stretch.level);
    noted.set_heads(stretch.heads);
    for (const auto role : stretch.missing_roles) noted.add_missing_roles(role);
  }
  return accepted;
}

bool IsStillAccepted(const v1::LevelAccepted& accepted, const std::string& unit_id,
                     const std::vector<Stretch>& now) {
  for (const v1::AcceptedStretch& then : accepted.stretches()) {
    if (then.unit_id() != unit_id) continue;
    for (const Stretch& stretch : now) {
      if (!Overlaps(stretch.interval, worktime::FromProto(then.interval()))) continue;
      if (stretch.level == v1::SERVICE_LEVEL_UNSPECIFIED) continue;
      if (stretch.level > then.level()) return false;
      if (stretch.level == v1::SERVICE_LEVEL_BELOW_C && stretch.heads < then.heads()) return false;
      const auto& known = then.missing_roles();
      if (!std::includes(known.begin(), known.end(), stretch.missing_roles.begin(),
                         stretch.missing_roles.end())) {
        return false;
      }
    }
  }
  return true;
}

}  // namespace vagtbro::roster
