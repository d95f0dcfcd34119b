#include "gateway/front/front.h"

namespace vagtbro::gateway {

void Front::Take(const Request& request, const std::shared_ptr<Exchange>& exchange) {
  if (Relay::IsCall(request.path)) return relay_.Take(request, exchange);
  if (Auth::Owns(request.path)) return auth_.Take(request, exchange);
  if (Feed::Owns(request.path)) return feed_.Take(request, exchange);
  if (request.path == "/healthz") return exchange->Answer(TextAnswer(200, "ok"));
  if (request.path == "/readyz") {
    return exchange->Answer(draining_ ? TextAnswer(503, "going down") : TextAnswer(200, "ok"));
  }
  exchange->Answer(site_.Answer(request));
}

Headers HouseHeaders(bool secure) {
  Headers headers = {
      {"cache-control", "no-store"},
      {"content-security-policy", "default-src 'none'; frame-ancestors 'none'"},
      {"x-content-type-options", "nosniff"},
      {"x-frame-options", "DENY"},
      {"referrer-policy", "same-origin"},
      {"cross-origin-opener-policy", "same-origin"},
      {"cross-origin-resource-policy", "same-origin"},
      {"permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()"},
  };
  if (secure) {
    headers.emplace_back("strict-transport-security", "max-age=63072000; includeSubDomains");
  }
  return headers;
}

}  // namespace vagtbro::gateway
