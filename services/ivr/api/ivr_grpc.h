// IvrGrpc: the contract on the wire; every method is one line to call_backs.h or
// voice_offers.h.
#pragma once

#include "ivr/api/call_backs.h"
#include "ivr/api/voice_offers.h"
#include "kit/rpc/host.h"
#include "vagtbro/ivr/v1/ivr_service.grpc.pb.h"

namespace vagtbro::ivr {

class IvrGrpc final : public v1::IvrService::CallbackService {
 public:
  IvrGrpc(kit::RpcHost& host, const IvrState& state, const Notes& notes, OfferCalls& calls,
          const OutLine& line)
      : host_(host), state_(state), notes_(notes), calls_(calls), line_(line) {}

  grpc::ServerUnaryReactor* ListCallBacks(grpc::CallbackServerContext* context,
                                          const v1::ListCallBacksRequest* request,
                                          v1::ListCallBacksResponse* response) override;
  grpc::ServerUnaryReactor* FinishCallBack(grpc::CallbackServerContext* context,
                                           const v1::FinishCallBackRequest* request,
                                           v1::FinishCallBackResponse* response) override;
  grpc::ServerUnaryReactor* OfferByVoice(grpc::CallbackServerContext* context,
                                         const v1::OfferByVoiceRequest* request,
                                         v1::OfferByVoiceResponse* response) override;
  grpc::ServerUnaryReactor* WithdrawVoiceOffer(grpc::CallbackServerContext* context,
                                               const v1::WithdrawVoiceOfferRequest* request,
                                               v1::WithdrawVoiceOfferResponse* response) override;
  grpc::ServerUnaryReactor* ListVoiceOffers(grpc::CallbackServerContext* context,
                                            const v1::ListVoiceOffersRequest* request,
                                            v1::ListVoiceOffersResponse* response) override;

 private:
  kit::RpcHost& host_;
  const IvrState& state_;
  const Notes& notes_;
  OfferCalls& calls_;
  const OutLine& line_;
};

}  // namespace vagtbro::ivr
