// ImportPolicy: sets how covers are searched for; each policy is taken or refused on its own.
#pragma once

#include "absl/status/status.h"
#include "kit/journal/commit.h"
#include "pool/store/pool_state.h"
#include "vagtbro/pool/v1/pool_service.pb.h"

namespace vagtbro::pool {

// A policy that is in force already, word for word, is accepted and leads to nothing.
absl::Status ImportPolicy(const PoolState& state, kit::Commit& commit,
                          const v1::ImportPolicyRequest& request,
                          v1::ImportPolicyResponse* response);

}  // namespace vagtbro::pool
