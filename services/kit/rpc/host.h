// RpcHost: takes a gRPC call to the owner thread and answers when its effects are on disk.
//
// Every service's *_grpc class calls Mutate() or Query() and nothing else. Handlers run on the
// owner thread, one after the other, and must not block.
//
// Errors:  what the handler answers, as gRPC status with google.rpc.ErrorInfo;
//          DEADLINE_EXCEEDED if the caller's time was up before the work began; UNAUTHENTICATED and
//          PERMISSION_DENIED as door.h says.
// Threads: called by gRPC's threads; one of them at most is held, while it takes the owner's turn.
#pragma once

#include <grpcpp/grpcpp.h>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "kit/journal/owner.h"
#include "kit/ops/metrics.h"
#include "kit/rpc/door.h"
#include "kit/rpc/request.h"
#include "kit/rpc/to_grpc.h"

namespace vagtbro::kit {

template <class Request, class Response>
using Question = std::function<absl::Status(const Request&, Response*, absl::Time now)>;

class RpcHost final {
 public:
  // `door_clock`: in which the gateway's words grow old; real time also where `clock` is a demo's.
  RpcHost(std::string service, Owner& owner, const Clock& clock, Metrics& metrics,
          const Clock& door_clock = RealTime());

  Owner& owner() { return owner_; }
  const Clock& clock() const { return clock_; }
  // Domain of error reasons, e.g. "sickness.vagtbro".
  const std::string& domain() const { return domain_; }
  // Who may call what; for calls that go another way than Mutate() and Query() as well.
  Door& door() { return door_; }

  // A call that changes something; a repeated request id gets the first answer.
  template <class Request, class Response>
  grpc::ServerUnaryReactor* Mutate(grpc::CallbackServerContext* context, const Request* request,
                                   Response* response, Mutation<Request, Response> act) {
    return Run(context, *request, response,
               [=](Journal& journal, const std::string& method, const Caller& caller) {
                 return RunMutation<Request, Response>(journal, method, *request, response, act,
                                                       caller);
               });
  }

  // A call that only reads; what it saw is on disk when it is answered.
  template <class Request, class Response>
  grpc::ServerUnaryReactor* Query(grpc::CallbackServerContext* context, const Request* request,
                                  Response* response, Question<Request, Response> ask) {
    return Run(context, *request, response, [=, this](Journal&, const std::string&, const Caller&) {
      const absl::Status checked = CheckRequest(*request);
      return checked.ok() ? ask(*request, response, clock_.Now()) : checked;
    });
  }

  // For calls that go neither through Mutate() nor Query(): held while the call runs, it is counted
  // and waited for by Drain(). Null: the process is draining; answer Draining().
  std::shared_ptr<const void> Enter();
  static absl::Status Draining();
  // The caller's W3C trace context; empty: none.
  static std::string TraceOf(const grpc::CallbackServerContext& context);

  // Called once when the process begins to drain: end long streams here.
  void OnDrain(std::function<void()> hook);
  // Refuses new calls, runs the hooks, then waits until no call is running; false: some still are
  // after `patience`.
  bool Drain(absl::Duration patience);

  // Notes a finished call; for handlers that do not go through Mutate() or Query().
  void Record(const std::string& method, grpc::StatusCode code, absl::Duration took);

 private:
  static const Clock& RealTime();
  using Act = std::function<absl::Status(Journal&, const std::string& method, const Caller&)>;
  grpc::ServerUnaryReactor* Run(grpc::CallbackServerContext* context,
                                const google::protobuf::Message& request,
                                google::protobuf::Message* response, Act act);

  // "vagtbro.sickness.v1.ReportSickRequest" -> "vagtbro.sickness.v1/ReportSick".
  static std::string MethodOf(const google::protobuf::Message& request);

  std::string domain_;
  Owner& owner_;
  const Clock& clock_;
  Metrics& metrics_;
  Door door_;
  std::mutex mutex_;
  std::condition_variable changed_;
  size_t running_ = 0;
  bool draining_ = false;
  std::vector<std::function<void()>> drain_hooks_;
};

}  // namespace vagtbro::kit
