#include "gateway/front/script_door.h"

#include <nlohmann/json.hpp>

namespace vagtbro::gateway {

absl::StatusOr<Session> ScriptDoor::Admit(const std::string& token) {
  const auto claims = provider_.Admit(token);
  if (!claims.ok()) return claims.status();
  auto session = SessionOf(*claims, names_);
  // One pace for all tokens of the script; no cookie has this key.
  if (session.ok()) session->key = "script/" + session->account_key;
  return session;
}

}  // namespace vagtbro::gateway
