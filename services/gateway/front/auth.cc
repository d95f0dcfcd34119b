#include "gateway/front/auth.h"

#include <sodium.h>

#include <array>
#include <nlohmann/json.hpp>

#include "gateway/session/same_site.h"
#include "kit/base/log.h"

namespace vagtbro::gateway {
namespace {

using nlohmann::json;

// Of each address; people share one, and a sign-in takes two requests.
constexpr double kTriesPerSecond = 2;
constexpr double kTriesBurst = 60;
// A provider that is closed for the night signs everybody out at once.
constexpr double kWordsPerSecond = 50;
constexpr double kWordsBurst = 1000;
constexpr absl::Duration kLoginTime = absl::Minutes(10);
constexpr int kLoginSeconds = 600;
constexpr size_t kLongestPath = 500;

std::string Text(absl::Time time) {
  return absl::FormatTime(absl::RFC3339_sec, time, absl::UTCTimeZone());
}

// A path of ours to go to after signing in; never another host.
std::string SafePath(const std::string& path) {
  const bool ours = !path.empty() && path[0] == '/' && path.size() <= kLongestPath &&
                    (path.size() == 1 || (path[1] != '/' && path[1] != '\\'));
  if (!ours) return "/";
  for (const char c : path) {
    if (c <= ' ' || c > '~' || c == '\\' || c == '"' || c == '<' || c == '>') return "/";
  }
  return path;
}

// BASE64URL(SHA256(verifier)).
std::string Challenge(const std::string& verifier) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(verifier.data()),
                     verifier.size());
  const int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(hash.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), variant);
  text.pop_back();
  return text;
}

Response Failed(int status) {
  Response page{status, {{"content-type", "text/html; charset=utf-8"}}, ""};
  page.body =
      "<!doctype html><html lang=\"da\"><meta charset=\"utf-8\"><title>Vagtbro</title>"
      "<h1>Du blev ikke logget ind</h1><p>Prøv igen. Hjælper det ikke, så tal med jeres "
      "administrator: måske har du endnu ingen rolle her.</p>"
      "<p><a href=\"/auth/login\">Log ind</a></p></html>";
  return page;
}

}  // namespace

Auth::Auth(GateOptions options, ClaimNames names, SessionBook& sessions, Provider* provider,
           std::vector<DemoPerson> demo, const Seal& seal, const kit::Clock& clock,
           Workers& workers, Directory* directory)
    : options_(std::move(options)),
      names_(std::move(names)),
      sessions_(sessions),
      provider_(provider),
      demo_(std::move(demo)),
      seal_(seal),
      clock_(clock),
      workers_(workers),
      directory_(directory),
      back_channel_(provider == nullptr
                        ? nullptr
                        : std::make_unique<BackChannel>(*provider, sessions, clock)),
      tries_(kTriesPerSecond, kTriesBurst),
      words_(kWordsPerSecond, kWordsBurst) {}

std::string Auth::Cookie(const std::string& name, const std::string& value, int seconds) const {
  return name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" +
         (options_.secure ? "; Secure" : "") +
         (seconds >= 0 ? "; Max-Age=" + std::to_string(seconds) : "");
}

