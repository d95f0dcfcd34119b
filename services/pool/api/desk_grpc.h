// DeskGrpc: the planner's desk on gRPC; every method is one line.
//
// Threads: called by gRPC's threads; the work runs on the owner thread.
#pragma once

#include <grpcpp/grpcpp.h>

#include "kit/rpc/host.h"
#include "pool/api/cover_report.h"
#include "pool/api/reachability.h"
#include "pool/api/steer_search.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/desk_service.grpc.pb.h"

namespace vagtbro::pool {

class DeskGrpc final : public v1::DeskService::CallbackService {
 public:
  // The references must outlive it. PoolGrpc says at the door whose units are whose.
  DeskGrpc(kit::RpcHost& host, const PoolState& state) : host_(host), state_(state) {}

  grpc::ServerUnaryReactor* SteerSearch(grpc::CallbackServerContext* c,
                                        const v1::SteerSearchRequest* q,
                                        v1::SteerSearchResponse* r) override {
    return host_.Mutate<v1::SteerSearchRequest, v1::SteerSearchResponse>(
        c, q, r, [this](kit::Commit& commit, const auto& request, auto* response) {
          return pool::SteerSearch(state_, commit, request, response);
        });
  }

  grpc::ServerUnaryReactor* UndoSteer(grpc::CallbackServerContext* c, const v1::UndoSteerRequest* q,
                                      v1::UndoSteerResponse* r) override {
    return host_.Mutate<v1::UndoSteerRequest, v1::UndoSteerResponse>(
        c, q, r, [this](kit::Commit& commit, const auto& request, auto* response) {
          return pool::UndoSteer(state_, commit, request, response);
        });
  }

  grpc::ServerUnaryReactor* ListReachability(grpc::CallbackServerContext* c,
                                             const v1::ListReachabilityRequest* q,
                                             v1::ListReachabilityResponse* r) override {
    return host_.Query<v1::ListReachabilityRequest, v1::ListReachabilityResponse>(
        c, q, r, [this](const auto& request, auto* response, absl::Time now) {
          return pool::ListReachability(state_, request, response, now);
        });
  }

  grpc::ServerUnaryReactor* GetCoverReport(grpc::CallbackServerContext* c,
                                           const v1::GetCoverReportRequest* q,
                                           v1::GetCoverReportResponse* r) override {
    return host_.Query<v1::GetCoverReportRequest, v1::GetCoverReportResponse>(
        c, q, r, [this](const auto& request, auto* response, absl::Time) {
          return pool::GetCoverReport(state_, request, response);
        });
  }

 private:
  kit::RpcHost& host_;
  const PoolState& state_;
};

}  // namespace vagtbro::pool
