#include "ivr/api/ivr_grpc.h"

namespace vagtbro::ivr {

grpc::ServerUnaryReactor* IvrGrpc::ListCallBacks(grpc::CallbackServerContext* context,
                                                 const v1::ListCallBacksRequest* request,
                                                 v1::ListCallBacksResponse* response) {
  return host_.Query<v1::ListCallBacksRequest, v1::ListCallBacksResponse>(
      context, request, response, [this](const auto& asked, auto* answer, absl::Time) {
        return ivr::ListCallBacks(state_, notes_, asked, answer);
      });
}

grpc::ServerUnaryReactor* IvrGrpc::FinishCallBack(grpc::CallbackServerContext* context,
                                                  const v1::FinishCallBackRequest* request,
                                                  v1::FinishCallBackResponse* response) {
  return host_.Mutate<v1::FinishCallBackRequest, v1::FinishCallBackResponse>(
      context, request, response, [this](kit::Commit& commit, const auto& asked, auto* answer) {
        return ivr::FinishCallBack(state_, commit, asked, answer);
      });
}

}  // namespace vagtbro::ivr
