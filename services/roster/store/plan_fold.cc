// How the events of plan_events.proto change the rows: re-plans, parts, moves and task lists.
#include <algorithm>

#include "kit/base/proto_time.h"
#include "roster/store/roster_state.h"

namespace vagtbro::roster {
namespace {

using kit::Envelope;
using kit::Key;

absl::Time WhenReleased(const v1::ShiftReleased& fact, const Envelope& event) {
  return kit::FromProto(fact.has_leave_time() ? fact.leave_time() : event.event_time());
}

}  // namespace

void RosterState::FoldTasks() {
  events_.On<v1::TaskListSet>([this](const auto& fact, const Envelope& event) {
    const std::string& id = fact.task_list_id();
    if (const auto* old = TaskList(event.tenant_id(), id)) {
      task_lists_by_unit_[Key(event.tenant_id(), old->unit_id())].erase(id);
    }
    task_lists_by_unit_[Key(event.tenant_id(), fact.unit_id())].insert(id);
    task_lists_.Put(Key(event.tenant_id(), id), fact);
  });
  events_.On<v1::TasksReplanned>([](const auto&, const Envelope&) {});
}

void RosterState::FoldPlan() {
  events_.On<v1::ShiftReleased>([this](const auto& fact, const Envelope& event) {
    LeaveTeamShift(event, fact.shift_id(), "", WhenReleased(fact, event));
    ChangeShift(event, fact.shift_id(), [&](v1::ShiftRow row) {
      return Released(std::move(row), fact.cause(), WhenReleased(fact, event));
    });
    ChangeShift(event, fact.for_shift_id(), [&](v1::ShiftRow row) {
      row.set_left_shift_id(fact.shift_id());
      return row;
    });
  });
  events_.On<v1::ShiftAbsorbed>([this](const auto& fact, const Envelope& event) {
    const v1::ShiftRow* basis = Shift(event.tenant_id(), fact.shift_id());
    const v1::ShiftRow* team = Shift(event.tenant_id(), fact.team_shift_id());
    if (basis == nullptr || team == nullptr) return;
    const absl::Time now = kit::FromProto(event.event_time());
    const Interval taken = VacantTime(*basis, now);
    const absl::Time leave_time = LeaveTimeOf(team->shift(), taken, now);
    ChangeShift(event, fact.team_shift_id(), [&](v1::ShiftRow row) {
      return GivenUp(std::move(row), fact.shift_id(), leave_time);
    });
    ChangeShift(event, fact.shift_id(), [&](v1::ShiftRow row) {
      return TakenOver(std::move(row), fact.employment_id(), fact.team_shift_id(), taken);
    });
  });
  events_.On<v1::ShiftChanged>([this](const auto& fact, const Envelope& event) {
    ChangeShift(event, fact.shift().shift_id(),
                [&](v1::ShiftRow row) { return Changed(std::move(row), fact.shift()); });
  });
  events_.On<v1::ShiftCancelled>([this](const auto& fact, const Envelope& event) {
    const absl::Time now = kit::FromProto(event.event_time());
    ChangeShift(event, fact.shift_id(),
                [&](v1::ShiftRow row) { return Cancelled(std::move(row), now); });
  });
  events_.On<v1::ShiftReplanned>([this](const auto& fact, const Envelope& event) {
    ChangeShift(event, fact.shift_id(), PlannedAgain);
  });
  events_.On<v1::ShiftSplit>([this](const auto& fact, const Envelope& event) {
    const v1::ShiftRow* whole = Shift(event.tenant_id(), fact.first().shift_id());
    if (whole == nullptr) return;
    v1::ShiftRow second = SecondPart(*whole, fact.second());
    ChangeShift(event, fact.first().shift_id(), [&](v1::ShiftRow row) {
      return FirstPart(std::move(row), fact.first(), fact.second().shift_id());
    });
    PutShift(event, std::move(second));
  });
}

// The holder of a basis shift leaves it, who had given up a team shift for it: the team shift now
// stands as if they had left that.
void RosterState::LeaveTeamShift(const Envelope& event, const std::string& basis_id,
                                 const std::string& absence_id, absl::Time leave_time) {
  const v1::ShiftRow* basis = Shift(event.tenant_id(), basis_id);
  const v1::ShiftRow* team = basis == nullptr ? nullptr : GivenUpFor(event.tenant_id(), *basis);
  if (team == nullptr) return;
  const std::string team_id = team->shift().shift_id();
  ChangeShift(event, team_id, [&](v1::ShiftRow row) {
    return LeftForGood(std::move(row), absence_id, leave_time);
  });
}

}  // namespace vagtbro::roster
