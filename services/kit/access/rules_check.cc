#include <google/protobuf/descriptor.h>

#include "kit/access/request_field.h"
#include "kit/access/rights.h"

namespace vagtbro::kit {
namespace {

using access::v1::Allow;
using google::protobuf::MethodDescriptor;

std::string FaultInRule(const Allow& rule, const MethodDescriptor& method) {
  if (rule.roles().empty()) return "a rule names no role";
  for (const int role : rule.roles()) {
    if (role == access::v1::ROLE_UNSPECIFIED) return "a rule names the role UNSPECIFIED";
  }
  if (rule.reach() == access::v1::REACH_UNSPECIFIED) return "a rule has no reach";
  if (rule.reach() == access::v1::REACH_TENANT && !rule.by().empty()) {
    return "a rule over the municipality names a field";
  }
  if (rule.reach() == access::v1::REACH_SELF && rule.by_size() != 1) {
    return "a rule over oneself names one field";
  }
  for (const std::string& field : rule.by()) {
    if (!HasText(*method.input_type(), field)) return "the request has no text " + field;
  }
  if (!rule.signed_by().empty() && !HasText(*method.input_type(), rule.signed_by())) {
    return "the request has no text " + rule.signed_by();
  }
  for (const std::string& path : rule.hides()) {
    if (method.server_streaming()) return "a stream cannot hide";
    if (!HasPath(*method.output_type(), path)) return "the response has no " + path;
  }
  return "";
}

}  // namespace

void Hide(const Allow& rule, google::protobuf::Message* response) {
  for (const std::string& path : rule.hides()) ClearPath(response, path);
}

std::string FaultIn(const MethodDescriptor& method) {
  const int rules = method.options().ExtensionSize(access::v1::allow);
  const bool house_only = method.options().GetExtension(access::v1::house_only);
  if (rules == 0 && !house_only) return "no rule says who may call it";
  if (rules != 0 && house_only) return "it is for the house alone, and has rules for others";
  for (int i = 0; i < rules; ++i) {
    const std::string fault =
        FaultInRule(method.options().GetExtension(access::v1::allow, i), method);
    if (!fault.empty()) return fault;
  }
  return "";
}

}  // namespace vagtbro::kit
