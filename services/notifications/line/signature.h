// Signature: the JSON Web Token by which a carrier proves that a callback is its own.
//
// The token carries the whole callback; what it says is taken from there and never from the body,
// which nobody has signed.
//
// Shape:   HS256 only: a token that names another algorithm, or none, is refused.
// Source:  RFC 7519 and RFC 7515.
#pragma once

#include <optional>
#include <string>

namespace vagtbro::notifications {

// A token over `payload`, a JSON text.
std::string SignToken(const std::string& payload, const std::string& secret);

// The payload of a token signed with `secret`; nullopt: not one. An empty secret opens nothing.
std::optional<std::string> VerifyToken(const std::string& token, const std::string& secret);

}  // namespace vagtbro::notifications
