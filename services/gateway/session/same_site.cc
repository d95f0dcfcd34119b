#include "gateway/session/same_site.h"

#include <sodium.h>

#include "gateway/session/session.h"

namespace vagtbro::gateway {
namespace {

bool Equal(const std::string& a, const std::string& b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool OwnOrigin(const Request& request, const std::string& origin, const std::string& seen) {
  if (!origin.empty()) return seen == origin;
  const std::string* host = request.Header("host");
  return host != nullptr && (seen == "http://" + *host || seen == "https://" + *host);
}

}  // namespace

bool FromOurPage(const Request& request, const std::string& origin, const std::string& csrf) {
  const std::string* site = request.Header("sec-fetch-site");
  if (site != nullptr && *site != "same-origin") return false;
  const std::string* seen = request.Header("origin");
  if (seen != nullptr && !OwnOrigin(request, origin, *seen)) return false;
  if (site != nullptr || seen != nullptr) return true;
  const std::string* token = request.Header("x-vagtbro-csrf");
  return token != nullptr && !csrf.empty() && Equal(*token, csrf);
}

std::string CsrfOf(const std::string& cookie) { return HashOf("csrf\n" + cookie); }

}  // namespace vagtbro::gateway