void Auth::Take(const Request& request, const std::shared_ptr<Exchange>& exchange) {
  const bool get = request.method == "GET";
  const bool post = request.method == "POST";
  const std::string& path = request.path;
  if (get && path == "/auth/me") return exchange->Answer(Me(request));
  if (post && path == "/auth/logout") return exchange->Answer(Logout(request));
  const bool word = post && path == "/auth/backchannel-logout";
  const absl::Duration wait =
      (word ? words_ : tries_).Take(AddressOf(request, options_.proxies), clock_.Now());
  if (wait > absl::ZeroDuration()) {
    Response later = TextAnswer(429, "too many tries");
    later.headers.emplace_back("retry-after", RetryAfter(wait));
    return exchange->Answer(std::move(later));
  }
  const bool demo = provider_ == nullptr;
  if (demo && get && path == "/auth/demo") return exchange->Answer(DemoPage(request));
  if (demo && post && path == "/auth/demo") return exchange->Answer(DemoSignIn(request));
  if (demo && get && path == "/auth/login") return exchange->Answer(Login(request));
  const bool oidc = get && (path == "/auth/login" || path == "/auth/callback");
  if (demo || !(oidc || word)) return exchange->Answer(TextAnswer(404, "not found"));
  const bool taken = workers_.Submit([this, request, word, exchange] {
    if (word) return exchange->Answer(BackChannelLogout(request));
    exchange->Answer(request.path == "/auth/login" ? Login(request) : Callback(request));
  });
  if (!taken) exchange->Answer(TextAnswer(503, "too many sign in just now"));
}

Response Auth::Me(const Request& request) {
  const auto cookie = CookieOf(request, SessionCookie(options_.secure));
  const auto session = cookie ? sessions_.Look(*cookie, clock_.Now()) : std::nullopt;
  json me = {{"signed_in", session.has_value()},
             {"demo", provider_ == nullptr},
             {"tenant", options_.tenant}};
  if (session) {
    me["employment_id"] = session->employment_id;
    me["roles"] = session->roles;
    me["units"] = session->units;
    me["csrf"] = CsrfOf(*cookie);
    me["idle_seconds"] = absl::ToInt64Seconds(kIdle);
    me["idle_end_time"] = Text(session->seen_time + kIdle);
    me["end_time"] = Text(session->end_time);
    for (const DemoPerson& person : demo_) {
      if (person.session.account_key == session->account_key) me["name"] = person.name;
    }
  }
  return JsonAnswer(200, me.dump());
}

Response Auth::Logout(const Request& request) {
  const auto cookie = CookieOf(request, SessionCookie(options_.secure));
  if (cookie && !FromOurPage(request, options_.origin, CsrfOf(*cookie))) {
    return TextAnswer(403, "this request does not come from a page of ours");
  }
  if (const auto session = cookie ? sessions_.Look(*cookie, clock_.Now()) : std::nullopt) {
    if (FormValue(request.query, "everywhere").value_or("") == "1") {
      sessions_.EndAll(session->account_key);
    } else {
      sessions_.End(session->key);
    }
  }
  std::string location = "/";
  if (provider_ != nullptr) {
    if (const auto places = provider_->KnownPlaces(); places && !places->end_session.empty()) {
      const std::string home = options_.origin.empty() ? "" : options_.origin + "/";
      location = places->end_session + "?client_id=" + UrlEncode(provider_->options().client_id) +
                 (home.empty() ? "" : "&post_logout_redirect_uri=" + UrlEncode(home));
    }
  }
  Response response = JsonAnswer(200, json{{"location", location}}.dump());
  response.headers.emplace_back("set-cookie", Cookie(SessionCookie(options_.secure), "", 0));
  response.headers.emplace_back("clear-site-data", "\"cache\", \"storage\"");
  return response;
}

Response Auth::SignIn(const Request& request, Session session, const std::string& to) {
  if (const auto old = CookieOf(request, SessionCookie(options_.secure))) {
    sessions_.End(HashOf(*old));
  }
  const std::string cookie = sessions_.Begin(std::move(session), clock_.Now());
  tell_("in");
  Response response = GoTo(SafePath(to));
  response.headers.emplace_back("set-cookie", Cookie(SessionCookie(options_.secure), cookie, -1));
  response.headers.emplace_back("set-cookie", Cookie(LoginCookie(), "", 0));
  return response;
}

