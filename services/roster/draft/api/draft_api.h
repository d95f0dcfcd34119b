// The answers about drafts: one function an RPC, free of gRPC; the contract says what each does.
//
// Errors:  as roster_api.h.
// Threads: the owner thread of the journal only.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "kit/journal/commit.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/draft_service.pb.h"

namespace vagtbro::roster {

absl::Status DraftChange(const RosterState& state, kit::Commit& commit,
                         const v1::DraftChangeRequest& request, v1::DraftChangeResponse* response);

absl::Status DropChange(const RosterState& state, kit::Commit& commit,
                        const v1::DropChangeRequest& request, v1::DropChangeResponse* response);

absl::Status GetDraft(const RosterState& state, const v1::GetDraftRequest& request,
                      v1::GetDraftResponse* response, absl::Time now);

absl::Status PublishDraft(const RosterState& state, kit::Commit& commit,
                          const v1::PublishDraftRequest& request,
                          v1::PublishDraftResponse* response);

// The unit's draft, judged.
v1::Draft ToDraft(const RosterState& state, const std::string& tenant, const std::string& unit_id,
                  absl::Time now);

}  // namespace vagtbro::roster
