// AcceptLevel: a planner lets the unit run without a shift.
#include <cstdlib>

#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/api/plan_api.h"
#include "roster/plan/act.h"

namespace vagtbro::roster {
namespace {

absl::Status Explain(AcceptRefusal refusal) {
  switch (refusal) {
    case AcceptRefusal::kShiftOver:
      return kit::Refused("SHIFT_OVER", "nothing is left of the shift");
    case AcceptRefusal::kNotOpen:
      return kit::Refused("NOT_OPEN", "nobody is searched for");
  }
  std::abort();  // -Werror=switch has named every AcceptRefusal.
}

}  // namespace

absl::Status AcceptLevel(const RosterState& state, kit::Commit& commit,
                         const v1::AcceptLevelRequest& request, v1::AcceptLevelResponse* response) {
  const std::string& id = request.shift_id();
  const absl::Status checked = CheckShiftId(state, request.tenant_id(), id);
  if (!checked.ok()) return checked;
  if (request.reason() == types::v1::ACT_REASON_UNSPECIFIED) {
    return kit::Malformed("reason", "say why the unit can do without");
  }
  const auto refused = RefuseAccept(*state.Shift(commit.tenant(), id), commit.now());
  if (refused) return Explain(*refused);
  AcceptLevelOf(state, commit, id, request.reason());
  *response->mutable_shift() = ToRosterShift(*state.Shift(commit.tenant(), id), commit.now());
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
