// UpstreamCall: one call to a service, bytes in and bytes out; unary calls and server streams
// alike.
//
// Shape:   OnHead() once at most, then OnMessage() for each message, then OnDone() once. A message
//          is read only after Next() was called for the one before it: a slow reader slows the
//          service, and never fills this process.
// Threads: the sink is called on gRPC's threads, one call after the other; Next() and Cancel() from
//          any thread.
#pragma once

#include <grpcpp/generic/generic_stub.h>

#include <memory>
#include <string>

#include "absl/time/time.h"
#include "gateway/relay/wire.h"

namespace vagtbro::gateway {

class CallSink {
 public:
  virtual ~CallSink() = default;
  virtual void OnHead(Metadata head) = 0;
  virtual void OnMessage(std::string message) = 0;
  virtual void OnDone(const grpc::Status& status, Metadata trailers) = 0;
};

class UpstreamCall {
 public:
  virtual ~UpstreamCall() = default;
  // The first message is read without Next().
  virtual void Start() = 0;
  // Reads the next message.
  virtual void Next() = 0;
  // OnDone() still comes.
  virtual void Cancel() = 0;
};

struct UpstreamAsk {
  std::string method;  // "/vagtbro.pool.v1.PoolService/ListGaps"
  std::string message;
  Metadata metadata;
  absl::Duration timeout = absl::InfiniteDuration();
};

// The sink is kept until OnDone() has returned.
std::shared_ptr<UpstreamCall> MakeCall(grpc::GenericStub& stub, UpstreamAsk ask,
                                       std::shared_ptr<CallSink> sink);

}  // namespace vagtbro::gateway
