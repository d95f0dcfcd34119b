#include "gateway/front/gatekeeper.h"

#include <algorithm>
#include <vector>

#include "gateway/relay/subjects.h"
#include "gateway/session/same_site.h"
#include "kit/access/rights.h"
#include "kit/base/log.h"
#include "kit/rpc/refusal.h"
#include "kit/rpc/to_grpc.h"

namespace vagtbro::gateway {
namespace {

using grpc::Status;
using grpc::StatusCode;

// A page asks for some dozen things when it opens and little after that; a whole town hall may
// come from one address.
constexpr double kSessionRate = 30;
constexpr double kSessionBurst = 150;
constexpr double kAddressRate = 500;
constexpr double kAddressBurst = 3000;
constexpr absl::Duration kSameLook = absl::Minutes(10);
const std::string kBearer = "Bearer ";
const std::string kDomain = "gateway.vagtbro";

// The page asks on its own, by a timer: nobody need be sitting there.
bool ByItself(const Request& request) {
  const std::string* background = request.Header("x-vagtbro-background");
  return background != nullptr && *background == "1";
}

}  // namespace

std::string AddressOf(const Request& request, int proxies) {
  std::vector<std::string> hops;
  for (const auto& [name, value] : request.headers) {
    if (name != "x-forwarded-for") continue;
    size_t at = 0;
    while (at <= value.size()) {
      const size_t end = std::min(value.find(',', at), value.size());
      std::string hop = value.substr(at, end - at);
      hop.erase(0, hop.find_first_not_of(' '));
      hops.push_back(std::move(hop));
      at = end + 1;
    }
  }
  const auto wanted = static_cast<size_t>(std::max(proxies, 0));
  if (wanted == 0 || hops.size() < wanted) return request.address;
  return hops[hops.size() - wanted];
}

std::string SessionCookie(bool secure) { return secure ? "__Host-sid" : "sid"; }

std::string RetryAfter(absl::Duration wait) {
  return std::to_string(absl::ToInt64Seconds(absl::Ceil(wait, absl::Seconds(1))));
}

Gatekeeper::Gatekeeper(GateOptions options, SessionBook& sessions, AccessLog& log,
                       const kit::PrincipalSigner& signer, const kit::Clock& clock,
                       Scripts* scripts)
    : options_(std::move(options)),
      sessions_(sessions),
      signer_(signer),
      clock_(clock),
      scripts_(scripts),
      by_session_(kSessionRate, kSessionBurst),
      by_address_(kAddressRate, kAddressBurst),
      looks_(log, kSameLook) {}

absl::StatusOr<Session> Gatekeeper::Known(const Request& request, Presence presence,
                                          absl::Time now) {
  const std::string* bearer = request.Header("authorization");
  if (bearer != nullptr && scripts_ != nullptr && bearer->rfind(kBearer, 0) == 0) {
    auto script = scripts_->Admit(bearer->substr(kBearer.size()));
    if (script.ok()) return script;
    kit::LogWarning("a token is refused", {{"error", std::string(script.status().message())}});
    return absl::UnauthenticatedError("this token does not let you in");
  }
  const auto cookie = CookieOf(request, SessionCookie(options_.secure));
  if (!cookie) return absl::UnauthenticatedError("sign in");
  if (!FromOurPage(request, options_.origin, CsrfOf(*cookie))) {
    return absl::PermissionDeniedError("this request does not come from a page of ours");
  }
  const bool sign = presence == Presence::kSign && !ByItself(request);
  auto session = sign ? sessions_.Enter(*cookie, now) : sessions_.Look(*cookie, now);
  if (!session) return absl::UnauthenticatedError("the session has ended");
  return *std::move(session);
}

Status Gatekeeper::Enter(const Request& request, Presence presence, Caller& caller,
                         Headers& extra) {
  const absl::Time now = clock_.Now();
  const auto too_many = [&](absl::Duration wait) {
    extra.emplace_back("retry-after", RetryAfter(wait));
    return Status(StatusCode::RESOURCE_EXHAUSTED, "too many requests");
  };
  const absl::Duration wait = by_address_.Take(AddressOf(request, options_.proxies), now);
  if (wait > absl::ZeroDuration()) return too_many(wait);
  const auto session = Known(request, presence, now);
  if (!session.ok()) {
    return {static_cast<StatusCode>(session.status().code()),
            std::string(session.status().message())};
  }
  const absl::Duration pause = by_session_.Take(session->key, now);
  if (pause > absl::ZeroDuration()) return too_many(pause);
  caller = {session->key, session->account_key, session->employment_id, session->roles,
            session->units};
  return Status::OK;
}

void Gatekeeper::Allow(const Caller& caller, const MethodRule& rule,
                       const google::protobuf::Message& request, const std::string& purpose,
                       std::function<void(const Status&)> then) {
  // Which unit an id belongs to is known to the service alone: here it may be any of the caller's.
  const auto any = [&caller](const auto&, const auto&, const auto&) { return caller.units; };
  const auto allowed = kit::MayCall(PrincipalOf(caller, purpose), *rule.method, request, any);
  if (!allowed.ok()) {
    kit::LogWarning("call refused", {{"method", NameOf(*rule.method)},
                                     {"reason", kit::ReasonOf(allowed.status())},
                                     {"actor", caller.employment_id}});
    return then(kit::ToGrpc(allowed.status(), kDomain));
  }
  const Subjects subjects = SubjectsOf(request);
  if (!rule.personal || subjects.Only(caller.employment_id)) return then(Status::OK);
  v1::RecordsRead read;
  read.set_actor_employment_id(caller.employment_id);
  read.set_account_key(caller.account_key);
  read.mutable_actor_roles()->Add(caller.roles.begin(), caller.roles.end());
  read.set_method(NameOf(*rule.method));
  for (const std::string& id : subjects.employment_ids) read.add_subject_employment_ids(id);
  for (const std::string& id : subjects.unit_ids) read.add_unit_ids(id);
  read.set_purpose(purpose);
  looks_.Note(read, clock_.Now(), [then = std::move(then)] { then(Status::OK); });
}

kit::Principal Gatekeeper::PrincipalOf(const Caller& caller, const std::string& purpose) const {
  return {options_.tenant, caller.employment_id, caller.roles, caller.units, purpose};
}

bool Gatekeeper::StillIn(const Caller& caller) {
  return sessions_.Open(caller.session_key, clock_.Now());
}

std::string Gatekeeper::Token(const Caller& caller, const std::string& purpose) {
  return signer_.Sign(PrincipalOf(caller, purpose), clock_.Now());
}

}  // namespace vagtbro::gateway
