// IvrGrpc: the contract on the wire; every method is one line to call_backs.h.
#pragma once

#include "ivr/api/call_backs.h"
#include "kit/rpc/host.h"
#include "vagtbro/ivr/v1/ivr_service.grpc.pb.h"

namespace vagtbro::ivr {

class IvrGrpc final : public v1::IvrService::CallbackService {
 public:
  IvrGrpc(kit::RpcHost& host, const IvrState& state, const Notes& notes)
      : host_(host), state_(state), notes_(notes) {}

  grpc::ServerUnaryReactor* ListCallBacks(grpc::CallbackServerContext* context,
                                          const v1::ListCallBacksRequest* request,
                                          v1::ListCallBacksResponse* response) override;
  grpc::ServerUnaryReactor* FinishCallBack(grpc::CallbackServerContext* context,
                                           const v1::FinishCallBackRequest* request,
                                           v1::FinishCallBackResponse* response) override;

 private:
  kit::RpcHost& host_;
  const IvrState& state_;
  const Notes& notes_;
};

}  // namespace vagtbro::ivr
