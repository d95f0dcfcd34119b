#include "gateway/settings.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace vagtbro::gateway {
namespace {

constexpr int kMostThreads = 64;
constexpr int kMostProxies = 10;

std::optional<std::string> ReadFile(const std::string& path) {
  std::ifstream file(path);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

absl::StatusOr<int> Number(const kit::Config& config, const char* name, int least, int most) {
  char* end = nullptr;
  const std::string& text = config.Get(name);
  const long number = std::strtol(text.c_str(), &end, 10);
  if (text.empty() || *end != '\0' || number < least || number > most) {
    return absl::InvalidArgumentError(std::string(name) + ": want a number from " +
                                      std::to_string(least) + " to " + std::to_string(most));
  }
  return static_cast<int>(number);
}

absl::StatusOr<ProviderOptions> ReadProvider(const kit::Config& config,
                                             const std::string& public_url) {
  ProviderOptions options;
  options.issuer = config.Get("oidc_issuer");
  options.client_id = config.Get("oidc_client_id");
  options.scope = config.Get("oidc_scope");
  options.audience = config.Get("oidc_audience");
  options.redirect_uri = public_url + "/auth/callback";
  if (options.client_id.empty() || public_url.empty()) {
    return absl::InvalidArgumentError("oidc_issuer wants oidc_client_id and public_url");
  }
  const bool local = options.issuer.rfind("http://127.0.0.1", 0) == 0;
  if (options.issuer.rfind("https://", 0) != 0 && !local) {
    return absl::InvalidArgumentError("oidc_issuer: want https");
  }
  const std::string& path = config.Get("oidc_client_secret_file");
  if (path.empty()) return options;
  const auto secret = ReadFile(path);
  if (!secret || secret->empty()) {
    return absl::InvalidArgumentError("oidc_client_secret_file: " + path + " cannot be read");
  }
  options.client_secret = secret->substr(0, secret->find_first_of("\r\n"));
  return options;
}

absl::Status ReadSignIn(const kit::Config& config, Settings& settings) {
  const std::string& demo = config.Get("demo_sign_in");
  if (config.Get("oidc_issuer").empty() == demo.empty()) {
    return absl::InvalidArgumentError(
        "one of oidc_issuer and demo_sign_in is required, and not both");
  }
  if (demo.empty()) {
    auto provider = ReadProvider(config, settings.public_url);
    if (!provider.ok()) return provider.status();
    settings.provider = std::move(*provider);
    return absl::OkStatus();
  }
  const auto text = ReadFile(demo);
  if (!text) return absl::InvalidArgumentError("demo_sign_in: " + demo + " cannot be read");
  auto people = ReadDemo(*text);
  if (!people.ok()) return people.status();
  settings.demo = std::move(*people);
  return absl::OkStatus();
}

}  // namespace

std::vector<kit::Option> Options() {
  return {
      {"listen", "127.0.0.1:0", "address:port for browsers and scripts, plain HTTP/1.1"},
      {"public_url", "", "https://host as browsers see it; empty: plain http, for a demo"},
      {"tenant", "", "the municipality; required"},
      {"site", "", "folder of the built dashboard (services/dashboard/dist)"},
      {"threads", "2", "threads of the HTTP server"},
      {"proxies", "0", "proxies in front, whose X-Forwarded-For is believed"},
      {"demo_sign_in", "", "JSON file of people who sign in without a provider; never in earnest"},
      {"oidc_issuer", "", "address of the OpenID provider, exactly as it calls itself"},
      {"oidc_client_id", "", "our name at the provider"},
      {"oidc_client_secret_file", "", "file with our secret there; empty: a public client"},
      {"oidc_scope", "openid", "what we ask for, e.g. openid profile"},
      {"oidc_audience", "", "audience of access tokens that scripts bring; empty: none are taken"},
      {"oidc_ca_file", "", "roots to trust the provider by; empty: those of the system"},
      {"claim_roles", "roles", "claim with the roles"},
      {"claim_units", "units", "claim with the ids of the units they go for; * is all"},
      {"claim_employment", "employment_id", "claim with the employment id"},
      {"role_names", "", "their names for our roles: Vagtplanlægger=planner,Leder=line_manager"},
      {"principal_key_file", "", "key that signs who is behind a call; empty: made in data"},
      {"drain_seconds", "4", "over how long streams are ended when the gateway goes down"},
  };
}

absl::StatusOr<Settings> ReadSettings(const kit::Config& config) {
  Settings settings;
  settings.gate.tenant = config.Get("tenant");
  if (settings.gate.tenant.empty()) return absl::InvalidArgumentError("tenant is required");
  settings.public_url = config.Get("public_url");
  while (!settings.public_url.empty() && settings.public_url.back() == '/') {
    settings.public_url.pop_back();
  }
  settings.gate.origin = settings.public_url;
  settings.gate.secure = settings.public_url.rfind("https://", 0) == 0;
  const auto threads = Number(config, "threads", 1, kMostThreads);
  if (!threads.ok()) return threads.status();
  settings.threads = *threads;
  const auto proxies = Number(config, "proxies", 0, kMostProxies);
  if (!proxies.ok()) return proxies.status();
  settings.gate.proxies = *proxies;
  const auto drain = Number(config, "drain_seconds", 0, 60);
  if (!drain.ok()) return drain.status();
  settings.drain = absl::Seconds(*drain);
  settings.claims = {
      config.Get("claim_roles"), config.Get("claim_units"), config.Get("claim_employment"), {}};
  auto names = ParseRoleNames(config.Get("role_names"));
  if (!names.ok()) return names.status();
  settings.claims.roles_by_name = std::move(*names);
  const absl::Status sign_in = ReadSignIn(config, settings);
  if (!sign_in.ok()) return sign_in;
  return settings;
}

}  // namespace vagtbro::gateway
