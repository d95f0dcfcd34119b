#include "gateway/oidc/identity.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "kit/access/rights.h"

namespace vagtbro::gateway {
namespace {

using nlohmann::json;

const char* const kEmployee = "employee";
const char* const kLineManager = "line_manager";

std::vector<std::string> Split(const std::string& text, const char* at) {
  std::vector<std::string> words;
  size_t from = 0;
  while (from < text.size()) {
    const size_t end = std::min(text.find_first_of(at, from), text.size());
    if (end > from) words.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return words;
}

std::vector<std::string> Words(const json& claims, const std::string& name) {
  const auto found = claims.find(name);
  if (found == claims.end()) return {};
  if (found->is_string()) return Split(found->get<std::string>(), " ,");
  std::vector<std::string> words;
  if (!found->is_array()) return words;
  for (const json& item : *found) {
    if (item.is_string()) words.push_back(item.get<std::string>());
  }
  return words;
}

// "line_manager"; a name that stands for several roles is none.
bool IsRole(const std::string& name) {
  access::v1::Allow any;
  any.add_roles(access::v1::ROLE_ANY);
  const auto roles = kit::RolesOf(any);
  return std::any_of(roles.begin(), roles.end(),
                     [&](access::v1::Role role) { return kit::NameOf(role) == name; });
}

std::string Text(const json& claims, const std::string& name) {
  const auto found = claims.find(name);
  return found != claims.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

std::string AccountKey(const std::string& issuer, const std::string& sub) {
  return HashOf(issuer + "\n" + sub);
}

std::string ProviderSessionKey(const std::string& issuer, const std::string& sid) {
  return HashOf(issuer + "\nsession\n" + sid);
}

absl::StatusOr<Session> SessionOf(const json& claims, const ClaimNames& names) {
  Session session;
  const std::string issuer = Text(claims, "iss");
  session.account_key = AccountKey(issuer, Text(claims, "sub"));
  const std::string sid = Text(claims, "sid");
  if (!sid.empty()) session.provider_session_key = ProviderSessionKey(issuer, sid);
  session.employment_id = Text(claims, names.employment);
  session.units = Words(claims, names.units);
  std::set<std::string> roles;
  for (const std::string& name : Words(claims, names.roles)) {
    const auto known = names.roles_by_name.find(name);
    const std::string role = known == names.roles_by_name.end() ? name : known->second;
    if (IsRole(role)) roles.insert(role);
  }
  if (!session.employment_id.empty()) roles.insert(kEmployee);
  if (roles.empty()) return absl::NotFoundError("no role of ours and no employment");
  session.roles.assign(roles.begin(), roles.end());
  return session;
}

void Complete(Session& session, const Scope& scope) {
  const auto has = [&](const char* role) {
    return std::find(session.roles.begin(), session.roles.end(), role) != session.roles.end();
  };
  const bool none_claimed = session.roles == std::vector<std::string>{kEmployee};
  if (none_claimed && !scope.leads_unit_ids.empty()) session.roles.push_back(kLineManager);
  if (!session.units.empty()) return;
  session.units = scope.leads_unit_ids;
  // A leader sees why their people are away: never beyond the units they lead.
  const bool leader = has(kLineManager) || has("area_manager");
  const std::string& home = scope.home_unit_id;
  const bool led =
      std::find(session.units.begin(), session.units.end(), home) != session.units.end();
  if (!leader && !led && !home.empty()) session.units.push_back(home);
}

absl::StatusOr<std::map<std::string, std::string>> ParseRoleNames(const std::string& text) {
  std::map<std::string, std::string> names;
  for (const std::string& pair : Split(text, ",")) {
    const size_t equals = pair.rfind('=');
    const std::string role = equals == std::string::npos ? "" : pair.substr(equals + 1);
    if (!IsRole(role)) {
      return absl::InvalidArgumentError("role_names: '" + pair + "': want name=role of ours");
    }
    names[pair.substr(0, equals)] = role;
  }
  return names;
}

}  // namespace vagtbro::gateway
