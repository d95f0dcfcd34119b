// RelayCall: one call on its way between a browser and a service.
//
// Threads: any; its parts are called by gRPC's threads and the server's.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "gateway/relay/dialect.h"
#include "gateway/relay/relay.h"
#include "gateway/relay/upstream_call.h"

namespace vagtbro::gateway {

class RelayCall final : public CallSink, public std::enable_shared_from_this<RelayCall> {
 public:
  RelayCall(Relay& relay, const Route& route, Dialect dialect, Caller caller,
            std::shared_ptr<Exchange> exchange);
  ~RelayCall() override;

  const Caller& caller() const { return caller_; }
  bool stream() const { return route_.stream; }
  void Start(UpstreamAsk ask);
  // Ends it with this status instead of the service's.
  void Cut(const grpc::Status& status);

  void OnHead(Metadata head) override;
  void OnMessage(std::string message) override;
  void OnDone(const grpc::Status& status, Metadata trailers) override;

 private:
  void EndUnary(const grpc::Status& status, Metadata trailers);

  Relay& relay_;
  const Route& route_;
  const Dialect dialect_;
  const Caller caller_;
  std::shared_ptr<Exchange> exchange_;
  const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();

  std::mutex mutex_;
  std::shared_ptr<UpstreamCall> upstream_;  // null: not begun; does not change later
  std::optional<grpc::Status> cut_;

  // Of gRPC's calls, one after the other.
  Metadata head_;
  std::optional<std::string> message_;
};

}  // namespace vagtbro::gateway
