// GatewayGrpc: the contract on the wire; reads the journal without the owner's turn.
#pragma once

#include "gateway/api/list_access.h"
#include "kit/rpc/host.h"
#include "vagtbro/gateway/v1/gateway_service.grpc.pb.h"

namespace vagtbro::gateway {

class GatewayGrpc final : public v1::GatewayService::CallbackService {
 public:
  GatewayGrpc(kit::RpcHost& host, const kit::Log& log) : host_(host), log_(log) {}

  grpc::ServerUnaryReactor* ListAccess(grpc::CallbackServerContext* context,
                                       const v1::ListAccessRequest* request,
                                       v1::ListAccessResponse* response) override;

 private:
  kit::RpcHost& host_;
  const kit::Log& log_;
};

}  // namespace vagtbro::gateway
