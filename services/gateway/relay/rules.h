// The methods browsers and scripts may call, as the contracts say it beside each (access.proto).
//
// The services judge each call themselves, down to units and fields; the gateway asks the same
// rules as far as it can without knowing what belongs to which unit.
//
// Shape:   whatever is of the house alone is closed, and all of ops but the clock; the name of the
//          package is the name of the peer: vagtbro.pool.v1 is answered by `pool`.
// Source:  services/DECISIONS.md 49, 50.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace google::protobuf {
class FileDescriptor;
class MethodDescriptor;
}  // namespace google::protobuf

namespace vagtbro::gateway {

struct MethodRule {
  const google::protobuf::MethodDescriptor* method;
  std::string upstream;   // name of the peer
  bool personal = false;  // answers with data about people: a look goes into the access log
};

// "vagtbro.pool.v1.PoolService/ListGaps".
std::string NameOf(const google::protobuf::MethodDescriptor& method);

// nullopt: closed.
std::optional<MethodRule> RuleOf(const google::protobuf::MethodDescriptor& method);

// Every file of the contracts that has a service; made from proto/ when the build is set up.
std::vector<const google::protobuf::FileDescriptor*> ServiceFiles();
std::vector<const google::protobuf::MethodDescriptor*> AllMethods();
std::vector<MethodRule> OpenMethods();
// Names of those that answer for a unit, and for all units when none is named.
std::set<std::string> MethodsByUnit();

}  // namespace vagtbro::gateway
