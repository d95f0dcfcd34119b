// GatewayGrpc: the contract on the wire. The access log is read without the owner's turn.
#pragma once

#include "gateway/api/list_access.h"
#include "gateway/store/gateway_state.h"
#include "kit/rpc/host.h"
#include "vagtbro/gateway/v1/gateway_service.grpc.pb.h"

namespace vagtbro::gateway {

class GatewayGrpc final : public v1::GatewayService::CallbackService {
 public:
  // All references must outlive it. `public_url` as in calendar_link.h.
  GatewayGrpc(kit::RpcHost& host, kit::Journal& journal, const GatewayState& state,
              std::string public_url)
      : host_(host), journal_(journal), state_(state), public_url_(std::move(public_url)) {}

  grpc::ServerUnaryReactor* ListAccess(grpc::CallbackServerContext* context,
                                       const v1::ListAccessRequest* request,
                                       v1::ListAccessResponse* response) override;
  grpc::ServerUnaryReactor* CreateCalendarLink(grpc::CallbackServerContext* context,
                                               const v1::CreateCalendarLinkRequest* request,
                                               v1::CreateCalendarLinkResponse* response) override;
  grpc::ServerUnaryReactor* RevokeCalendarLink(grpc::CallbackServerContext* context,
                                               const v1::RevokeCalendarLinkRequest* request,
                                               v1::RevokeCalendarLinkResponse* response) override;
  grpc::ServerUnaryReactor* GetCalendarLink(grpc::CallbackServerContext* context,
                                            const v1::GetCalendarLinkRequest* request,
                                            v1::GetCalendarLinkResponse* response) override;

 private:
  kit::RpcHost& host_;
  kit::Journal& journal_;
  const GatewayState& state_;
  const std::string public_url_;
};

}  // namespace vagtbro::gateway
