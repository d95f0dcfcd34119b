#include "gateway/oidc/back_channel.h"

#include <nlohmann/json.hpp>

#include "gateway/oidc/identity.h"
#include "kit/base/log.h"

namespace vagtbro::gateway {

absl::Status BackChannel::Hear(const std::string& logout_token) {
  const auto word = provider_.SignedOut(logout_token);
  if (!word.ok()) return word.status();
  if (!First(word->jti, word->until)) {
    return absl::InvalidArgumentError("this word was heard before");
  }
  const std::string& issuer = provider_.options().issuer;
  const size_t ended =
      sessions_.EndByProvider(word->sub.empty() ? "" : AccountKey(issuer, word->sub),
                              word->sid.empty() ? "" : ProviderSessionKey(issuer, word->sid));
  kit::LogInfo("signed out at the provider", {{"sessions", std::to_string(ended)}});
  return absl::OkStatus();
}

bool BackChannel::First(const std::string& jti, absl::Time until) {
  const absl::Time now = clock_.Now();
  const std::lock_guard lock(mutex_);
  std::erase_if(heard_, [&](const auto& entry) { return now >= entry.second; });
  return heard_.try_emplace(jti, until).second;
}

}  // namespace vagtbro::gateway
