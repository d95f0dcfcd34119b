// Wishes: people say when they would like to work, or rather not; planners see it, nobody is bound.
//
// Errors:  as wish_service.proto says.
#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/wish_service.pb.h"

namespace vagtbro::pool {

absl::Status SetWish(const PoolState& state, kit::Commit& commit, const v1::SetWishRequest& request,
                     v1::SetWishResponse* response);

absl::Status DropWish(const PoolState& state, kit::Commit& commit,
                      const v1::DropWishRequest& request, v1::DropWishResponse* response);

absl::Status ListWishes(const PoolState& state, const v1::ListWishesRequest& request,
                        v1::ListWishesResponse* response, absl::Time now);

}  // namespace vagtbro::pool
