// WishGrpc: people's wishes on gRPC; every method is one line.
//
// Threads: called by gRPC's threads; the work runs on the owner thread.
#pragma once

#include <grpcpp/grpcpp.h>

#include "kit/rpc/host.h"
#include "pool/api/wishes.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/wish_service.grpc.pb.h"

namespace vagtbro::pool {

class WishGrpc final : public v1::WishService::CallbackService {
 public:
  // The references must outlive it. PoolGrpc says at the door whose units are whose.
  WishGrpc(kit::RpcHost& host, const PoolState& state) : host_(host), state_(state) {}

  grpc::ServerUnaryReactor* SetWish(grpc::CallbackServerContext* c, const v1::SetWishRequest* q,
                                    v1::SetWishResponse* r) override {
    return host_.Mutate<v1::SetWishRequest, v1::SetWishResponse>(
        c, q, r, [this](kit::Commit& commit, const auto& request, auto* response) {
          return pool::SetWish(state_, commit, request, response);
        });
  }

  grpc::ServerUnaryReactor* DropWish(grpc::CallbackServerContext* c, const v1::DropWishRequest* q,
                                     v1::DropWishResponse* r) override {
    return host_.Mutate<v1::DropWishRequest, v1::DropWishResponse>(
        c, q, r, [this](kit::Commit& commit, const auto& request, auto* response) {
          return pool::DropWish(state_, commit, request, response);
        });
  }

  grpc::ServerUnaryReactor* ListWishes(grpc::CallbackServerContext* c,
                                       const v1::ListWishesRequest* q,
                                       v1::ListWishesResponse* r) override {
    return host_.Query<v1::ListWishesRequest, v1::ListWishesResponse>(
        c, q, r, [this](const auto& request, auto* response, absl::Time now) {
          return pool::ListWishes(state_, request, response, now);
        });
  }

 private:
  kit::RpcHost& host_;
  const PoolState& state_;
};

}  // namespace vagtbro::pool
