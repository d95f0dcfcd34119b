// GatewayGrpc: the contract on the wire. The access log is read by a worker, without the owner's
// turn.
#pragma once

#include "gateway/api/home_units.h"
#include "gateway/api/list_access.h"
#include "gateway/front/workers.h"
#include "gateway/store/gateway_state.h"
#include "kit/rpc/host.h"
#include "vagtbro/gateway/v1/gateway_service.grpc.pb.h"

namespace vagtbro::gateway {

class GatewayGrpc final : public v1::GatewayService::CallbackService {
 public:
  // All references must outlive it. `public_url` as in calendar_link.h.
  GatewayGrpc(kit::RpcHost& host, kit::Journal& journal, const GatewayState& state,
              HomeUnits& homes, Workers& workers, std::string public_url)
      : host_(host),
        journal_(journal),
        state_(state),
        homes_(homes),
        workers_(workers),
        public_url_(std::move(public_url)) {}

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
  HomeUnits& homes_;
  Workers& workers_;
  const std::string public_url_;
};

}  // namespace vagtbro::gateway
