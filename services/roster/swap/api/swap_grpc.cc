#include "roster/swap/api/swap_grpc.h"

#include "roster/swap/api/swap_api.h"

namespace vagtbro::roster {

template <class Request, class Response>
SwapGrpc::Reactor* SwapGrpc::Do(Context* context, const Request* request, Response* response,
                                Function<Request, Response> function) {
  return host_.Mutate<Request, Response>(
      context, request, response,
      [this, function](kit::Commit& commit, const auto& asked, auto* answer) {
        return function(state_, commit, asked, answer);
      });
}

template <class Request, class Response>
SwapGrpc::Reactor* SwapGrpc::Ask(Context* context, const Request* request, Response* response,
                                 Query<Request, Response> query) {
  return host_.Query<Request, Response>(
      context, request, response, [this, query](const auto& asked, auto* answer, absl::Time now) {
        return query(state_, asked, answer, now);
      });
}

SwapGrpc::Reactor* SwapGrpc::ListSwapOptions(Context* context,
                                             const v1::ListSwapOptionsRequest* request,
                                             v1::ListSwapOptionsResponse* response) {
  return Ask(context, request, response, &roster::ListSwapOptions);
}

SwapGrpc::Reactor* SwapGrpc::ProposeSwap(Context* context, const v1::ProposeSwapRequest* request,
                                         v1::ProposeSwapResponse* response) {
  return Do(context, request, response, &roster::ProposeSwap);
}

SwapGrpc::Reactor* SwapGrpc::AnswerSwap(Context* context, const v1::AnswerSwapRequest* request,
                                        v1::AnswerSwapResponse* response) {
  return Do(context, request, response, &roster::AnswerSwap);
}

SwapGrpc::Reactor* SwapGrpc::WithdrawSwap(Context* context, const v1::WithdrawSwapRequest* request,
                                          v1::WithdrawSwapResponse* response) {
  return Do(context, request, response, &roster::WithdrawSwap);
}

SwapGrpc::Reactor* SwapGrpc::ListSwaps(Context* context, const v1::ListSwapsRequest* request,
                                       v1::ListSwapsResponse* response) {
  return Ask(context, request, response, &roster::ListSwaps);
}

}  // namespace vagtbro::roster
