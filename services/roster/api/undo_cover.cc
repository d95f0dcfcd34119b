// UndoCover: a covered shift goes back to the one who is fit again.
#include <cstdlib>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"
#include "roster/domain/decisions.h"
#include "roster/plan/give_back.h"
#include "roster/plan/level_watch.h"
#include "roster/store/people.h"

namespace vagtbro::roster {
namespace {

absl::Status Explain(UndoRefusal refusal) {
  switch (refusal) {
    case UndoRefusal::kNotCovered:
      return kit::Refused("NOT_COVERED", "nobody covers the shift for somebody else");
    case UndoRefusal::kShiftBegun:
      return kit::Refused("SHIFT_BEGUN", "the cover has begun");
    case UndoRefusal::kStillAway:
      return kit::Refused("STILL_AWAY", "the holder is still reported away");
    case UndoRefusal::kLaw:
      return kit::Refused("LAW", "the holder has other duties by now that are in the way");
  }
  std::abort();  // -Werror=switch has named every UndoRefusal.
}

}  // namespace

absl::Status UndoCover(const RosterState& state, kit::Commit& commit,
                       const v1::UndoCoverRequest& request, v1::UndoCoverResponse* response) {
  const std::string& tenant = request.tenant_id();
  const absl::Status checked = CheckId("shift_id", request.shift_id());
  if (!checked.ok()) return checked;
  const v1::ShiftRow* found = state.Shift(tenant, request.shift_id());
  if (found == nullptr) return kit::Unknown("UNKNOWN_SHIFT", "no shift has this shift_id");
  const v1::ShiftRow row = *found;
  const bool away = IsAway(state, tenant, row.vacated_by_employment_id(), WholeOf(row.shift()));
  const auto time = UndoTime(row, away, commit.now());
  if (!time) return Explain(time.error());
  if (!MayHaveItBack(state, tenant, row)) return Explain(UndoRefusal::kLaw);

  LevelWatch watch(state, commit, WithLeftShifts(state, tenant, {request.shift_id()}));
  GiveBack(state, commit, request.shift_id());
  watch.Settle();

  *response->mutable_shift() =
      ToRosterShift(*state.Shift(tenant, request.shift_id()), commit.now());
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
