// DraftChange: a planner keeps one change in the unit's draft.
#include <cstdlib>
#include <optional>

#include "kit/base/proto_time.h"
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/domain/import_check.h"
#include "roster/draft/api/draft_api.h"
#include "roster/draft/domain/draft_rules.h"

namespace vagtbro::roster {
namespace {

absl::Status Explain(DraftRefusal refusal) {
  switch (refusal) {
    case DraftRefusal::kShiftOver:
      return kit::Refused("SHIFT_OVER", "nothing is left of the shift");
    case DraftRefusal::kShiftBegun:
      return kit::Refused("SHIFT_BEGUN", "it has begun: change it on the board");
    case DraftRefusal::kShiftLive:
      return kit::Refused("SHIFT_LIVE",
                          "somebody is missing on it, or covers it: change it on the board");
    case DraftRefusal::kOtherUnit:
      return kit::Refused("OTHER_UNIT", "the shift is of another unit: plan it there");
    case DraftRefusal::kTooMany:
      return kit::Refused("TOO_MANY", "publish or drop some of the 500 changes first");
  }
  std::abort();  // -Werror=switch has named every DraftRefusal.
}

absl::Status CheckIds(const RosterState& state, const v1::DraftChangeRequest& request) {
  const std::string& holder = request.shift().employment_id();
  absl::Status checked = CheckId("unit_id", request.unit_id());
  if (checked.ok()) checked = CheckUnit(state, request.tenant_id(), request.unit_id());
  if (checked.ok() && !holder.empty()) checked = CheckId("shift.employment_id", holder);
  if (!checked.ok()) return checked;
  if (!request.has_shift()) return kit::Malformed("shift", "say what is to be");
  if (!holder.empty() && state.Employment(request.tenant_id(), holder) == nullptr) {
    return kit::Unknown("UNKNOWN_EMPLOYMENT", "nobody has this employment_id");
  }
  return absl::OkStatus();
}

// A new shift, of this unit alone; its id comes with the commit.
absl::Status Add(const v1::DraftChangeRequest& request, v1::DraftChangeKept* change) {
  if (request.cancel()) return kit::Malformed("shift.shift_id", "say which shift is not wanted");
  *change->mutable_shift() = request.shift();
  change->set_added(true);
  if (change->shift().unit_ids().empty()) change->mutable_shift()->add_unit_ids(request.unit_id());
  const auto& units = change->shift().unit_ids();
  const bool own = units.size() == 1 && units.Get(0) == request.unit_id();
  return own ? absl::OkStatus() : Explain(DraftRefusal::kOtherUnit);
}

// A change of a shift that stands, or that the draft has added before.
absl::Status Change(const RosterState& state, const kit::Commit& commit,
                    const v1::DraftChangeRequest& request, const v1::DraftRow* drafted,
                    v1::DraftChangeKept* change) {
  const std::string& id = request.shift().shift_id();
  if (drafted != nullptr && drafted->change().added()) {
    *change = drafted->change();
    *change->mutable_shift() = Completed(request.shift(), drafted->change().shift());
    return absl::OkStatus();
  }
  absl::Status checked = CheckShiftId(state, commit.tenant(), id);
  if (!checked.ok()) return checked;
  const v1::ShiftRow& row = *state.Shift(commit.tenant(), id);
  if (const auto refused = RefuseDraft(row, request.unit_id(), commit.now())) {
    return Explain(*refused);
  }
  *change->mutable_shift() =
      request.cancel() ? row.shift() : Completed(request.shift(), row.shift());
  change->set_cancel(request.cancel());
  if (drafted != nullptr) change->set_change_id(drafted->change().change_id());
  return absl::OkStatus();
}

// What makes no sense whoever asks for it.
absl::Status CheckShape(const RosterState& state, const std::string& tenant, v1::Shift shift) {
  if (shift.shift_id().empty()) shift.set_shift_id("shift-new");
  const auto known = [](const std::string&) { return true; };
  std::optional<Rejection> wrong = roster::CheckShift(shift, known, known);
  if (!wrong) wrong = CheckSharing(shift, state.UnitsOf(tenant, shift));
  if (wrong) return kit::Malformed("shift", wrong->advice);
  if (IsMeeting(shift) && Length(WholeOf(shift)) > kLongestMeeting) {
    return kit::Malformed("shift.interval", "a meeting lasts at most 2 hours");
  }
  return absl::OkStatus();
}

// A shift that the draft has added, and that is not wanted after all, is out of it again.
void EmitDropped(kit::Commit& commit, const v1::DraftChangeKept& change) {
  v1::DraftChangeDropped dropped;
  dropped.set_change_id(change.change_id());
  dropped.set_unit_id(change.unit_id());
  commit.Emit(change.unit_id(), dropped);
}

}  // namespace

absl::Status DraftChange(const RosterState& state, kit::Commit& commit,
                         const v1::DraftChangeRequest& request, v1::DraftChangeResponse* response) {
  absl::Status checked = CheckIds(state, request);
  if (!checked.ok()) return checked;
  const std::string& tenant = commit.tenant();
  const std::string& id = request.shift().shift_id();
  const v1::DraftRow* drafted =
      id.empty() ? nullptr : state.drafts().OfShift(tenant, request.unit_id(), id);
  if (drafted == nullptr && state.drafts().Of(tenant, request.unit_id()).size() >= kMostChanges) {
    return Explain(DraftRefusal::kTooMany);
  }
  v1::DraftChangeKept change;
  checked = id.empty() ? Add(request, &change) : Change(state, commit, request, drafted, &change);
  if (checked.ok()) checked = CheckShape(state, tenant, change.shift());
  if (!checked.ok()) return checked;

  change.set_unit_id(request.unit_id());
  if (request.cancel() && change.added()) {
    EmitDropped(commit, change);
  } else {
    if (change.change_id().empty()) change.set_change_id(commit.NewId("change"));
    if (id.empty()) change.mutable_shift()->set_shift_id(commit.NewId("shift"));
    commit.Emit(request.unit_id(), change);
  }
  *response->mutable_draft() = ToDraft(state, tenant, request.unit_id(), commit.now());
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