Response Auth::Login(const Request& request) {
  const std::string to = SafePath(FormValue(request.query, "to").value_or("/"));
  if (provider_ == nullptr) return GoTo("/auth/demo?to=" + UrlEncode(to));
  const auto places = provider_->Places();
  if (!places.ok()) {
    tell_("provider_down");
    kit::LogWarning("nobody can sign in", {{"error", std::string(places.status().message())}});
    return Failed(503);
  }
  const std::string state = NewSecret();
  const std::string nonce = NewSecret();
  const std::string verifier = NewSecret();
  const json words = {{"state", state}, {"nonce", nonce}, {"verifier", verifier}, {"to", to}};
  const ProviderOptions& options = provider_->options();
  const char mark = places->authorization.find('?') == std::string::npos ? '?' : '&';
  Response response =
      GoTo(places->authorization + mark + "response_type=code&client_id=" +
           UrlEncode(options.client_id) + "&redirect_uri=" + UrlEncode(options.redirect_uri) +
           "&scope=" + UrlEncode(options.scope) + "&state=" + state + "&nonce=" + nonce +
           "&code_challenge=" + Challenge(verifier) + "&code_challenge_method=S256");
  response.headers.emplace_back(
      "set-cookie",
      Cookie(LoginCookie(), seal_.Close(words.dump(), clock_.Now() + kLoginTime), kLoginSeconds));
  return response;
}

Response Auth::Callback(const Request& request) {
  const auto refuse = [&](const std::string& why) {
    tell_("refused");
    kit::LogWarning("a sign-in failed", {{"error", why}});
    Response page = Failed(403);
    page.headers.emplace_back("set-cookie", Cookie(LoginCookie(), "", 0));
    return page;
  };
  const auto cookie = CookieOf(request, LoginCookie());
  const auto sealed = cookie ? seal_.Open(*cookie, clock_.Now()) : std::nullopt;
  if (!sealed) return refuse("no sign-in was begun here, or too long ago");
  const json words = json::parse(*sealed, nullptr, false);
  const std::string state = FormValue(request.query, "state").value_or("");
  if (state.empty() || state != words.value("state", "")) return refuse("state is another");
  const auto places = provider_->Places();
  const auto issuer = FormValue(request.query, "iss");
  if (places.ok() && (issuer || places->names_itself) &&
      issuer.value_or("") != provider_->options().issuer) {
    return refuse("the answer is of another provider");
  }
  const auto code = FormValue(request.query, "code");
  if (!code) return refuse("the provider said no");
  const auto claims =
      provider_->Redeem(*code, words.value("verifier", ""), words.value("nonce", ""));
  if (!claims.ok()) return refuse(std::string(claims.status().message()));
  auto session = SessionOf(*claims, names_);
  if (!session.ok()) return refuse(std::string(session.status().message()));
  const absl::Status known = AskDirectory(*session);
  if (!known.ok()) return refuse(std::string(known.message()));
  return SignIn(request, *session, words.value("to", "/"));
}

absl::Status Auth::AskDirectory(Session& session) {
  if (directory_ == nullptr || session.employment_id.empty()) return absl::OkStatus();
  const auto scope = directory_->Find(session.employment_id);
  if (scope.ok()) {
    Complete(session, *scope);
    return absl::OkStatus();
  }
  if (absl::IsNotFound(scope.status())) {
    // The provider may not have heard yet that they have gone.
    session.employment_id.clear();
    std::erase(session.roles, "employee");
    if (!session.roles.empty()) return absl::OkStatus();
    return absl::NotFoundError("nobody has this employment now");
  }
  const bool all_claimed = !session.units.empty() && session.roles.size() > 1;
  return all_claimed ? absl::OkStatus() : scope.status();
}

Response Auth::BackChannelLogout(const Request& request) {
  const absl::Status heard =
      back_channel_->Hear(FormValue(request.body, "logout_token").value_or(""));
  Response response{200, {}, ""};
  if (!heard.ok()) {
    kit::LogWarning("a sign-out of the provider is refused",
                    {{"error", std::string(heard.message())}});
    response = JsonAnswer(400, json{{"error", "invalid_request"}}.dump());
  }
  response.headers.emplace_back("cache-control", "no-store");
  return response;
}

}  // namespace vagtbro::gateway
