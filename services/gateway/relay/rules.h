// The methods browsers and scripts may call, and who may call them. What is not here is closed.
//
// The services judge each call themselves, down to units and fields; this is the outer wall, and
// holds for those that do not yet.
//
// Source:  services/DECISIONS.md 49.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vagtbro::gateway {

// What somebody may do, as the provider's claims say it; bits, so that a rule names several.
enum Role : unsigned {
  kEmployee = 1,
  kPlanner = 2,
  kLineManager = 4,
  kAreaManager = 8,
  kCoordinator = 16,
  kAdministrator = 32,
  kAuditor = 64,
  kOps = 128,
};
inline constexpr unsigned kPlanning = kPlanner | kLineManager | kAreaManager | kCoordinator;
inline constexpr unsigned kLeading = kLineManager | kAreaManager;
inline constexpr unsigned kAnyRole = 255;

// "line_manager" -> kLineManager; nullopt: no role of ours.
std::optional<Role> RoleOf(std::string_view name);
unsigned RolesOf(const std::vector<std::string>& names);

enum class Own { kNo, kYes };            // whoever it is about may call it as well
enum class Reads { kNothing, kPeople };  // a look at people: goes into the access log

struct MethodRule {
  std::string method;    // "vagtbro.pool.v1.PoolService/ListGaps"
  std::string upstream;  // name of the peer
  unsigned roles;        // who may call it about anybody
  Own own = Own::kNo;
  Reads reads = Reads::kNothing;
};

const std::vector<MethodRule>& OpenMethods();

// Methods that exist and are kept from browsers on purpose: other services, or the command line,
// call them.
const std::vector<std::string>& ClosedMethods();

}  // namespace vagtbro::gateway
