// PushGrpc: PushService on the wire; each call is one function of api/push_api.h.
#pragma once

#include "kit/rpc/host.h"
#include "notifications/api/push_api.h"
#include "vagtbro/notifications/v1/push_service.grpc.pb.h"

namespace vagtbro::notifications {

class PushGrpc final : public v1::PushService::CallbackService {
 public:
  // `house` null: web push is switched off.
  PushGrpc(kit::RpcHost& host, const NotificationsState& state, const PushHouse* house)
      : host_(host), state_(state), house_(house) {}

  grpc::ServerUnaryReactor* GetPushKey(grpc::CallbackServerContext* context,
                                       const v1::GetPushKeyRequest* request,
                                       v1::GetPushKeyResponse* response) override;
  grpc::ServerUnaryReactor* RegisterPush(grpc::CallbackServerContext* context,
                                         const v1::RegisterPushRequest* request,
                                         v1::RegisterPushResponse* response) override;
  grpc::ServerUnaryReactor* RemovePush(grpc::CallbackServerContext* context,
                                       const v1::RemovePushRequest* request,
                                       v1::RemovePushResponse* response) override;
  grpc::ServerUnaryReactor* ListPush(grpc::CallbackServerContext* context,
                                     const v1::ListPushRequest* request,
                                     v1::ListPushResponse* response) override;

 private:
  kit::RpcHost& host_;
  const NotificationsState& state_;
  const PushHouse* house_;
};

}  // namespace vagtbro::notifications
