// SwapGrpc: the RPCs about swaps as gRPC knows them; each hands over to its function in
// swap_api.h.
//
// Threads: called by gRPC's threads; the work runs on the owner thread.
#pragma once

#include "kit/rpc/owner_calls.h"
#include "roster/store/roster_state.h"
#include "vagtbro/roster/v1/swap_service.grpc.pb.h"

namespace vagtbro::roster {

class SwapGrpc final : public v1::SwapService::CallbackService {
 public:
  using Context = grpc::CallbackServerContext;
  using Reactor = grpc::ServerUnaryReactor;

  // Both must outlive the service. The units behind an id are known to the host by RosterGrpc.
  SwapGrpc(kit::RpcHost& host, const RosterState& state) : calls_(host, state) {}

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
  const kit::OwnerCalls<RosterState> calls_;
};

}  // namespace vagtbro::roster
