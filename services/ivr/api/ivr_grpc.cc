#include "ivr/api/ivr_grpc.h"

namespace vagtbro::ivr {

grpc::ServerUnaryReactor* IvrGrpc::ListCallBacks(grpc::CallbackServerContext* context,
                                                 const v1::ListCallBacksRequest* request,
                                                 v1::ListCallBacksResponse* response) {
  return host_.Query<v1::ListCallBacksRequest, v1::ListCallBacksResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return ivr::ListCallBacks(state_, notes_, asked, answer);
      });
}

grpc::ServerUnaryReactor* IvrGrpc::FinishCallBack(grpc::CallbackServerContext* context,
                                                  const v1::FinishCallBackRequest* request,
                                                  v1::FinishCallBackResponse* response) {
  return host_.Mutate<v1::FinishCallBackRequest, v1::FinishCallBackResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return ivr::FinishCallBack(state_, commit, asked, answer);
      });
}

grpc::ServerUnaryReactor* IvrGrpc::OfferByVoice(grpc::CallbackServerContext* context,
                                                const v1::OfferByVoiceRequest* request,
                                                v1::OfferByVoiceResponse* response) {
  return host_.Mutate<v1::OfferByVoiceRequest, v1::OfferByVoiceResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return ivr::OfferByVoice(calls_, line_, commit, asked, answer);
      });
}

grpc::ServerUnaryReactor* IvrGrpc::WithdrawVoiceOffer(grpc::CallbackServerContext* context,
                                                      const v1::WithdrawVoiceOfferRequest* request,
                                                      v1::WithdrawVoiceOfferResponse* response) {
  return host_.Mutate<v1::WithdrawVoiceOfferRequest, v1::WithdrawVoiceOfferResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return ivr::WithdrawVoiceOffer(calls_, commit, asked, answer);
      });
}

grpc::ServerUnaryReactor* IvrGrpc::ListVoiceOffers(grpc::CallbackServerContext* context,
                                                   const v1::ListVoiceOffersRequest* request,
                                                   v1::ListVoiceOffersResponse* response) {
  return host_.Query<v1::ListVoiceOffersRequest, v1::ListVoiceOffersResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return ivr::ListVoiceOffers(state_, asked, answer);
      });
}

}  // namespace vagtbro::ivr
