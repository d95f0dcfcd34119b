// SwapGrpc: the RPCs about swaps as gRPC knows them; each hands over to its function in
// swap_api.h.
//
// Threads: called by gRPC's threads; the work runs on the owner thread.
#pragma once

#include "kit/rpc/host.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/swap_service.grpc.pb.h"

namespace vagtbro::roster {

class SwapGrpc final : public v1::SwapService::CallbackService {
 public:
  using Context = grpc::CallbackServerContext;
  using Reactor = grpc::ServerUnaryReactor;

  // Both must outlive the service. The units behind an id are known to the host by RosterGrpc.
  SwapGrpc(kit::RpcHost& host, const RosterState& state) : host_(host), state_(state) {}

  Reactor* ListSwapOptions(Context* context, const v1::ListSwapOptionsRequest* request,
                           v1::ListSwapOptionsResponse* response) override;
  Reactor* ProposeSwap(Context* context, const v1::ProposeSwapRequest* request,
                       v1::ProposeSwapResponse* response) override;
  Reactor* AnswerSwap(Context* context, const v1::AnswerSwapRequest* request,
                      v1::AnswerSwapResponse* response) override;
  Reactor* WithdrawSwap(Context* context, const v1::WithdrawSwapRequest* request,
                        v1::WithdrawSwapResponse* response) override;
  Reactor* ListSwaps(Context* context, const v1::ListSwapsRequest* request,
                     v1::ListSwapsResponse* response) override;

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
