// NotificationsGrpc: the service on the wire; each call is one function of api/.
#pragma once

#include "kit/rpc/host.h"
#include "notifications/api/list_messages.h"
#include "vagtbro/notifications/v1/notifications_service.grpc.pb.h"

namespace vagtbro::notifications {

class NotificationsGrpc final : public v1::NotificationsService::CallbackService {
 public:
  NotificationsGrpc(kit::RpcHost& host, const NotificationsState& state)
      : host_(host), state_(state) {}

  grpc::ServerUnaryReactor* ListMessages(grpc::CallbackServerContext* context,
                                         const v1::ListMessagesRequest* request,
                                         v1::ListMessagesResponse* response) override;

 private:
  kit::RpcHost& host_;
  const NotificationsState& state_;
};

}  // namespace vagtbro::notifications
