#include "notifications/api/notifications_grpc.h"

namespace vagtbro::notifications {

grpc::ServerUnaryReactor* NotificationsGrpc::ListMessages(grpc::CallbackServerContext* context,
                                                          const v1::ListMessagesRequest* request,
                                                          v1::ListMessagesResponse* response) {
  return host_.Query<v1::ListMessagesRequest, v1::ListMessagesResponse>(
      context, request, response, [this](const auto& query, auto* reply, absl::Time) {
        return notifications::ListMessages(state_, query, reply);
      });
}

}  // namespace vagtbro::notifications
