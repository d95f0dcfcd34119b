// Rights: whether somebody may make a call, by the rules beside each method (access.proto).
//
// A pure function of the principal, the request and the units behind its ids; what no rule allows
// is refused. Services ask it on the owner thread, so that the units are those of the same moment.
//
// Errors:  PERMISSION_DENIED with a reason: TENANT, HOUSE_ONLY, ROLE_MISSING, NOT_YOURS,
//          NAME_A_UNIT, OTHER_UNIT, NOT_YOUR_NAME; the message says what to do.
// Source:  services/DECISIONS.md 50; OWASP ASVS 5.0 V8.2, V8.4.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "kit/access/principal.h"
#include "vagtbro/access/v1/access.pb.h"

namespace google::protobuf {
class Message;
class MethodDescriptor;
}  // namespace google::protobuf

namespace vagtbro::kit {

// Units behind the id in a field of a request: ("legeby", "gap_id", "gap-7"). A field shift_ids
// asks as shift_id, once for each. Empty: unknown here, or of no unit; a unit_id is never asked.
using UnitsBehind = std::function<std::vector<std::string>(
    const std::string& tenant, const std::string& field, const std::string& id)>;

// The rule that lets them; of several the one that hides least.
absl::StatusOr<access::v1::Allow> MayCall(const Principal& principal,
                                          const google::protobuf::MethodDescriptor& method,
                                          const google::protobuf::Message& request,
                                          const UnitsBehind& units);

// Empties what the rule hides from them.
void Hide(const access::v1::Allow& rule, google::protobuf::Message* response);

// "line_manager" of ROLE_LINE_MANAGER.
std::string NameOf(access::v1::Role role);
// Roles that people have, with those expanded that stand for several.
std::vector<access::v1::Role> RolesOf(const access::v1::Allow& rule);

// What is wrong with the rules beside a method, in words; empty: nothing. For tests of contracts.
std::string FaultIn(const google::protobuf::MethodDescriptor& method);

}  // namespace vagtbro::kit
