#include "gateway/oidc/identity.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "gateway/relay/rules.h"

namespace vagtbro::gateway {
namespace {

using nlohmann::json;

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

std::string Text(const json& claims, const std::string& name) {
  const auto found = claims.find(name);
  return found != claims.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

absl::StatusOr<Session> SessionOf(const json& claims, const ClaimNames& names) {
  Session session;
  session.account_key = HashOf(Text(claims, "iss") + "\n" + Text(claims, "sub"));
  session.employment_id = Text(claims, names.employment);
  session.units = Words(claims, names.units);
  std::set<std::string> roles;
  for (const std::string& name : Words(claims, names.roles)) {
    const auto known = names.roles_by_name.find(name);
    const std::string role = known == names.roles_by_name.end() ? name : known->second;
    if (RoleOf(role)) roles.insert(role);
  }
  if (!session.employment_id.empty()) roles.insert("employee");
  if (roles.empty()) return absl::NotFoundError("no role of ours and no employment");
  session.roles.assign(roles.begin(), roles.end());
  return session;
}

absl::StatusOr<std::map<std::string, std::string>> ParseRoleNames(const std::string& text) {
  std::map<std::string, std::string> names;
  for (const std::string& pair : Split(text, ",")) {
    const size_t equals = pair.rfind('=');
    const std::string role = equals == std::string::npos ? "" : pair.substr(equals + 1);
    if (!RoleOf(role)) {
      return absl::InvalidArgumentError("role_names: '" + pair + "': want name=role of ours");
    }
    names[pair.substr(0, equals)] = role;
  }
  return names;
}

}  // namespace vagtbro::gateway
