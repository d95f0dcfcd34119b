// Gate: who is calling, and whether they may; the relay asks it before a service hears anything.
//
// Errors:  a grpc::Status for the caller: UNAUTHENTICATED, PERMISSION_DENIED, RESOURCE_EXHAUSTED.
// Threads: any; never blocks.
#pragma once

#include <grpcpp/support/status.h>

#include <functional>
#include <string>
#include <vector>

#include "gateway/http/message.h"
#include "gateway/relay/rules.h"

namespace google::protobuf {
class Message;
}

namespace vagtbro::gateway {

// Whether a request shows that somebody is there: a stream that opens again by itself does not.
enum class Presence { kSign, kNone };

// Somebody who is signed in.
struct Caller {
  std::string session_key;
  std::string account_key;
  std::string employment_id;
  std::vector<std::string> roles;
  std::vector<std::string> units;
};

class Gate {
 public:
  virtual ~Gate() = default;

  // Who sends this; `extra` gets headers for the refusal, e.g. Retry-After.
  virtual grpc::Status Enter(const Request& request, Presence presence, Caller& caller,
                             Headers& extra) = 0;
  // Whether they may do it. Calls `then` once, here or later on another thread: a look at people is
  // on disk before it is allowed.
  virtual void Allow(const Caller& caller, const MethodRule& rule,
                     const google::protobuf::Message& request, const std::string& purpose,
                     std::function<void(const grpc::Status&)> then) = 0;
  // Whether they are still signed in; for streams.
  virtual bool StillIn(const Caller& caller) = 0;
  // What services are shown: the principal, signed.
  virtual std::string Token(const Caller& caller, const std::string& purpose) = 0;
};

}  // namespace vagtbro::gateway
