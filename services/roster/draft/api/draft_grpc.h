// DraftGrpc: the RPCs about drafts as gRPC knows them; each hands over to its function in
// draft_api.h.
//
// Threads: called by gRPC's threads; the work runs on the owner thread.
#pragma once

#include "kit/rpc/host.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/draft_service.grpc.pb.h"

namespace vagtbro::roster {

class DraftGrpc final : public v1::DraftService::CallbackService {
 public:
  using Context = grpc::CallbackServerContext;
  using Reactor = grpc::ServerUnaryReactor;

  // Both must outlive the service. The units behind an id are known to the host by RosterGrpc.
  DraftGrpc(kit::RpcHost& host, const RosterState& state) : host_(host), state_(state) {}

  Reactor* DraftChange(Context* context, const v1::DraftChangeRequest* request,
                       v1::DraftChangeResponse* response) override;
  Reactor* DropChange(Context* context, const v1::DropChangeRequest* request,
                      v1::DropChangeResponse* response) override;
  Reactor* GetDraft(Context* context, const v1::GetDraftRequest* request,
                    v1::GetDraftResponse* response) override;
  Reactor* PublishDraft(Context* context, const v1::PublishDraftRequest* request,
                        v1::PublishDraftResponse* response) override;

 private:
  template <class Request, class Response>
  using Function = absl::Status (*)(const RosterState&, kit::Commit&, const Request&, Response*);
  template <class Request, class Response>
  using Query = absl::Status (*)(const RosterState&, const Request&, Response*, absl::Time now);
  template <class Request, class Response>
  Reactor* Do(Context* context, const Request* request, Response* response,
              Function<Request, Response> function);
  template <class Request, class Response>
  Reactor* Ask(Context* context, const Request* request, Response* response,
               Query<Request, Response> query);

  kit::RpcHost& host_;
  const RosterState& state_;
};

}  // namespace vagtbro::roster
