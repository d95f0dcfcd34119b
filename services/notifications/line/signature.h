// Signature: the JSON Web Token by which a carrier, or an agency's desk, proves that what it says
// is its own, and by which a desk knows our orders.
//
// The token carries the whole payload; what it says is taken from there and never from the body,
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

// The secret of one desk, "<tenant>/<employment id>": HMAC-SHA256 under the master secret, in hex.
// Nobody who knows it learns another desk's, or the master.
std::string DeskSecret(const std::string& desk, const std::string& master);

}  // namespace vagtbro::notifications
