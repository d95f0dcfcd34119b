#include "roster/swap/api/swap_grpc.h"

#include "roster/swap/api/swap_api.h"

namespace vagtbro::roster {

SwapGrpc::Reactor* SwapGrpc::ListSwapOptions(Context* context,
                                             const v1::ListSwapOptionsRequest* request,
                                             v1::ListSwapOptionsResponse* response) {
  return calls_.Ask(context, request, response, &roster::ListSwapOptions);
}

SwapGrpc::Reactor* SwapGrpc::ProposeSwap(Context* context, const v1::ProposeSwapRequest* request,
                                         v1::ProposeSwapResponse* response) {
  return calls_.Do(context, request, response, &roster::ProposeSwap);
}

SwapGrpc::Reactor* SwapGrpc::AnswerSwap(Context* context, const v1::AnswerSwapRequest* request,
                                        v1::AnswerSwapResponse* response) {
  return calls_.Do(context, request, response, &roster::AnswerSwap);
}

SwapGrpc::Reactor* SwapGrpc::WithdrawSwap(Context* context, const v1::WithdrawSwapRequest* request,
                                          v1::WithdrawSwapResponse* response) {
  return calls_.Do(context, request, response, &roster::WithdrawSwap);
}

SwapGrpc::Reactor* SwapGrpc::ListSwaps(Context* context, const v1::ListSwapsRequest* request,
                                       v1::ListSwapsResponse* response) {
  return calls_.Ask(context, request, response, &roster::ListSwaps);
}

}  // namespace vagtbro::roster
