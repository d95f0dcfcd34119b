// ReleaseCover: who covers a shift cannot come after all.
#include <cstdlib>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/roster_api.h"
#include "roster/domain/promise_rules.h"
#include "roster/plan/give_back.h"
#include "roster/plan/level_watch.h"
#include "roster/plan/release.h"

namespace vagtbro::roster {
namespace {

absl::Status Explain(ReleaseRefusal refusal) {
  switch (refusal) {
    case ReleaseRefusal::kShiftOver:
      return kit::Refused("SHIFT_OVER", "nothing is left of the shift");
    case ReleaseRefusal::kNotYours:
      return kit::Refused("NOT_YOURS", "somebody else has the shift, or nobody");
    case ReleaseRefusal::kNotACover:
      return kit::Refused("NOT_A_COVER",
                          "it is their own shift: report sick, or let a planner change it");
  }
  std::abort();  // -Werror=switch has named every ReleaseRefusal.
}

}  // namespace

absl::Status ReleaseCover(const RosterState& state, kit::Commit& commit,
                          const v1::ReleaseCoverRequest& request,
                          v1::ReleaseCoverResponse* response) {
  const std::string& id = request.shift_id();
  absl::Status checked = CheckId("employment_id", request.employment_id());
  if (checked.ok()) checked = CheckShiftId(state, request.tenant_id(), id);
  if (!checked.ok()) return checked;
  const v1::ShiftRow& row = *state.Shift(commit.tenant(), id);
  const auto refused = RefuseRelease(row, request.employment_id(), commit.now());
  if (refused) return Explain(*refused);

  const v1::ShiftRow held = row;
  LevelWatch watch(state, commit, WithLeftShifts(state, commit.tenant(), {id}));
  Release(state, commit, id, v1::RELEASE_CAUSE_CANCELLED);
  GiveLeftBack(state, commit, held);
  watch.Settle();
  *response->mutable_shift() = ToRosterShift(*state.Shift(commit.tenant(), id), commit.now());
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
