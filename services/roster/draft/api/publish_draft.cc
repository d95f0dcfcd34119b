// PublishDraft: all of a draft, or nothing.
#include "kit/rpc/refusal.h"
#include "roster/api/convert.h"
#include "roster/draft/api/draft_api.h"
#include "roster/draft/judge.h"
#include "roster/draft/plan/publish.h"

namespace vagtbro::roster {

absl::Status PublishDraft(const RosterState& state, kit::Commit& commit,
                          const v1::PublishDraftRequest& request,
                          v1::PublishDraftResponse* response) {
  const absl::Status checked = CheckUnit(state, request.tenant_id(), request.unit_id());
  if (!checked.ok()) return checked;
  const std::vector<JudgedChange> changes =
      JudgeDraft(state, commit.tenant(), request.unit_id(), commit.now());
  if (changes.empty()) return kit::Refused("EMPTY", "the draft has no changes");
  if (VersionOf(changes) != request.version()) {
    return kit::Refused("CHANGED_SINCE", "the draft or a shift in it has changed: get it again");
  }
  std::string refused;
  for (const JudgedChange& change : changes) {
    if (!change.allowed()) refused += " " + change.draft.change().change_id();
  }
  if (!refused.empty()) {
    return kit::Refused("LAW", "change or drop these changes:" + refused,
                        {{"change_ids", refused.substr(1)}});
  }
  Publish(state, commit, request.unit_id(), changes);
  response->set_published(static_cast<uint32_t>(changes.size()));
  return absl::OkStatus();
}

}  // namespace vagtbro::roster
