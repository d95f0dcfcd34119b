// DraftGrpc: the RPCs about drafts as gRPC knows them; each hands over to its function in
// draft_api.h.
//
// Threads: called by gRPC's threads; the work runs on the owner thread.
#pragma once

#include "kit/rpc/owner_calls.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/draft_service.grpc.pb.h"

namespace vagtbro::roster {

class DraftGrpc final : public v1::DraftService::CallbackService {
 public:
  using Context = grpc::CallbackServerContext;
  using Reactor = grpc::ServerUnaryReactor;

  // Both must outlive the service. The units behind an id are known to the host by RosterGrpc.
  DraftGrpc(kit::RpcHost& host, const RosterState& state) : calls_(host, state) {}

  Reactor* DraftChange(Context* context, const v1::DraftChangeRequest* request,
                       v1::DraftChangeResponse* response) override;
  Reactor* DropChange(Context* context, const v1::DropChangeRequest* request,
                      v1::DropChangeResponse* response) override;
  Reactor* GetDraft(Context* context, const v1::GetDraftRequest* request,
                    v1::GetDraftResponse* response) override;
  Reactor* PublishDraft(Context* context, const v1::PublishDraftRequest* request,
                        v1::PublishDraftResponse* response) override;

 private:
  const kit::OwnerCalls<RosterState> calls_;
};

}  // namespace vagtbro::roster
