// Identity: who somebody is to us, read from what a provider claims, or from the demo's people.
//
// Shape:   roles are translated by name; a claim may be a list or words parted by spaces or commas.
//          Names we do not know count for nothing. Who has an employment is an employee.
// Errors:  NOT_FOUND: nobody to us, no role and no employment.
#pragma once

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "absl/status/statusor.h"
#include "gateway/oidc/directory.h"
#include "gateway/session/session.h"

namespace vagtbro::gateway {

struct ClaimNames {
  std::string roles = "roles";
  std::string units = "units";
  std::string employment = "employment_id";
  // "Vagtplanlægger" -> "planner"; names of ours need no entry.
  std::map<std::string, std::string> roles_by_name;
};

// The hash by which a person, or a session of theirs at the provider, is known here.
std::string AccountKey(const std::string& issuer, const std::string& sub);
std::string ProviderSessionKey(const std::string& issuer, const std::string& sid);

absl::StatusOr<Session> SessionOf(const nlohmann::json& claims, const ClaimNames& names);

// Adds what the claims left open: who leads units is their line manager; somebody without units
// goes for those they lead, and who is no leader for their home unit too. What is claimed stands.
void Complete(Session& session, const Scope& scope);

// "Vagtplanlægger=planner,Leder=line_manager". Errors: INVALID_ARGUMENT for a role that is not
// ours.
absl::StatusOr<std::map<std::string, std::string>> ParseRoleNames(const std::string& text);

}  // namespace vagtbro::gateway
