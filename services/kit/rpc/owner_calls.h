// OwnerCalls: hands an RPC over to the function that answers it from a service's state.
//
// What the *_grpc classes of a service have in common: `Do` for functions that change something,
// `Ask` for those that only read, with or without the time.
//
// Threads: called by gRPC's threads; the function runs on the owner thread.
#pragma once

#include "kit/rpc/host.h"

namespace vagtbro::kit {

template <class State>
class OwnerCalls final {
 public:
  using Context = grpc::CallbackServerContext;
  using Reactor = grpc::ServerUnaryReactor;
  template <class Request, class Response>
  using Change = absl::Status (*)(const State&, Commit&, const Request&, Response*);
  template <class Request, class Response>
  using Look = absl::Status (*)(const State&, const Request&, Response*);
  template <class Request, class Response>
  using LookNow = absl::Status (*)(const State&, const Request&, Response*, absl::Time now);

  // Both must outlive it.
  OwnerCalls(RpcHost& host, const State& state) : host_(host), state_(state) {}

  template <class Request, class Response>
  Reactor* Do(Context* context, const Request* request, Response* response,
              Change<Request, Response> change) const {
    return host_.Mutate<Request, Response>(
        context, request, response,
        [this, change](Commit& commit, const auto& asked, auto* answer) {
          return change(state_, commit, asked, answer);
        });
  }

  template <class Request, class Response>
  Reactor* Ask(Context* context, const Request* request, Response* response,
               Look<Request, Response> look) const {
    return host_.Query<Request, Response>(
        context, request, response, [this, look](const auto& asked, auto* answer, absl::Time) {
          return look(state_, asked, answer);
        });
  }

  template <class Request, class Response>
  Reactor* Ask(Context* context, const Request* request, Response* response,
               LookNow<Request, Response> look) const {
    return host_.Query<Request, Response>(
        context, request, response, [this, look](const auto& asked, auto* answer, absl::Time now) {
          return look(state_, asked, answer, now);
        });
  }

 private:
  RpcHost& host_;
  const State& state_;
};

}  // namespace vagtbro::kit
