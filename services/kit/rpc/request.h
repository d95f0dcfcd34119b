// Requests: the checks every RPC makes, and request ids that make a retry safe.
//
// Works without gRPC, so that tests and the simulation take the same way as a caller does.
//
// Errors:  INVALID_ARGUMENT MALFORMED_FIELD for a malformed tenant_id or request_id, for unknown
//          fields, or a request id that was used for another request.
// Threads: RunMutation() on the owner thread.
#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "kit/journal/journal.h"

namespace google::protobuf {
class Message;
}

namespace vagtbro::kit {

// Who asks, beyond what the request says.
struct Caller {
  std::string traceparent;          // W3C trace context; empty: none
  std::string actor_employment_id = {};  // Cause::actor_employment_id
};

// OK if the request has no fields this binary does not know and a well-formed tenant_id (where the
// message has that field).
absl::Status CheckRequest(const google::protobuf::Message& request);

// Shared by all mutations: answers a repeated request id with the first reply, otherwise runs `act`
// and keeps its reply. `act` decides first and emits last; not OK means it has emitted nothing.
absl::Status RunMutationUntyped(Journal& journal, const std::string& method,
                                const google::protobuf::Message& request,
                                google::protobuf::Message* response,
                                const std::function<absl::Status(Commit&)>& act,
                                const Caller& caller);

template <class Request, class Response>
using Mutation = std::function<absl::Status(Commit&, const Request&, Response*)>;

template <class Request, class Response>
absl::Status RunMutation(Journal& journal, const std::string& method, const Request& request,
                         Response* response, const Mutation<Request, Response>& act,
                         const Caller& caller = {}) {
  return RunMutationUntyped(
      journal, method, request, response,
      [&](Commit& commit) { return act(commit, request, response); }, caller);
}

}  // namespace vagtbro::kit
