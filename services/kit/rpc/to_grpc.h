// Statuses between absl and gRPC, with google.rpc.Status details (AIP-193).
#pragma once

#include <grpcpp/support/status.h>

#include <string>

#include "absl/status/status.h"

namespace vagtbro::kit {

// The same code and message; an ErrorInfo payload gets `domain`, e.g. "sickness.vagtbro".
grpc::Status ToGrpc(const absl::Status& status, const std::string& domain);

// The way back, for clients; ReasonOf() works on the result.
absl::Status FromGrpc(const grpc::Status& status);

}  // namespace vagtbro::kit
