#include "kit/access/rights.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/rpc/error_details.pb.h>

#include <algorithm>
#include <optional>
#include <set>

#include "absl/strings/cord.h"
#include "kit/access/request_field.h"

namespace vagtbro::kit {
namespace {

using access::v1::Allow;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

const char* const kEverywhere = "*";

absl::Status Denied(const std::string& reason, const std::string& message) {
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  absl::Status status = absl::PermissionDeniedError(message);
  status.SetPayload("type.googleapis.com/google.rpc.ErrorInfo",
                    absl::Cord(info.SerializeAsString()));
  return status;
}

bool Has(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool HasRole(const Principal& principal, const Allow& rule) {
  const auto roles = RolesOf(rule);
  return std::any_of(roles.begin(), roles.end(),
                     [&](access::v1::Role role) { return Has(principal.roles, NameOf(role)); });
}

bool IsOwn(const Principal& principal, const Message& request, const std::string& field) {
  const auto ids = IdsIn(request, field);
  return !principal.employment_id.empty() && ids.size() == 1 && ids[0] == principal.employment_id;
}

bool InOwnUnits(const Principal& principal, const std::string& field, const std::string& id,
                const UnitsBehind& units) {
  if (field == "unit_id") return Has(principal.units, id);
  const auto behind = units(principal.tenant_id, field, id);
  return std::any_of(behind.begin(), behind.end(),
                     [&](const std::string& unit) { return Has(principal.units, unit); });
}

absl::Status CheckUnits(const Principal& principal, const Allow& rule, const Message& request,
                        const UnitsBehind& units) {
  if (Has(principal.units, kEverywhere)) return absl::OkStatus();
  std::string foreign;
  for (const std::string& field : rule.by()) {
    const auto ids = IdsIn(request, field);
    const auto other = std::find_if(ids.begin(), ids.end(), [&](const std::string& id) {
      return !InOwnUnits(principal, SingularOf(field), id, units);
    });
    if (!ids.empty() && other == ids.end()) return absl::OkStatus();
    if (!ids.empty()) foreign = field + " " + *other;
  }
  if (!foreign.empty()) {
    return Denied("OTHER_UNIT", foreign +
                                    " is unknown or in none of your units; ask a planner of that "
                                    "unit, or have it delegated to you");
  }
  if (rule.by().empty()) {
    return Denied("NAME_A_UNIT",
                  "this is about all units at once, and not all are delegated to you");
  }
  std::string fields;
  for (const std::string& field : rule.by()) fields += (fields.empty() ? "" : " or ") + field;
  return Denied("NAME_A_UNIT", "set " + fields + " to something in your units");
}

// OK, or why this rule does not let them; only for those who have its role.
absl::Status CheckReach(const Principal& principal, const Allow& rule, const Message& request,
                        const UnitsBehind& units) {
  switch (rule.reach()) {
    case access::v1::REACH_TENANT:
      break;
    case access::v1::REACH_UNITS: {
      const absl::Status checked = CheckUnits(principal, rule, request, units);
      if (!checked.ok()) return checked;
      break;
    }
    case access::v1::REACH_SELF:
      if (rule.by_size() == 1 && IsOwn(principal, request, rule.by(0))) break;
      return Denied("NOT_YOURS", "this is for whoever it is about; set " +
                                     (rule.by().empty() ? std::string("it") : rule.by(0)) +
                                     " to your own employment");
    default:
      return Denied("ROLE_MISSING", "this method has a rule without a reach");
  }
  const bool to_sign = !rule.signed_by().empty() && IsThere(request, rule.signed_by());
  if (to_sign && !IsOwn(principal, request, rule.signed_by())) {
    return Denied("NOT_YOUR_NAME", "whoever acts answers for it; set " + rule.signed_by() +
                                       " to your own employment");
  }
  return absl::OkStatus();
}

// Of several refusals the one that says most: who has no role for it need not read about units.
int Weight(const absl::Status& refusal) {
  static const std::vector<std::string> order = {"ROLE_MISSING", "NOT_YOURS", "NAME_A_UNIT",
                                                 "OTHER_UNIT", "NOT_YOUR_NAME"};
  google::rpc::ErrorInfo info;
  const auto payload = refusal.GetPayload("type.googleapis.com/google.rpc.ErrorInfo");
  if (payload) info.ParseFromString(std::string(*payload));
  return static_cast<int>(std::find(order.begin(), order.end(), info.reason()) - order.begin());
}

absl::Status CheckDoor(const Principal& principal, const MethodDescriptor& method,
                       const Message& request) {
  if (method.options().GetExtension(access::v1::house_only)) {
    return Denied("HOUSE_ONLY", "only the services themselves call this");
  }
  const bool tenanted = request.GetDescriptor()->FindFieldByName("tenant_id") != nullptr;
  if (tenanted && IdsIn(request, "tenant_id") != std::vector{principal.tenant_id}) {
    return Denied("TENANT", "you are signed in to another municipality; set tenant_id to it");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Allow> MayCall(const Principal& principal, const MethodDescriptor& method,
                              const Message& request, const UnitsBehind& units) {
  const absl::Status door = CheckDoor(principal, method, request);
  if (!door.ok()) return door;
  absl::Status refusal = Denied("ROLE_MISSING", "none of your roles may do this");
  std::optional<Allow> found;
  for (int i = 0; i < method.options().ExtensionSize(access::v1::allow); ++i) {
    const Allow& rule = method.options().GetExtension(access::v1::allow, i);
    if (!HasRole(principal, rule)) continue;
    const absl::Status reached = CheckReach(principal, rule, request, units);
    if (!reached.ok()) {
      if (Weight(reached) > Weight(refusal)) refusal = reached;
    } else if (!found || rule.hides_size() < found->hides_size()) {
      found = rule;
    }
  }
  if (found) return *found;
  return refusal;
}

std::string NameOf(access::v1::Role role) {
  std::string name = access::v1::Role_Name(role).substr(std::string("ROLE_").size());
  for (char& c : name) c = c == '_' ? c : static_cast<char>(c - 'A' + 'a');
  return name;
}

std::vector<access::v1::Role> RolesOf(const Allow& rule) {
  using namespace access::v1;  // NOLINT(google-build-using-namespace): the names of this table
  std::set<Role> roles;
  for (const int role : rule.roles()) {
    switch (role) {
      case ROLE_PLANNING:
        roles.insert({ROLE_PLANNER, ROLE_LINE_MANAGER, ROLE_AREA_MANAGER, ROLE_COORDINATOR});
        break;
      case ROLE_LEADING:
        roles.insert({ROLE_LINE_MANAGER, ROLE_AREA_MANAGER});
        break;
      case ROLE_ANY:
        for (int each = ROLE_EMPLOYEE; each <= ROLE_OPS; ++each) {
          roles.insert(static_cast<Role>(each));
        }
        break;
      default:
        roles.insert(static_cast<Role>(role));
    }
  }
  return {roles.begin(), roles.end()};
}

}  // namespace vagtbro::kit
