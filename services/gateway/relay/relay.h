// Relay: HTTP calls of pages and scripts become gRPC calls to the services.
//
// Shape:   unary calls are answered whole; a stream's head goes out at once and each message when
//          the one before has left. A page that goes cancels its call at the service.
// Units:   a unary call has 15 s unless it says otherwise, and 60 s at most.
// Errors:  in the caller's dialect; a closed method is UNIMPLEMENTED, as if it did not exist.
// Threads: any.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "gateway/http/exchange.h"
#include "gateway/relay/dialect.h"
#include "gateway/relay/gate.h"
#include "gateway/relay/routes.h"
#include "gateway/relay/upstream_call.h"
#include "kit/ops/metrics.h"

namespace vagtbro::gateway {

class RelayCall;

class Relay final {
 public:
  // So many streams a session may have open.
  static constexpr size_t kStreamsOfOne = 20;

  Relay(const Routes& routes, Gate& gate, kit::Metrics& metrics);
  ~Relay();
  Relay(const Relay&) = delete;
  Relay& operator=(const Relay&) = delete;

  // True for paths that are methods: "/vagtbro.….…Service/Method".
  static bool IsCall(const std::string& path);
  void Take(const Request& request, std::shared_ptr<Exchange> exchange);

  // Ends the streams of those who are no longer signed in; call it every few seconds.
  void CutEnded();
  // Ends all streams with UNAVAILABLE, spread over this time, so that boards do not all come back
  // at once; refuses new calls. Returns when all are told.
  void Drain(std::chrono::milliseconds spread);

  // Cuts every call off and waits until none is under way. After the server has stopped and before
  // it is gone: calls hold its exchanges.
  void Finish();

  size_t streams() const;
  // Calls under way, streams included.
  size_t running() const;

 private:
  friend class RelayCall;
  void Refuse(Dialect dialect, const grpc::Status& status, const Headers& extra,
              Exchange& exchange);
  void Go(const Route& route, Dialect dialect, const Caller& caller, const UpstreamAsk& ask,
          const std::shared_ptr<Exchange>& exchange);
  // False: the session has too many streams.
  bool Keep(const std::shared_ptr<RelayCall>& call);
  void Forget(const RelayCall& call);
  std::vector<std::shared_ptr<RelayCall>> Calls(bool streams_only) const;

  const Routes& routes_;
  Gate& gate_;
  kit::Metrics& metrics_;
  std::atomic<bool> draining_ = false;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<const RelayCall*, std::weak_ptr<RelayCall>> calls_;
  std::map<std::string, size_t> streams_;  // by session
};

}  // namespace vagtbro::gateway
