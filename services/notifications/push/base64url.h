// Base64url without padding (RFC 4648 section 5), as browsers and VAPID write keys.
#pragma once

#include <optional>
#include <string>

namespace vagtbro::notifications {

std::string ToBase64Url(const std::string& bytes);
// nullopt: not base64url. Padding is taken too.
std::optional<std::string> FromBase64Url(std::string text);

}  // namespace vagtbro::notifications
