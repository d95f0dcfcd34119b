#include "gateway/api/gateway_grpc.h"

#include "kit/rpc/to_grpc.h"

namespace vagtbro::gateway {

grpc::ServerUnaryReactor* GatewayGrpc::ListAccess(grpc::CallbackServerContext* context,
                                                  const v1::ListAccessRequest* request,
                                                  v1::ListAccessResponse* response) {
  auto* reactor = context->DefaultReactor();
  const auto held = host_.Enter();
  absl::Status status = held == nullptr ? kit::RpcHost::Draining() : kit::CheckRequest(*request);
  if (status.ok()) status = host_.door().Announce(*context, *request).Check();
  if (status.ok()) status = gateway::ListAccess(log_, *request, response);
  reactor->Finish(kit::ToGrpc(status, host_.domain()));
  return reactor;
}

}  // namespace vagtbro::gateway
