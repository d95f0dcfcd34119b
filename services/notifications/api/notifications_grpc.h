// NotificationsGrpc: the service on the wire; each call is one function of api/.
#pragma once

#include "kit/rpc/host.h"
#include "notifications/api/list_messages.h"
#include "vagtbro/notifications/v1/notifications_service.grpc.pb.h"

namespace vagtbro::notifications {

class NotificationsGrpc final : public v1::NotificationsService::CallbackService {
 public:
  NotificationsGrpc(kit::RpcHost& host, const NotificationsState& state)
      : host_(host), state_(state) {
    host.door().KnowUnits([&state](const std::string& tenant, const std::string& field,
                                   const std::string& id) -> std::vector<std::string> {
      const auto* row = field == "employment_id" ? state.homes.Find(kit::Key(tenant, id)) : nullptr;
      if (row == nullptr) return {};
      return {row->home_unit_id()};
    });
  }

  grpc::ServerUnaryReactor* ListMessages(grpc::CallbackServerContext* context,
                                         const v1::ListMessagesRequest* request,
                                         v1::ListMessagesResponse* response) override;

 private:
  kit::RpcHost& host_;
  const NotificationsState& state_;
};

}  // namespace vagtbro::notifications
