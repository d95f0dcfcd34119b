// GetDraft and DropChange: the draft as it would be published, and a change taken out of it.
#include "kit/base/proto_time.h"
#include "roster/api/convert.h"
#include "roster/domain/plain_no.h"
#include "roster/draft/api/draft_api.h"
#include "roster/draft/judge.h"
#include "worktime/proto/told_verdict.h"

namespace vagtbro::roster {

v1::Draft ToDraft(const RosterState& state, const std::string& tenant, const std::string& unit_id,
                  absl::Time now) {
  const std::vector<JudgedChange> changes = JudgeDraft(state, tenant, unit_id, now);
  v1::Draft draft;
  draft.set_unit_id(unit_id);
  draft.set_version(VersionOf(changes));
  for (const JudgedChange& change : changes) {
    v1::DraftDiff* diff = draft.add_diffs();
    *diff->mutable_change() = change.draft.change();
    if (change.row != nullptr) *diff->mutable_before() = change.row->shift();
    if (change.verdict)
      *diff->mutable_verdict() = Notable(worktime::ToldToPlanner(*change.verdict));
    diff->set_actor_employment_id(change.draft.actor_employment_id());
    *diff->mutable_draft_time() = change.draft.draft_time();
  }
  return draft;
}

absl::Status GetDraft(const RosterState& state, const v1::GetDraftRequest& request,
                      v1::GetDraftResponse* response, absl::Time now) {
  const absl::Status checked = CheckUnit(state, request.tenant_id(), request.unit_id());
  if (!checked.ok()) return checked;
  *response->mutable_draft() = ToDraft(state, request.tenant_id(), request.unit_id(), now);
  return absl::OkStatus();
}

absl::Status DropChange(const RosterState& state, kit::Commit& commit,
                        const v1::DropChangeRequest& request, v1::DropChangeResponse* response) {
  const std::string& tenant = commit.tenant();
  const std::string& unit_id = request.unit_id();
  absl::Status checked = CheckUnit(state, tenant, unit_id);
  if (checked.ok() && !request.change_id().empty()) {
    checked = CheckId("change_id", request.change_id());
  }
  if (!checked.ok()) return checked;
  std::vector<std::string> ids;
  if (request.change_id().empty()) {
    for (const v1::DraftRow* row : state.drafts().Of(tenant, unit_id)) {
      ids.push_back(row->change().change_id());
    }
  } else if (state.drafts().Find(tenant, unit_id, request.change_id()) != nullptr) {
    ids.push_back(request.change_id());
  }
  for (const std::string& id : ids) {
    v1::DraftChangeDropped dropped;
    dropped.set_change_id(id);
    dropped.set_unit_id(unit_id);
    commit.Emit(unit_id, dropped);
  }
  *response->mutable_draft() = ToDraft(state, tenant, unit_id, commit.now());
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
