// Calls to other services: deadlines, and retries that are safe because of their request id.
//
// Shape:   auto status = CallWithRetry({}, [&](grpc::ClientContext* c) { return stub.ReportSick(c,
// q, &r); }); Errors:  the server's status, ReasonOf() included; UNAVAILABLE after the last try.
// Threads: any; blocks the calling thread, so never the owner thread.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "kit/rpc/to_grpc.h"

namespace vagtbro::kit {

struct CallOptions {
  absl::Duration deadline = absl::Seconds(5);  // of each try
  int tries = 4;
  absl::Duration first_pause = absl::Milliseconds(50);  // doubles after each try
};

// A channel to "host:port" with keepalive; connects when it is used.
std::shared_ptr<grpc::Channel> Dial(const std::string& address);

// Retries on UNAVAILABLE only. The request must carry the same request_id on every try.
absl::Status CallWithRetry(const CallOptions& options,
                           const std::function<grpc::Status(grpc::ClientContext*)>& call);

// 128 random bits in hex.
std::string NewRequestId();

}  // namespace vagtbro::kit
