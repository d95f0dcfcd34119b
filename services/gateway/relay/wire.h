// Wire: the bytes and words of gRPC-Web and Connect, without a socket.
//
// Shape:   a frame is a flag byte, a length of four bytes (big end first) and the payload; flag
//          0x80 marks the trailers, "name: value" a line.
// Errors:  nullopt for what is malformed; the caller answers INVALID_ARGUMENT.
// Source:  grpc.io PROTOCOL-WEB, PROTOCOL-HTTP2 (timeouts, percent-encoding), connectrpc.com.
#pragma once

#include <grpcpp/support/status.h>

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "gateway/http/message.h"

namespace vagtbro::gateway {

// Metadata of gRPC: names in lower case; values of names that end in -bin are raw bytes.
using Metadata = Headers;

std::string Frame(std::string_view message);
// The one message of a request's body. Compressed frames are malformed: none was offered.
std::optional<std::string> OneMessage(std::string_view body);

// The last frame: status, message, details and trailing metadata.
std::string TrailerFrame(const grpc::Status& status, const Metadata& trailers);
// The same as headers: for an answer that is nothing but an error.
Headers StatusHeaders(const grpc::Status& status, const Metadata& trailers);

// "250m" -> 250 ms; at most eight digits and a unit of H M S m u n.
std::optional<absl::Duration> GrpcTimeout(std::string_view text);
// "250" -> 250 ms; at most ten digits.
std::optional<absl::Duration> ConnectTimeout(std::string_view text);

std::string PercentEncode(std::string_view text);
std::string Base64(std::string_view bytes);  // without padding
std::optional<std::string> FromBase64(std::string_view text);

// "not_found", as Connect writes codes, and the HTTP status that goes with it.
std::string ConnectCode(grpc::StatusCode code);
int HttpStatus(grpc::StatusCode code);
// {"code":…,"message":…,"details":[…]}.
std::string ConnectError(const grpc::Status& status);

}  // namespace vagtbro::gateway
