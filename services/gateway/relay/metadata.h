// Metadata that crosses the gateway: an allow-list, so that no browser speaks for the gateway.
//
// A browser's own x-vagtbro-principal, x-principal, x-roles, grpc-… and the like never reach a
// service: only names on the list do.
#pragma once

#include "gateway/http/message.h"
#include "gateway/relay/wire.h"

namespace vagtbro::gateway {

// What a service is told of the browser's headers: the trace, the language, the request's id.
Metadata Inward(const Headers& headers);

// What a browser is told of a service's metadata: all but what belongs to HTTP, gRPC and cookies.
Metadata Outward(const Metadata& metadata);

// x-vagtbro-purpose if it is a code, [a-z0-9-]{1,40}; otherwise empty.
std::string PurposeOf(const Request& request);

}  // namespace vagtbro::gateway
