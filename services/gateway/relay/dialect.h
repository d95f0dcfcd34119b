// Dialect: how a browser or script speaks to the relay, and how it wants to be answered.
//
// Shape:   gRPC-Web binary for pages, unary and streams, always HTTP 200; Connect unary in JSON or
//          binary for scripts, with the status HTTP has for it.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "gateway/relay/wire.h"

namespace google::protobuf {
class Message;
}

namespace vagtbro::gateway {

enum class Dialect { kGrpcWeb, kConnectJson, kConnectProto };

// By the content type; nullopt: none of ours.
std::optional<Dialect> DialectOf(const Request& request);

// The time the caller gives the call; nullopt: none is named. Errors: INVALID_ARGUMENT.
absl::StatusOr<std::optional<absl::Duration>> TimeoutOf(const Request& request, Dialect dialect);

// Reads the body into `message`. False: malformed.
bool ReadBody(Dialect dialect, const std::string& body, google::protobuf::Message& message);

// The end of a call that has one answer at most.
struct Outcome {
  grpc::Status status;
  std::string message;  // bytes of the response; of no meaning with an error
  Metadata head;
  Metadata trailers;
};

// `blank` is an empty message of the response's type; what it gets is not kept.
Response AnswerOf(Dialect dialect, const Outcome& outcome, google::protobuf::Message* blank);
Response ErrorOf(Dialect dialect, const grpc::Status& status);

// The head of a stream.
Response StreamHead();

}  // namespace vagtbro::gateway
