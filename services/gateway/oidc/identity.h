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
#include "gateway/session/session.h"

namespace vagtbro::gateway {

struct ClaimNames {
  std::string roles = "roles";
  std::string units = "units";
  std::string employment = "employment_id";
  // "Vagtplanlægger" -> "planner"; names of ours need no entry.
  std::map<std::string, std::string> roles_by_name;
};

absl::StatusOr<Session> SessionOf(const nlohmann::json& claims, const ClaimNames& names);

// "Vagtplanlægger=planner,Leder=line_manager". Errors: INVALID_ARGUMENT for a role that is not
// ours.
absl::StatusOr<std::map<std::string, std::string>> ParseRoleNames(const std::string& text);

}  // namespace vagtbro::gateway
