#include "notifications/api/push_grpc.h"

namespace vagtbro::notifications {

grpc::ServerUnaryReactor* PushGrpc::GetPushKey(grpc::CallbackServerContext* context,
                                               const v1::GetPushKeyRequest* request,
                                               v1::GetPushKeyResponse* response) {
  return host_.Query<v1::GetPushKeyRequest, v1::GetPushKeyResponse>(
      context, request, response, [this](const auto&, auto* reply, absl::Time) {
        return notifications::GetPushKey(house_, reply);
      });
}

grpc::ServerUnaryReactor* PushGrpc::RegisterPush(grpc::CallbackServerContext* context,
                                                 const v1::RegisterPushRequest* request,
                                                 v1::RegisterPushResponse* response) {
  return host_.Mutate<v1::RegisterPushRequest, v1::RegisterPushResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* reply) {
        return notifications::RegisterPush(state_, house_, commit, asked, reply);
      });
}

grpc::ServerUnaryReactor* PushGrpc::RemovePush(grpc::CallbackServerContext* context,
                                               const v1::RemovePushRequest* request,
                                               v1::RemovePushResponse* response) {
  return host_.Mutate<v1::RemovePushRequest, v1::RemovePushResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto*) {
        return notifications::RemovePush(state_, commit, asked);
      });
}

grpc::ServerUnaryReactor* PushGrpc::ListPush(grpc::CallbackServerContext* context,
                                             const v1::ListPushRequest* request,
                                             v1::ListPushResponse* response) {
  return host_.Query<v1::ListPushRequest, v1::ListPushResponse>(
      context, request, response, [this](const auto& asked, auto* reply, absl::Time) {
        return notifications::ListPush(state_, asked, reply);
      });
}

}  // namespace vagtbro::notifications
