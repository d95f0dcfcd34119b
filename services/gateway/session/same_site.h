// SameSite: whether a request that comes with a cookie was really made by a page of ours.
//
// Shape:   a browser's Sec-Fetch-Site decides; older ones send Origin; who sends neither proves
//          itself with the token of /auth/me. Without any of the three the answer is no.
// Source:  OWASP ASVS 5.0 V3.5 (CSRF).
#pragma once

#include <string>

#include "gateway/http/message.h"

namespace vagtbro::gateway {

// `origin` is ours, "https://vagt.legeby.dk"; empty: whatever the Host header says. `csrf` is the
// token of the session; empty: there is none yet.
bool FromOurPage(const Request& request, const std::string& origin, const std::string& csrf);

// The token of a session, made from the value of its cookie.
std::string CsrfOf(const std::string& cookie);

}  // namespace vagtbro::gateway
