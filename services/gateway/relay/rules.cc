#include "gateway/relay/rules.h"

#include <google/protobuf/descriptor.h>

#include "vagtbro/access/v1/access.pb.h"

namespace vagtbro::gateway {
namespace {

using google::protobuf::MethodDescriptor;

const char* const kOps = "ops";
// The page counts down by the system's clock, not by the browser's; who plans has the clock.
const char* const kClock = "vagtbro.ops.v1.ClockService/GetClock";
const char* const kClockOf = "pool";

// "vagtbro.pool.v1" -> "pool".
std::string PeerOf(const std::string& package) {
  const size_t from = package.find('.') + 1;
  return package.substr(from, package.find('.', from) - from);
}

}  // namespace

std::string NameOf(const MethodDescriptor& method) {
  return method.service()->full_name() + "/" + method.name();
}

std::optional<MethodRule> RuleOf(const MethodDescriptor& method) {
  const auto& options = method.options();
  const bool house =
      options.GetExtension(access::v1::house_only) || options.ExtensionSize(access::v1::allow) == 0;
  if (house || method.client_streaming()) return std::nullopt;
  const bool personal = options.GetExtension(access::v1::personal);
  if (NameOf(method) == kClock) return MethodRule{&method, kClockOf, personal};
  const std::string peer = PeerOf(method.file()->package());
  if (peer == kOps) return std::nullopt;
  return MethodRule{&method, peer, personal};
}

std::vector<const MethodDescriptor*> AllMethods() {
  std::vector<const MethodDescriptor*> methods;
  for (const auto* file : ServiceFiles()) {
    for (int i = 0; i < file->service_count(); ++i) {
      for (int j = 0; j < file->service(i)->method_count(); ++j) {
        methods.push_back(file->service(i)->method(j));
      }
    }
  }
  return methods;
}

std::set<std::string> MethodsByUnit() {
  std::set<std::string> names;
  for (const MethodDescriptor* method : AllMethods()) {
    const auto* request = method->input_type();
    if (request->FindFieldByName("unit_id") != nullptr ||
        request->FindFieldByName("unit_ids") != nullptr) {
      names.insert(NameOf(*method));
    }
  }
  return names;
}

std::vector<MethodRule> OpenMethods() {
  std::vector<MethodRule> open;
  for (const MethodDescriptor* method : AllMethods()) {
    if (auto rule = RuleOf(*method)) open.push_back(*std::move(rule));
  }
  return open;
}

}  // namespace vagtbro::gateway
