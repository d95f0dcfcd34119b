// CloseUnit: a unit is closed for a time: nobody works there, nobody is searched for.
#include <string>
#include <vector>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"
#include "roster/domain/promise_rules.h"
#include "roster/plan/cancel.h"
#include "roster/plan/give_back.h"
#include "roster/plan/level_watch.h"
#include "roster/store/levels.h"
#include "worktime/proto/facts.h"

namespace vagtbro::roster {
namespace {

constexpr int kMostDays = 366;

// Says it once: what is closed already stays closed.
void EmitClosed(const RosterState& state, kit::Commit& commit, const std::string& unit_id,
                const Interval& closed) {
  if (Outside({closed}, state.ClosedTimes(commit.tenant(), unit_id)).empty()) return;
  v1::UnitClosed fact;
  fact.set_unit_id(unit_id);
  *fact.mutable_interval() = worktime::ToProto(closed);
  commit.Emit(unit_id, fact);
}

}  // namespace

absl::Status CloseUnit(const RosterState& state, kit::Commit& commit,
                       const v1::CloseUnitRequest& request, v1::CloseUnitResponse* response) {
  const std::string& tenant = commit.tenant();
  absl::Status checked = CheckId("unit_id", request.unit_id());
  if (checked.ok()) checked = CheckInterval(request.interval(), kMostDays);
  if (checked.ok()) checked = CheckUnit(state, tenant, request.unit_id());
  if (!checked.ok()) return checked;
  Interval closed = worktime::FromProto(request.interval());
  closed.start_time = std::max(closed.start_time, commit.now());
  if (IsEmpty(closed)) return kit::Refused("TIME_OVER", "the time is over");

  EmitClosed(state, commit, request.unit_id(), closed);
  std::vector<std::string> cancelled;
  for (const v1::ShiftRow* row : state.OfUnit(tenant, request.unit_id(), closed)) {
    if (!CanBeCancelled(*row, commit.now())) continue;
    const std::string& id = row->shift().shift_id();
    if (IsClosed(state, tenant, row->shift(), WholeOf(row->shift()))) {
      cancelled.push_back(id);
      response->add_cancelled_shift_ids(id);
    } else {
      response->add_left_shift_ids(id);
    }
  }
  LevelWatch watch(state, commit, WithLeftShifts(state, tenant, cancelled));
  for (const std::string& id : cancelled) {
    Cancel(state, commit, id, v1::GAP_CLOSE_REASON_UNIT_CLOSED);
  }
  watch.Settle();
  // Of shifts that reach out, some may not be searched for any more.
  TendGaps(state, commit, {{request.unit_id(), closed}});
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
